//! The line that prints the time of publication.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

use super::{
    parts::Published,
    source::paper_at_head,
    tables::{AGENCIES, AGENCY, AUTHOR, FURNITURE, LABEL, PHRASES, SECTION, SECTIONS, STAMP},
    words::{WordList, Words, is_name, with_first_key},
};
use crate::{normalize::is_letter, span::Span};

/// A timestamp line and what else is printed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub published: Published,
    pub section: Option<Span>,
    pub source: Option<Span>,
    pub byline: Option<Span>,
    pub furniture: Vec<Span>,
}

/// Something that a word of the line was read as.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Date(NaiveDate),
    Clock(NaiveTime),
    /// Belongs to the time but adds nothing to it, as a weekday does.
    Beside,
    Zone(FixedOffset),
    Word,
}

/// A part and the words `from..to` that it covers.
struct Piece {
    part: Part,
    from: usize,
    to: usize,
}

/// Reads a line that holds a date and nothing but what pages print beside it.
/// A sentence with a date in it is none; neither is an impossible date.
pub(super) fn read(line: &str, start: usize) -> Option<Stamp> {
    if line.len() > 2000 || !may_hold_date(line) || !begins_as_stamp(line) {
        return None;
    }
    let list = WordList::new(line, start);
    let words = list.all();
    let between = |from: usize, to: usize| -> &str {
        &line[words.span(from).end - start..words.span(to).start - start]
    };
    let pieces = pieces(words, &between);
    let date_at = pieces
        .iter()
        .position(|piece| matches!(piece.part, Part::Date(_)))?;
    let Part::Date(date) = pieces[date_at].part else {
        return None;
    };

    // The time runs from the date to both sides, as far as all belongs to it.
    let belongs =
        |piece: &Piece| matches!(piece.part, Part::Clock(_) | Part::Beside | Part::Zone(_));
    let mut first = date_at;
    while first > 0 && belongs(&pieces[first - 1]) {
        first -= 1;
    }
    let mut last = date_at;
    while last + 1 < pieces.len() && belongs(&pieces[last + 1]) {
        last += 1;
    }
    let group = &pieces[first..=last];
    let clock = group.iter().find_map(|piece| match piece.part {
        Part::Clock(clock) => Some(clock),
        _ => None,
    });
    let zone = group.iter().find_map(|piece| match piece.part {
        Part::Zone(zone) => Some(zone),
        _ => None,
    });
    let (from, to) = (pieces[first].from, pieces[last].to);
    let mut end = words.span(to - 1).end;
    // The bracket of `(GMT+7)`.
    let time = words.span(from).start;
    if line[end - start..].starts_with(')') && line[time - start..].contains('(') {
        end += 1;
    }
    // `(26 tháng Chạp)`: the day in another calendar.
    let behind = line[end - start..].trim();
    let other = behind.starts_with('(') && behind.ends_with(')') && words.len() - to <= 8;
    let mut stamp = Stamp {
        published: Published {
            span: Span::new(time, end),
            time: date.and_time(clock.unwrap_or_default()),
            has_clock: clock.is_some(),
            zone: zone.filter(|_| clock.is_some()),
        },
        section: None,
        source: None,
        byline: None,
        furniture: Vec::new(),
    };
    let explained = stamp.explain(line, start, words.before(from))
        && (other || stamp.explain(line, start, words.from(to)));
    explained.then_some(stamp)
}

/// Whether the line has what every date has: a year between 1900 and 2099 with another
/// number beside it, or before the word before it. The words of other lines need not
/// be cut.
fn may_hold_date(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr2_iter(b'1', b'2', bytes).any(|at| {
        matches!(bytes.get(at..at + 2), Some(b"19" | b"20"))
            && digit(at + 2)
            && digit(at + 3)
            && !digit(at + 4)
            && (at == 0 || !digit(at - 1))
            && has_number_beside(&line[..at], &line[at + 4..])
    })
}

