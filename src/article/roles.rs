//! The roles of phrases that pages print around an article, one bit each.

/// A line made of nothing but such phrases is furniture.
pub(crate) const FURNITURE: u32 = 1;
/// What follows on the line is furniture too.
pub(crate) const LABEL: u32 = 2;
/// Opens a list of links.
pub(crate) const LINKS: u32 = 4;
/// Opens what lies behind the article.
pub(crate) const END: u32 = 8;
/// Stands beside the time of publication.
pub(crate) const STAMP: u32 = 16;
/// Stands before the author's name.
pub(crate) const AUTHOR: u32 = 32;
/// A newspaper or agency.
pub(crate) const AGENCY: u32 = 64;
/// Capitals that name no newspaper.
pub(crate) const NEVER: u32 = 128;
/// Begins the name of the site above the title.
pub(crate) const SITE: u32 = 256;
/// What follows on the line is furniture, whatever it is.
pub(crate) const NOTICE: u32 = 512;
/// The state or the party above a paper, and its motto.
pub(crate) const MOTTO: u32 = 1024;
/// A type of paper.
pub(crate) const TYPE: u32 = 2048;
/// Begins the number of a paper.
pub(crate) const NUMBER: u32 = 4096;
/// Begins what a paper is about.
pub(crate) const SUBJECT: u32 = 8192;
/// Begins whom a letter is for.
pub(crate) const ADDRESSEE: u32 = 1 << 14;
/// Begins what a paper rests on.
pub(crate) const GROUND: u32 = 1 << 15;
/// Begins who receives a paper.
pub(crate) const RECIPIENTS: u32 = 1 << 16;
/// Stands in the menu of a site.
pub(crate) const MENU: u32 = 1 << 17;
/// Begins a line of what a site says of itself at the end of a page.
pub(crate) const FOOTER: u32 = 1 << 18;
/// The same, but an article may say so too.
pub(crate) const CONTACT: u32 = 1 << 19;
/// What a list of links is a list of.
pub(crate) const LISTED: u32 = 1 << 20;
/// Which of them: with the word before it opens a list.
pub(crate) const WHICH: u32 = 1 << 21;
/// A newspaper section; the only role in its table.
pub(crate) const SECTION: u32 = 1;
