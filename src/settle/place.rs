//! [`Place`]: how a time stands in its sentence.

use std::ops::Range;

use crate::{
    phrase::{phrases::Phrases, weekday::weekdays},
    settle::{issuer::is_date_of_paper, sentence::Sentence},
    value::{
        fact::Fact,
        kind::Kind,
        when::{DateExpr, End, When, YearRef},
    },
    vocabulary::{
        WordId,
        class::Class,
        named::{
            BACK_THEN, BEFORE, BORN, COLON, COMMA, DOT, FALLS_ON, FROM, GOES_ON_WITH, HIGHER_THAN,
            IS_OVER, LEADS_TO, LONG_BEHIND, MAY_LIE_AHEAD, MEASURED_WITH, MEASURES_BY,
            MEASURES_BY_NEXT, OPEN_BRACKET, SAME_DAY, SAYS, SAYS_AGAIN, SEASON_OF_TWO_YEARS,
            SEMICOLON, TAKES_PLACE, WILL, WITHIN,
        },
        set::Set,
    },
};

/// How the expression being resolved stands in its sentence.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    /// Its first atom.
    pub at: usize,
    pub sentence: u32,
    /// Where its clause begins behind a comma or semicolon.
    pub clause: Option<usize>,
    /// The last `và` or `rồi` with a verb behind it in its clause: `họp ngày 8/1 và xử ngày 27/6`.
    pub joined: Option<usize>,
    /// What its clause begins with.
    pub head: WordId,
    /// It opens its sentence: `Năm 2015, …`.
    pub opens: bool,
    /// A comma follows it.
    pub followed: bool,
    /// It ends its sentence.
    pub ends: bool,
    /// It opens a sentence with the day last told of: `Cùng ngày, …`.
    pub same_day: bool,
    /// It is no step of the story: the day before, which what happened is compared
    /// with, a day of a life (`sinh ngày 5/3/1990`, `(5/3/1990)`), the date of a paper.
    pub aside: bool,
    /// Something else is measured by it: `so với tháng trước`, `kế hoạch năm 2017`.
    pub compared: bool,
    /// It is the period before the one that is told of: `tăng so với tháng trước`.
    pub before_told: bool,
    /// Something lasts from it on.
    pub begins: bool,
    /// It is of a season or a school year: `mùa giải 2017-2018`.
    pub season: bool,
    /// Its shape alone says what it is: the year of an event, of a title.
    pub bare: bool,
    /// It is of an event that takes place: `Festival Huế 2018 diễn ra …`.
    pub held: bool,
    /// It is of an event that is still to be reached: `vòng loại World Cup 2018`.
    pub sought: bool,
    /// It is told of long behind its year too: `Hoa hậu Biển 2016`, `từng dự World Cup 2014`.
    pub long_behind: bool,
    /// It may lie ahead: `sẽ khai mạc ngày 5/9`.
    pub ahead: bool,
    /// Nothing but the word before it says so: `đến hết tháng 6`.
    pub until: bool,
    /// It is over: `hồi tháng 3`.
    pub past: bool,
    /// So is what happened on it: `Ngày 5/9, xã đã mở lại chợ`.
    pub over: bool,
    /// It says the day told before it again: `ngày 12/2/2014, tức 13 tháng Giêng`.
    pub says_again: bool,
    /// It has two ends.
    pub ranged: bool,
    /// A weekday stands beside its day, of two beside the first; Monday is 0.
    pub weekday: Option<u32>,
    /// One stands beside its second day.
    pub weekday_of_end: Option<u32>,
    /// It is the weekday on which a day falls: `2/9 rơi vào thứ Hai`, `2/9 (thứ Hai)`.
    pub falls_on: bool,
    /// The words before it plan: `sẽ ra mắt thứ Năm`.
    pub planned: bool,
    /// They do so in the same clause.
    pub planned_here: bool,
    /// `cả năm` stands before it in the sentence, at this atom.
    pub whole_year: Option<usize>,
}

