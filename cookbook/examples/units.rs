//! Units, currencies, figures and judgements of one's own.

use std::error::Error;

use bantin::{Analyzer, extend::Pattern};

/// Canonical unit, what it measures, how many of it one is, spellings.
const UNITS: &str = "
kg\tmass\t20\tgiạ|giạ lúa
m2\tarea\t1000\tcông đất|công tầm cấy
";

/// What the words around a figure mean, with a case for the row and one against it.
const JUDGEMENTS: &str = "
[duration]
race-of-days  never  giải_chạy ⟦#days⟧    # a race that is called so
+ Bà đăng ký giải chạy ⟦3 ngày⟧. |
- Bà chạy bộ ⟦3 ngày⟧. | duration P3D | 3 ngày
";

fn main() -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::builder()
        .units(UNITS, "my units")?
        .currency("đồng vàng", "XAU")?
        .judgements(JUDGEMENTS, "my judgements")?
        .recogniser(Pattern::new("stock", r"\b(?<value>[A-Z]{3}) \(HOSE\)")?)
        .build();
    if let Some(fault) = analyzer.check_own_judgements().faults.first() {
        return Err(fault.to_string().into());
    }
    let text = "Vụ này 3 công đất cho 60 giạ lúa, giá 2 đồng vàng. \
                Mã VNM (HOSE) tài trợ giải chạy 3 ngày.";
    for fact in analyzer.analyze(text, None).facts {
        let measure = fact.value.as_quantity().and_then(|quantity| {
            let (unit, factor) = quantity.measure?;
            Some(format!(
                " = {} {unit}",
                (quantity.amount.single()? * factor).normalize()
            ))
        });
        println!("{}{}", fact.value, measure.unwrap_or_default());
    }
    Ok(())
}
