//! The calendar point at an atom.

use crate::{
    grammar::point::{
        edge::edge,
        era::{century, decade, decade_years, season},
        found::Found,
        headed::headed,
        lunar::{lunar_year, new_years_eve},
        lunar_day::full_moon,
        month::month_alone,
        numeric::{Lead, numeric},
        quarter::quarter,
        same::same,
        week::week,
        weekday::weekday,
        year::year,
    },
    phrase::phrases::Phrases,
};

/// Whether a calendar point may begin at the atom; keeps the tape's walk cheap.
pub(crate) fn may_start(p: &Phrases, at: usize) -> bool {
    p.is_digits(at)
        || matches!(
            p.key(at),
            "ngày"
                | "hôm"
                | "mùng"
                | "mồng"
                | "tháng"
                | "quý"
                | "năm"
                | "thập"
                | "những"
                | "thế"
                | "tuần"
                | "cuối"
                | "đầu"
                | "giữa"
                | "trung"
                | "thượng"
                | "hạ"
                | "thứ"
                | "chủ"
                | "chúa"
                | "cùng"
                | "rằm"
                | "bữa"
                | "mùa"
                | "hè"
                | "giao"
        )
}

/// The calendar point that begins at `at`, the longest reading of it.
pub(crate) fn point(p: &Phrases, at: usize) -> Option<Found> {
    if p.is_digits(at) {
        return numeric(p, Lead::Bare, at);
    }
    match p.key(at) {
        "đầu" | "cuối" | "giữa" | "trung" | "thượng" | "hạ" => edge(p, at),
        "ngày" | "hôm" | "mùng" | "mồng" | "bữa" => headed(p, at),
        "tháng" => month_alone(p, at),
        "quý" => quarter(p, at),
        "năm" => year(p, at),
        "những" if p.is(at + 1, "năm") => decade_years(p, at),
        "thập" | "những" => decade(p, at),
        "thế" => century(p, at),
        "tuần" => week(p, at),
        "thứ" | "chủ" | "chúa" => weekday(p, at),
        "cùng" => same(p, at),
        "rằm" => full_moon(p, at),
        "giao" if p.is(at + 1, "thừa") => {
            let (year, to) = lunar_year(p, at + 2);
            Some(new_years_eve(to, year))
        }
        "hè" if p.word_start(at) == at && p.key_before(at) != "mùa" => season(p, at),
        "mùa" if p.is_any(at + 1, &["xuân", "hè", "thu", "đông", "hạ"]) => season(p, at),
        _ => None,
    }
}