impl Place {
    /// The place of an expression of the atoms `at..to`, behind these facts.
    pub fn of(
        sentence: &mut Sentence,
        facts: &[Fact],
        (at, to): (usize, usize),
        bare: bool,
        when: &When,
    ) -> Place {
        let p = sentence.p;
        let start = sentence.go_to(at);
        let clause = clause_start(p, start, at);
        let ahead = is_ahead(sentence, start, at);
        let sought = bare && is_sought(p, start, at);
        let mut weekdays = weekdays_of(p, at..to, when);
        Place {
            at,
            sentence: p.atom(at).sentence,
            clause: p.behind(clause, PARTS_STAGES).then_some(clause),
            joined: goes_on_at(p, clause, at),
            head: p.word(clause),
            opens: opens_sentence(p, at),
            followed: p.is(to, COMMA),
            ends: p.is(to, DOT),
            same_day: p.opens(at) && p.phrase_before(to, SAME_DAY).is_some(),
            aside: is_aside(p, facts, at, when),
            compared: is_compared(p, at),
            before_told: is_before_told(p, at, to),
            begins: p.behind(at, FROM),
            season: is_season(p, start, (at, to), when),
            bare,
            held: bare && !sought && is_held(p, to),
            sought,
            long_behind: bare && is_told_long_behind(p, start, at),
            ahead: ahead != Ahead::No,
            until: ahead == Ahead::Until,
            past: p.behind(at, BACK_THEN) && !is_on_the_clock(when),
            over: is_over(p, to),
            says_again: says_again(p, facts, at, when),
            ranged: matches!(when, When::Range(..)),
            weekday: weekdays.next(),
            weekday_of_end: match when {
                When::Range(..) => weekdays.next(),
                _ => None,
            },
            falls_on: is_lone_weekday(when)
                && (p.phrase_before(at, FALLS_ON).is_some() || is_in_brackets(p, facts, at)),
            planned: sentence.plans(start, at) || is_promised(p, to),
            planned_here: sentence.plans(clause, at),
            whole_year: match when {
                When::SamePeriod(_) => sentence.whole_year(),
                _ => None,
            },
        }
    }

    /// How the end of a range stands.
    pub fn of_end(self) -> Place {
        Place {
            weekday: self.weekday_of_end,
            ..self
        }
    }

    /// The same with so many atoms more before it.
    pub fn behind(mut self, passed: usize) -> Place {
        self.at += passed;
        self.clause = self.clause.map(|at| at + passed);
        self.joined = self.joined.map(|at| at + passed);
        self.whole_year = self.whole_year.map(|at| at + passed);
        self
    }
}

const PARTS_STAGES: &Set = &COMMA.or(SEMICOLON);
const PARTS_CLAUSES: &Set = &COMMA.or(SEMICOLON).or(OPEN_BRACKET).or(COLON);

/// Where the clause that leads up to `at` begins, not before `start`.
fn clause_start(p: &Phrases, start: usize, at: usize) -> usize {
    const CLAUSE: usize = 12;
    let from = start.max(at.saturating_sub(CLAUSE));
    let sign = (from..at).rev().find(|&n| p.is(n, PARTS_CLAUSES));
    sign.map_or(from, |n| n + 1)
}

/// Whether the expression at `at` opens its sentence: `Năm 2015, …`, `Riêng trong năm 2015, …`.
fn opens_sentence(p: &Phrases, at: usize) -> bool {
    let within = || p.behind(at, WITHIN) && (p.opens(at - 1) || at > 1 && p.opens(at - 2));
    p.opens(at) || within()
}

