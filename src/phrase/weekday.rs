//! Weekdays by their names, alone and in a row.

use crate::phrase::phrases::Phrases;

/// The weekday at `at` and the atom behind it; Monday is 0.
pub(crate) fn weekday_name(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    if p.is_any(at, &["chủ", "chúa"]) && p.is_any(at + 1, &["nhật", "nhựt"]) {
        // `công chúa Nhật Bản`
        let noble = p.key_before(at) == "công" || p.is(at + 2, "bản");
        return (!noble).then_some((6, at + 2));
    }
    if !p.is(at, "thứ") {
        return None;
    }
    let day = match p.key(at + 1) {
        "hai" | "2" => 0,
        "ba" | "3" => 1,
        "tư" | "4" => 2,
        "năm" | "5" => 3,
        "sáu" | "6" => 4,
        "bảy" | "bẩy" | "7" => 5,
        _ => return None,
    };
    Some((day, at + 2))
}

/// `thứ bảy, chủ nhật`, `vào thứ 3 và thứ 5`, `từ thứ hai đến thứ sáu`: whether `thứ` at
/// `at` stands in a row of weekdays, so that it is no place in an order.
pub(crate) fn in_weekday_row(p: &Phrases, at: usize) -> bool {
    const JOINS: [&str; 7] = [",", "và", "-", "hoặc", "hay", "đến", "tới"];
    const PART_OF_DAY: [&str; 6] = ["vào", "hôm", "sáng", "chiều", "tối", "cả"];
    const WEEKLY: [&str; 4] = ["hằng", "hàng", "mỗi", "trong"];
    // `các ngày quay số thứ 4 và thứ 6`
    const DAYS: usize = 6;
    let joins = |at: usize| p.is_any(at, &JOINS);
    // A row has no more days than a week.
    let mut first = at;
    while first >= 3
        && at - first < 3 * 7
        && joins(first - 1)
        && weekday_name(p, first - 3).is_some()
    {
        first -= 3;
    }
    let mut row = Vec::new();
    let mut end = first;
    while let Some((weekday, to)) = weekday_name(p, end).filter(|_| row.len() < 2 * 7) {
        row.push(weekday);
        end = to + usize::from(joins(to));
    }
    if row.len() < 2 {
        return false;
    }
    let last_end = first + 3 * row.len() - 1;
    let has_sunday = row.contains(&6);
    let weekly = p.is_any(last_end, &WEEKLY) && p.is(last_end + 1, "tuần");
    let range = row.len() == 2
        && row[0] < row[1]
        && p.is_any(first + 2, &["đến", "tới"])
        && p.follows_any(first, &["từ", "là", ":", "("]);
    let of_days = (first.saturating_sub(DAYS)..first).any(|at| p.are(at, &["các", "ngày"]));
    let attached = p.follows_any(first, &PART_OF_DAY);
    has_sunday || weekly || range || of_days || attached
}
