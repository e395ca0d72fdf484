//! The rows of `data/judge/`, each with its cases; `README.md` there tells how
//! they are written.

use bantin::Analyzer;

/// What is wrong with rows of the user's own.
fn faults(rows: &str) -> Vec<String> {
    let analyzer = Analyzer::builder().judgements(rows, "own").unwrap().build();
    let faults = analyzer.check_judgements().faults.into_iter();
    let own = faults.filter(|fault| fault.origin == "own");
    own.map(|fault| fault.to_string()).collect()
}

fn error(rows: &str) -> String {
    let built = Analyzer::builder().judgements(rows, "own");
    built
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn every_row_does_what_its_cases_say() {
    let report = Analyzer::new().check_judgements();
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(report.rows > 0 && report.cases >= 2 * report.rows);
}

#[test]
fn a_row_that_decides_nothing_is_named() {
    let rows = "
[duration]
of-a-week  marked  tròn ⟦#days⟧
+ Lễ hội diễn ra ròng rã tròn ⟦7 ngày⟧. | duration P7D | 7 ngày
- Lễ hội diễn ra ⟦7 ngày⟧. | duration P7D | 7 ngày
";
    let found = faults(rows);
    assert_eq!(
        found,
        ["own, line 4: `of-a-week`: nothing changes without the row"]
    );
}

#[test]
fn a_case_that_the_row_does_not_decide_is_named() {
    let rows = "
[duration]
idle  never  nồi_lẩu ⟦#days⟧
+ Ông ninh ⟦3 ngày⟧. | duration P3D | 3 ngày
+ Ông nấu nồi lẩu ⟦3 ngày⟧. |
- Bà nấu nồi lẩu ⟦3 ngày⟧. |
";
    let found = faults(rows);
    assert_eq!(
        found,
        [
            "own, line 4: `idle`: the row does not decide here",
            "own, line 6: `idle`: the row decides here"
        ]
    );
}

#[test]
fn a_row_that_cannot_be_read_is_named() {
    let section = |row: &str| format!("# head\n[duration]\n{row}\n");
    for (row, said) in [
        ("a never ngày", "a pattern has `⟦` and `⟧`"),
        ("a nevr ⟦⟧", "`nevr` is no verdict; write one of never,"),
        ("a prefer days ⟦⟧", "`days` is no kind; write one of date,"),
        ("a never <no-such-set> ⟦⟧", "`no-such-set` is no set"),
        (
            "a never {wrod} ⟦⟧",
            "`wrod` is no kind of phrases; write one of word,",
        ),
        ("a never ⟦#hous⟧", "`#hous` is no test; write one of name,"),
        (
            "a never ngày||giờ ⟦⟧",
            "there is nothing before, behind or between `|`",
        ),
        ("a never ..x ⟦⟧", "`x` is no number of atoms"),
        ("+ Text. |", "a case stands below its row"),
        ("a never ⟦⟧", "`a` has no case for it, a line with `+`"),
        (
            "a never ⟦⟧\n+ Text. |",
            "`a` has no case against it, a line with `-`",
        ),
    ] {
        let message = error(&section(row));
        let named = message.starts_with("own, line 3: ");
        assert!(named && message.contains(said), "{row}: {message}");
    }
    for (rows, said) in [
        ("a never ⟦⟧", "line 1: a section comes first"),
        ("[]", "line 1: a section names the rules"),
        ("[x]\na keep ⟦⟧\n+ Text.", "line 3: behind the text `|`"),
        (
            "[x]\na keep ⟦⟧\n+ Text. | date 2018",
            "line 3: a fact is two columns",
        ),
        (
            "[x]\na keep ⟦⟧\na keep ⟦⟧",
            "line 3: there is a row `a` already",
        ),
    ] {
        let message = error(rows);
        assert!(message.contains(said), "{rows}: {message}");
    }
}

#[test]
fn a_row_of_the_users_own_is_the_last_word() {
    let text = "Xe khách cháy lúc 15 giờ.";
    let rows = "
[time.clock]
burns  never  cháy lúc ⟦⟧
+ Xe cháy lúc ⟦15 giờ⟧. | duration PT15H | 15 giờ
- Xe chạy lúc ⟦15 giờ⟧. | time T15:00 | 15 giờ
";
    assert_eq!(faults(rows), [""; 0]);
    let analyzer = Analyzer::builder().judgements(rows, "own").unwrap().build();
    let kinds = |analyzer: &Analyzer| {
        let facts = analyzer.analyze(text, None).facts;
        facts.iter().map(|f| f.kind().name()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&Analyzer::new()), ["time"]);
    assert_eq!(kinds(&analyzer), ["duration"]);
    let off = Analyzer::builder().judgements(rows, "own").unwrap();
    assert_eq!(kinds(&off.without_row("burns").unwrap().build()), ["time"]);
}

#[test]
fn what_a_row_decides_is_explained() {
    let text = "Xe khách cháy lúc 15 giờ.";
    let proposals = Analyzer::new().explain(text, None).proposals;
    let of = |kind: &str| proposals.iter().find(|p| p.kind_name() == kind).unwrap();
    assert_eq!(of("time").decided_by(), Some("tells-the-hour"));
    assert_eq!(of("duration").judged, ["tells-the-hour"]);
}