fn is_aside(p: &Phrases, facts: &[Fact], at: usize, when: &When) -> bool {
    let date = match when {
        When::Point(point) => point.date,
        _ => None,
    };
    let of_paper = facts
        .last()
        .is_some_and(|last| last.kind() == Kind::Document && is_date_of_paper(p, last, at));
    let before = matches!(date, Some(DateExpr::DaySpoken(days)) if days < 0);
    let in_brackets = p.behind(at, OPEN_BRACKET) && date.is_some_and(|date| date.names_year());
    of_paper || before || p.behind(at, BORN) || in_brackets
}

/// The last `và` or `rồi` before `at` with a verb behind it.
fn goes_on_at(p: &Phrases, clause: usize, at: usize) -> Option<usize> {
    let does = |n: &usize| p.is(*n, GOES_ON_WITH) && p.word_has(n + 1, Class::VERBAL);
    (clause..at.saturating_sub(1)).rev().find(does)
}

/// `ngày 12/2/2014, tức 13 tháng Giêng`: a day right behind another one.
fn says_again(p: &Phrases, facts: &[Fact], at: usize, when: &When) -> bool {
    let (Some(said), Some(last)) = (p.phrase_before(at, SAYS_AGAIN), facts.last()) else {
        return false;
    };
    let end = p.first_from(last.span.end);
    let beside = end == said || p.is(end, COMMA) && end + 1 == said;
    beside && last.kind() == Kind::Date && matches!(when, When::Point(_))
}

/// The weekdays in the expression of these atoms, where they say of which year a day may be.
fn weekdays_of(p: &Phrases, atoms: Range<usize>, when: &When) -> impl Iterator<Item = u32> {
    // A weekday with a day and month has more atoms than these alone.
    const LEAST: usize = 4;
    let date = match when {
        When::Point(point) | When::Range(_, End::At(point)) => point.date,
        _ => None,
    };
    let open = match date {
        Some(DateExpr::Restated { year, .. } | DateExpr::Day { year, .. }) => {
            year == YearRef::Missing
        }
        _ => false,
    };
    // `thứ Sáu ngày 13`
    let alone = matches!(date, Some(DateExpr::Day { month: None, .. }));
    // `thứ Sáu (29/11)`
    let behind = p.behind(atoms.start, OPEN_BRACKET);
    let first = atoms.start.saturating_sub(if behind { LEAST } else { 0 });
    let looks = open
        && (behind || p.is(atoms.end, OPEN_BRACKET) || atoms.len() + usize::from(alone) > LEAST);
    // `ngày 14/3 (thứ Tư)`
    let end = atoms.end + usize::from(p.is(atoms.end, OPEN_BRACKET)) * 2;
    let named = looks.then(|| weekdays(p, first..end));
    named.into_iter().flatten().map(|(weekday, _)| weekday)
}

/// A weekday whose week nothing tells.
fn is_lone_weekday(when: &When) -> bool {
    let is_lone = |date| matches!(date, Some(DateExpr::Weekday { week: None, .. }));
    matches!(when, When::Point(point) if is_lone(point.date))
}

/// Whether what stands in brackets at `at` is right behind a day.
fn is_in_brackets(p: &Phrases, facts: &[Fact], at: usize) -> bool {
    let beside = |day: &Fact| p.first_from(day.span.end) + 1 == at;
    let is_day = |fact: &Fact| matches!(fact.kind(), Kind::Date | Kind::Time) && beside(fact);
    p.behind(at, OPEN_BRACKET) && facts.last().is_some_and(is_day)
}

/// `vào hồi 7 giờ ngày 4/7`
fn is_on_the_clock(when: &When) -> bool {
    matches!(when, When::Point(point) if point.clock.is_some())
}

/// `Thứ Năm, đội bóng sẽ lên đường`: what is to come behind `to`, not what is said there of it.
fn is_promised(p: &Phrases, to: usize) -> bool {
    const BEHIND: usize = 12;
    const ENDS: &Set = &SAYS.or(IS_OVER).or(DOT).or(SEMICOLON);
    (to..to + BEHIND)
        .take_while(|&n| !p.is(n, ENDS))
        .any(|n| p.is(n, WILL))
}