fn has_number_beside(before: &str, behind: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let mark = |c: char| !c.is_ascii_digit() && !is_letter(c);
    let before = before.trim_end_matches(mark);
    let farther = before.trim_end_matches(is_letter).trim_end_matches(mark);
    before.ends_with(digit)
        || farther.ends_with(digit)
        || behind.trim_start_matches(mark).starts_with(digit)
}

/// Whether the line begins as those do that [`Stamp::explain`] takes: with the time
/// itself, with words of the page, or with a name. Sentences with a date mostly do not.
fn begins_as_stamp(line: &str) -> bool {
    const TIME: [&str; 11] = [
        "ngày", "lúc", "t", "thứ", "chủ", "cn", "gmt", "utc", "vào", "hồi", "giờ",
    ];
    let known = |first: &str| {
        first.starts_with(|c: char| c.is_ascii_digit())
            || first == "a"
            || TIME.contains(&first)
            || PHRASES
                .opened_by(first, FURNITURE | LABEL | STAMP | AUTHOR)
                .or_else(|| SECTIONS.opened_by(first, SECTION))
                .or_else(|| AGENCIES.opened_by(first, AGENCY))
                .is_some()
    };
    may_begin_with_name(line) || with_first_key(line, known)
}

/// Not so where a single word comes before one in small letters, which must not be the
/// `và` between two names.
fn may_begin_with_name(line: &str) -> bool {
    let mut tokens = line.split_whitespace();
    let (first, second) = (tokens.next(), tokens.next());
    let one = first.is_some_and(|token| token.chars().all(is_letter));
    let small =
        second.is_some_and(|token| token.starts_with(|c: char| c.is_lowercase() && c != 'v'));
    !(one && small)
}

impl Stamp {
    /// Whether all `words` beside the time are such as pages print there.
    fn explain(&mut self, line: &str, start: usize, words: Words<'_>) -> bool {
        let mut at = 0;
        let mut author = false;
        while at < words.len() {
            let rest = words.from(at);
            let span = |count: usize| rest.span(0).union(rest.span(count - 1));
            // `310 lượt xem`, `Lượt xem: 310`
            let counter = usize::from(rest.is_number(0));
            if let Some(count) = PHRASES.longest(rest.from(counter), FURNITURE | LABEL) {
                let count = count + counter;
                let behind = rest.from(count).iter();
                let numbers = behind.take_while(|word| word.number).count();
                let span = span(count + numbers);
                match self.furniture.last_mut() {
                    Some(last) if at > 0 && words.span(at - 1).end == last.end => {
                        *last = last.union(span);
                    }
                    _ => self.furniture.push(span),
                }
                at += count + numbers;
            } else if let Some(count) = stamp_words(rest) {
                author = PHRASES.roles(rest.before(count)) & AUTHOR != 0;
                at += count;
            } else if let Some(count) = SECTIONS
                .longest(rest, SECTION)
                .filter(|&count| Some(count) > AGENCIES.longest(rest, AGENCY))
            {
                self.section = Some(span(count));
                at += count;
            } else if let Some(count) = AGENCIES.longest(rest, AGENCY) {
                self.source.get_or_insert(span(count));
                at += count;
            } else if at == 0
                && self.source.is_none()
                && let Some(count) = paper_at_head(line, start, rest)
            {
                self.source = Some(span(count));
                at += count;
            } else if (0..rest.len()).all(|at| rest.is(at, "a")) {
                at = words.len();
            } else if rest.are_numbers()
                && (stands_apart(line, start, rest) || self.are_counters(rest))
            {
                // Counters whose signs are lost: `16:22     215     0`.
                self.furniture.push(span(rest.len()));
                at = words.len();
            } else if let Some((name, count)) = name(line, start, rest, author || at == 0) {
                if self.byline.is_some() {
                    return false;
                }
                self.byline = Some(name);
                at += count;
            } else {
                return false;
            }
        }
        true
    }
}

/// How many words say that a stamp or an author follows, with the number of an issue: `Số 31 -
/// Thứ Bảy 2.8.2014`, but not `Số hóa`.
fn stamp_words(words: Words<'_>) -> Option<usize> {
    let count = PHRASES.longest(words, STAMP | AUTHOR)?;
    if !words.is(count - 1, "số") {
        return Some(count);
    }
    words.is_number(count).then_some(count + 1)
}

