//! Which points of different grains stand in one series, and which of one grain do.

use crate::{
    grammar::series::{
        item::Item,
        share::{Grain, grain},
    },
    phrase::phrases::Phrases,
    vocabulary::{
        class::Class,
        named::{DASH, DAY, EARLY_MORNING, UNTIL_OR_NEXT},
    },
};

pub(super) fn same_grain(items: &[Item]) -> bool {
    items
        .windows(2)
        .all(|pair| grain(&pair[0].point) == grain(&pair[1].point))
}

/// `đêm 17 và ngày 18/5`
pub(super) fn night_and_day(p: &Phrases, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let grains = (grain(&first.point), grain(&last.point));
    grains == (Grain::Part, Grain::Day) && p.is(last.from, DAY)
}

/// `đêm 15 đến 17/7`
pub(super) fn from_part_to_day(p: &Phrases, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let grains = (grain(&first.point), grain(&last.point));
    grains == (Grain::Part, Grain::Day) && p.is(first.to, UNTIL_OR_NEXT)
}

/// `ngày 15/6 - rạng sáng 16/6`
pub(super) fn from_day_into_morning(p: &Phrases, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let grains = (grain(&first.point), grain(&last.point));
    let joined = p.is(first.to, DASH) && p.phrase(last.from, EARLY_MORNING).is_some();
    grains == (Grain::Day, Grain::Part) && joined
}

/// `tập huấn 2 đến 9/8`: from a day to a later one; but `tổ 2 đến 9/8 mới họp`.
pub(super) fn is_day_to_day(p: &Phrases, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let bare = p.is_digits(first.from) && first.to == first.from + 1;
    let rises = bare && p.int(first.from) < p.int(last.from);
    // `mở cửa 28 đến 30-9`, but `cửa 28`
    let label = p.class_before(first.from).has(Class::ANY_LABEL)
        && p.word_start(first.from - 1) == first.from - 1;
    rises && !label
}