/// `Ngày 5/9, xã đã mở lại chợ`: what has happened on the day that ends at `to`.
fn is_over(p: &Phrases, to: usize) -> bool {
    const BEHIND: usize = 9;
    const ENDS: &Set = &WILL.or(PARTS_STAGES).or(DOT).or(SEMICOLON);
    let goes_on = |n: &usize| !p.is(*n, ENDS) && p.atom(*n).sentence == p.atom(to).sentence;
    let mut words = (to + 1..to + BEHIND).take_while(goes_on);
    p.is(to, COMMA) && words.any(|n| p.is(n, IS_OVER))
}

/// Whether the event whose year ends at `to` takes place.
fn is_held(p: &Phrases, to: usize) -> bool {
    const BEHIND: usize = 3;
    let takes_place = |n: usize| p.phrase(n, TAKES_PLACE).is_some();
    p.is(to, COLON) || (to..to + BEHIND).any(takes_place)
}

/// Whether what leads to the event with its year at `at` is told of.
fn is_sought(p: &Phrases, start: usize, at: usize) -> bool {
    shortly_before(start, at).any(|n| p.phrase(n, LEADS_TO).is_some())
}

/// Whether who holds a title, or what once was, is named with its year at `at`.
fn is_told_long_behind(p: &Phrases, start: usize, at: usize) -> bool {
    shortly_before(start, at).any(|n| p.phrase(n, LONG_BEHIND).is_some())
}

/// The atoms before the name of an event, and of it.
fn shortly_before(start: usize, at: usize) -> Range<usize> {
    const BEFORE: usize = 10;
    start.max(at.saturating_sub(BEFORE))..at
}

/// Whether a stretch is of a season or a school year, by the words before it or in it.
fn is_season(p: &Phrases, start: usize, (at, to): (usize, usize), when: &When) -> bool {
    let mut words = shortly_before(start, at).chain(at..to);
    matches!(when, When::Range(..)) && words.any(|n| p.phrase(n, SEASON_OF_TWO_YEARS).is_some())
}

/// Whether the words that lead up to `at`, back to the last sign, measure by it.
fn is_compared(p: &Phrases, at: usize) -> bool {
    const BEFORE: usize = 7;
    let mut words = (at.saturating_sub(BEFORE)..at)
        .rev()
        .take_while(|&n| p.is_word(n) || p.is_digits(n));
    p.behind(at, MEASURES_BY_NEXT) || words.any(|n| p.phrase(n, MEASURES_BY).is_some())
}

/// Whether figures are measured at `at..to` by the period before: `so với tháng trước`,
/// `cao hơn năm trước`; but `năm ngoái` is the last one.
fn is_before_told(p: &Phrases, at: usize, to: usize) -> bool {
    const NEAR: usize = 5;
    let mut words = (at.saturating_sub(NEAR)..at)
        .rev()
        .take_while(|&n| p.is_word(n));
    let measured = p.behind(at, HIGHER_THAN) || words.any(|n| p.phrase(n, MEASURED_WITH).is_some());
    to == at + 2 && p.is(to - 1, BEFORE) && measured
}

/// What says that a time may lie ahead.
#[derive(Clone, Copy, PartialEq)]
enum Ahead {
    No,
    /// The word before it alone.
    Until,
    /// The sentence around it.
    Planned,
}

/// Whether the sentence around `at` tells of what is to come.
fn is_ahead(sentence: &mut Sentence, start: usize, at: usize) -> Ahead {
    const BEHIND: usize = 8;
    let p = sentence.p;
    // `Đến ngày 2/12, …` goes on with the story.
    let opens = at > 0 && p.opens(at - 1);
    if sentence.plans(start, at + BEHIND) {
        Ahead::Planned
    } else if p.behind(at, MAY_LIE_AHEAD) && !opens {
        Ahead::Until
    } else {
        Ahead::No
    }
}