impl Stamp {
    /// Whether the few numbers behind the time are such: `12/08/2024 09:05 58 0`.
    fn are_counters(&self, numbers: Words<'_>) -> bool {
        /// So many.
        const COUNTERS: usize = 3;
        let behind = numbers.span(0).start >= self.published.span.end;
        self.published.has_clock && behind && numbers.len() <= COUNTERS
    }
}

/// Whether wide gaps stand before each of the words.
fn stands_apart(line: &str, start: usize, words: Words<'_>) -> bool {
    words.iter().all(|word| {
        let before = &line[..word.span.start - start];
        before.ends_with("  ") || before.ends_with('\t')
    })
}

/// The author's name at the head of `words`: it ends at the next `|` or dash, or
/// with the line.
fn name(line: &str, start: usize, words: Words<'_>, alone: bool) -> Option<(Span, usize)> {
    let from = words.span(0).start - start;
    let marked = line[..from]
        .trim_end()
        .ends_with(['|', '-', '–', '•', ':', '·']);
    if !alone && !marked {
        return None;
    }
    let rest = &line[from..];
    let last = words.span(words.len() - 1).end - start - from;
    let marks = [" - ", " – ", "|", "•", "·", "\t"];
    let end = marks
        .iter()
        .filter_map(|mark| rest.find(mark))
        .fold(last, usize::min);
    let name = rest[..end].trim_end();
    // A place with a comma (`Hà Nội, ngày …`) is no author.
    if rest[end..].trim_start().starts_with(',') || rest[name.len()..].starts_with(',') {
        return None;
    }
    let end = start + from + name.len();
    let count = words.iter().take_while(|word| word.span.end <= end).count();
    // `Lê Ba (Theo Báo Lạ)`
    let author = name.find('(').map_or(name, |open| name[..open].trim_end());
    let span = Span::new(start + from, start + from + author.len());
    (count >= 2 && is_name(name) && !author.is_empty()).then_some((span, count))
}

/// Reads the words from left to right, each once.
fn pieces<'t>(words: Words<'_>, between: &dyn Fn(usize, usize) -> &'t str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let reading = Reading {
            words: words.from(at),
            at,
            between,
        };
        let (part, count) = reading
            .date()
            .or_else(|| reading.clock())
            .or_else(|| reading.beside())
            .unwrap_or((Part::Word, 1));
        pieces.push(Piece {
            part,
            from: at,
            to: at + count,
        });
        at += count;
    }
    pieces
}

struct Reading<'w, 't> {
    words: Words<'w>,
    at: usize,
    between: &'w dyn Fn(usize, usize) -> &'t str,
}

impl Reading<'_, '_> {
    fn number(&self, index: usize) -> Option<u32> {
        let key = self.words.key(index);
        if self.words.is_number(index) && key.len() <= 4 {
            key.parse().ok()
        } else {
            None
        }
    }

    fn is(&self, index: usize, key: &str) -> bool {
        self.words.is(index, key)
    }

    /// What stands between the word `index` and the next.
    fn gap(&self, index: usize) -> &str {
        if index + 1 < self.words.len() {
            (self.between)(self.at + index, self.at + index + 1)
        } else {
            ""
        }
    }

    /// `03/01/2018`, `3-1-2018`, `3.1.2018`, `2018-01-03`, `3 tháng 1 năm 2018`,
    /// each with `ngày` before it.
    fn date(&self) -> Option<(Part, usize)> {
        let day = usize::from(self.is(0, "ngày") && self.gap(0).trim().is_empty());
        let first = self.number(day)?;
        let digits = |index: usize| self.words.key(index).len();
        if self.is(day + 1, "tháng") {
            let month = self.number(day + 2)?;
            let year = day + 3 + usize::from(self.is(day + 3, "năm"));
            if digits(day) > 2 || digits(year) != 4 {
                return None;
            }
            return part(self.number(year)?, month, first).map(|date| (date, year + 1));
        }
        let separator = self.gap(day).trim();
        if !matches!(separator, "/" | "-" | "." | "–") || self.gap(day + 1).trim() != separator {
            return None;
        }
        let (second, third) = (self.number(day + 1)?, self.number(day + 2)?);
        let date = match (digits(day), digits(day + 1), digits(day + 2)) {
            (1 | 2, 1 | 2, 4) => part(third, second, first),
            (4, 1 | 2, 1 | 2) => part(first, second, third),
            _ => None,
        }?;
        Some((date, day + 3))
    }

