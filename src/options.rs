//! [`Options`]: what is asked of a text.

use std::sync::Arc;

use chrono::FixedOffset;

use crate::value::kind::Kind;

/// The time zone of Vietnam's newsrooms.
const HANOI: FixedOffset = FixedOffset::east_opt(7 * 3600).expect("less than a day");

/// What an [`Analyzer`](crate::Analyzer) is asked for, be it built with additions of the
/// user's own or without.
///
/// ```
/// use bantin::{Analyzer, Options, facts::Kind};
///
/// let options = Options::new().kinds(&[Kind::Money]).findings(true);
/// let analyzer = Analyzer::new().options(options.clone());
/// let own = Analyzer::builder().currency("linh thạch", "XLT")?.options(options).build();
/// let text = "Ngày 9/10, giá 5 linh thạch là 3 tỷ đồng.";
/// assert_eq!(analyzer.analyze(text, None).facts.len(), 1);
/// assert_eq!(own.analyze(text, None).facts.len(), 2);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(crate) furniture: bool,
    pub(crate) leftovers: bool,
    pub(crate) words: bool,
    pub(crate) findings: bool,
    pub(crate) estimates: bool,
    pub(crate) time_zone: FixedOffset,
    pub(crate) kinds: Option<Arc<[Kind]>>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            furniture: false,
            leftovers: true,
            words: false,
            findings: false,
            estimates: true,
            time_zone: HANOI,
            kinds: None,
        }
    }
}

impl Options {
    /// What is asked for if nothing else is said: facts of all kinds, without those in page
    /// furniture, without words and findings, in the time zone `+07:00`.
    pub fn new() -> Self {
        Options::default()
    }

    /// Whether facts in page furniture are reported too.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let text = "Cầu mới thông xe\n\nCầu dài 120 m đã thông xe.\n\nLượt xem: 2688 lần\n";
    /// let facts = |yes| {
    ///     let analyzer = Analyzer::new().options(Options::new().furniture(yes));
    ///     analyzer.analyze(text, None).facts.len()
    /// };
    /// assert!(facts(true) > facts(false));
    /// ```
    pub fn furniture(mut self, yes: bool) -> Self {
        self.furniture = yes;
        self
    }

    /// Whether entities, tags and escapes that are left in the text are read through, as
    /// they are if nothing else is said: `5&nbsp;tỷ` as `5 tỷ`. Spans hold them as they are.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let text = "Quỹ thu 5&nbsp;t&#7927; đồng.";
    /// let fact = &Analyzer::new().analyze(text, None).facts[0];
    /// assert_eq!(fact.value.canonical().to_string(), "5000000000 VND");
    /// assert_eq!(fact.span.text(text), "5&nbsp;t&#7927; đồng");
    /// let analyzer = Analyzer::new().options(Options::new().leftovers(false));
    /// let facts = analyzer.analyze(text, None).facts;
    /// assert!(facts.iter().all(|fact| fact.span.len() < 4));
    /// ```
    pub fn leftovers(mut self, yes: bool) -> Self {
        self.leftovers = yes;
        self
    }

    /// Whether the words of the text are given too, see
    /// [`Analysis::words`](crate::Analysis::words).
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let analyzer = Analyzer::new().options(Options::new().words(true));
    /// let text = "Chính quyền hỗ trợ.";
    /// let words = analyzer.analyze(text, None).words;
    /// assert_eq!(words[0].span.text(text), "Chính quyền");
    /// ```
    pub fn words(mut self, yes: bool) -> Self {
        self.words = yes;
        self
    }

    /// Whether the figures are checked against each other, see
    /// [`Analysis::findings`](crate::Analysis::findings). Facts of kinds that are left out take
    /// part in no finding.
    ///
    /// ```
    /// use bantin::{Analyzer, Options, findings::{Relation, Verdict}};
    ///
    /// let analyzer = Analyzer::new().options(Options::new().findings(true));
    /// let text = "Xã đã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.";
    /// let found = &analyzer.analyze(text, None).findings[0];
    /// assert_eq!(found.relation, Relation::Share);
    /// assert_eq!(found.verdict, Verdict::Differs);
    /// assert_eq!(found.stated.to_string(), "82.24");
    /// ```
    pub fn findings(mut self, yes: bool) -> Self {
        self.findings = yes;
        self
    }

    /// Whether a text without a time of publication may tell by its own dates when it was
    /// published, see [`Analysis::published_estimate`](crate::Analysis::published_estimate); it
    /// does unless this is switched off.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let analyzer = Analyzer::new().options(Options::new().estimates(false));
    /// let text = "Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng. Ngày 9/10, tỉnh công bố số liệu.";
    /// let facts = analyzer.analyze(text, None).facts;
    /// assert!(facts.iter().all(|fact| !fact.estimated));
    /// ```
    pub fn estimates(mut self, yes: bool) -> Self {
        self.estimates = yes;
        self
    }

    /// The newsroom's time zone, in which an instant of publication is a day and a time:
    /// `+07:00` if nothing else is said.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let options = Options::new().time_zone("+11:00".parse().unwrap());
    /// let published = "2018-10-09T14:00Z".parse()?;
    /// let analyzer = Analyzer::new().options(options);
    /// let analysis = analyzer.analyze("Hội nghị họp sáng nay.", Some(published));
    /// assert_eq!(analysis.facts[0].value.canonical().to_string(), "2018-10-10TMO");
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn time_zone(mut self, zone: FixedOffset) -> Self {
        self.time_zone = zone;
        self
    }

    /// Reports facts of these kinds only, the same ones as among all kinds. For kinds but times
    /// and documents, which hang on what stands around them, most of the work is saved; no time
    /// of publication is estimated then.
    ///
    /// ```
    /// use bantin::{Analyzer, Options, facts::Kind};
    ///
    /// let analyzer = Analyzer::new().options(Options::new().kinds(&[Kind::Money]));
    /// let facts = analyzer.analyze("Ngày 9/10, quỹ thu 3,774 tỷ đồng.", None).facts;
    /// assert!(facts.iter().all(|fact| fact.kind() == Kind::Money));
    /// ```
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.kinds = Some(kinds.into());
        self
    }
}