    /// `10:12`, `10:12:28`, `10h12`, `10 giờ 12 phút`, with `AM`, `PM`, `SA`, `CH`.
    fn clock(&self) -> Option<(Part, usize)> {
        let head = usize::from(self.is(0, "lúc") || (self.is(0, "t") && self.gap(0).is_empty()));
        let hour = self.number(head)?;
        if self.words.key(head).len() > 2 {
            return None;
        }
        let (mut minute, mut second) = (0, 0);
        let mut end;
        if self.gap(head).trim() == ":" {
            minute = self.number(head + 1)?;
            end = head + 2;
            if self.gap(head + 1).trim() == ":" {
                second = self.number(head + 2)?;
                end = head + 3;
            }
        } else if ["h", "g", "giờ"].iter().any(|unit| self.is(head + 1, unit)) {
            end = head + 2;
            if let (Some(number), "") = (self.number(head + 2), self.gap(head + 1).trim()) {
                minute = number;
                end = head + 3;
                end += usize::from(self.is(end, "phút") || self.is(end, "p"));
            }
        } else {
            return None;
        }
        let half = |keys: [&str; 2]| keys.iter().any(|key| self.is(end, key));
        let hour = if half(["pm", "ch"]) {
            end += 1;
            if hour < 12 { hour + 12 } else { hour }
        } else if half(["am", "sa"]) {
            end += 1;
            if hour == 12 { 0 } else { hour }
        } else {
            hour
        };
        Some((
            Part::Clock(NaiveTime::from_hms_opt(hour, minute, second)?),
            end,
        ))
    }

    /// `GMT+7`, and the zone of `2018-01-03T10:12:28+07:00`.
    fn zone(&self) -> Option<(Part, usize)> {
        const HOUR: i32 = 3600;
        let named = ["gmt", "utc"].iter().any(|name| self.is(0, name));
        let bare = matches!(self.words.key(0), "07" | "7")
            && self.words.key(1) == "00"
            && self.gap(0) == ":";
        let at = usize::from(named);
        if !named && !bare {
            return None;
        }
        let hours = i32::try_from(self.number(at).unwrap_or(0)).ok()?;
        let west = named && self.gap(0).trim() == "-";
        let zone = FixedOffset::east_opt(if west { -hours } else { hours } * HOUR)?;
        let minutes = usize::from(self.is(at + 1, "00") && self.gap(at) == ":");
        let count = at + usize::from(self.words.is_number(at)) + minutes;
        Some((Part::Zone(zone), count))
    }

    /// Weekdays, `lúc`, `GMT+7`.
    fn beside(&self) -> Option<(Part, usize)> {
        const DAYS: [&str; 12] = [
            "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "2", "3", "4", "5", "6",
        ];
        let next = self.words.key(1);
        if let Some(zone) = self.zone() {
            return Some(zone);
        }
        let count = match self.words.key(0) {
            "thứ" if DAYS.contains(&next) || matches!(next, "7" | "bẩy") => 2,
            "chủ" if matches!(next, "nhật" | "nhựt") => 2,
            "t" if matches!(next, "2" | "3" | "4" | "5" | "6" | "7") && self.gap(0).is_empty() => 2,
            "cn" => 1,
            "gmt" | "utc" | "lúc" | "vào" | "hồi" | "giờ" => 1,
            _ => return None,
        };
        Some((Part::Beside, count))
    }
}

fn part(year: u32, month: u32, day: u32) -> Option<Part> {
    if !(1900..2100).contains(&year) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    // The day that a clock shows which was never set.
    let unset = date == NaiveDate::default();
    (!unset).then_some(Part::Date(date))
}
