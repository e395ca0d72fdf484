"""What the extension module has; `bantin` passes it on."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, Protocol, TypeAlias, TypedDict, final, overload

import pandas as pd
import pyarrow as pa
from typing_extensions import Self, Unpack

__version__: Final[str]
KINDS: Final[tuple[str, ...]]

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None, /) -> tuple[Any, Any]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None, /) -> Any: ...

_Column: TypeAlias = _ArrowArray | _ArrowStream
_Published: TypeAlias = dt.date | str | int
_Rows: TypeAlias = Literal["facts", "articles"]

class _Options(TypedDict, total=False):
    kinds: Iterable[str] | None
    time_zone: str | dt.tzinfo | None
    words: bool
    findings: bool
    likely_findings: bool
    furniture: bool
    leftovers: bool
    estimate_published: bool
    relations: Iterable[str] | None
    tolerance: Decimal | str | float | None
    units: Mapping[str, tuple[str, str, Decimal | str | float]] | None
    currencies: Mapping[str, str] | None
    cues: str | None
    judgements: str | None
    without_rows: Iterable[str] | None
    patterns: Mapping[str, str] | None
    lexicon: Iterable[str] | None
    model: str | os.PathLike[str] | None

@final
class Span:
    """A stretch of a text; `text[span.start : span.end] == span.text`."""

    __match_args__: Final = ("start", "end", "text")
    def __new__(cls, start: int, end: int, text: str) -> Self: ...
    @property
    def start(self) -> int:
        """Its first character."""
    @property
    def end(self) -> int:
        """The character behind its last."""
    @property
    def text(self) -> str:
        """The text itself."""
    def __getnewargs__(self) -> tuple[int, int, str]: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Word:
    """A word of a text; `text[word.start : word.end] == word.text`."""

    __match_args__: Final = ("start", "end", "text", "kind")
    def __new__(cls, start: int, end: int, text: str, kind: str) -> Self: ...
    @property
    def start(self) -> int:
        """Its first character."""
    @property
    def end(self) -> int:
        """The character behind its last."""
    @property
    def text(self) -> str:
        """The text itself, the spaces between its syllables included."""
    @property
    def kind(self) -> str:
        """`word`, `name`, `foreign`, `number`, `symbol`, `punct` or `address`."""
    def __getnewargs__(self) -> tuple[int, int, str, str]: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Fact:
    """One figure of a text, read; `text[fact.start : fact.end] == fact.text`.

    What a kind does not have is `None`.
    """

    __match_args__: Final = ("kind", "value")
    @property
    def kind(self) -> str:
        """One of `KINDS`, or the name that a pattern of the user's own has."""
    @property
    def start(self) -> int:
        """Its first character."""
    @property
    def end(self) -> int:
        """The character behind its last."""
    @property
    def text(self) -> str:
        """The text itself."""
    @property
    def value(self) -> str:
        """The canonical value, which says it all: `3774000000 VND`, `2018-10-09`."""
    @property
    def amount(self) -> Decimal | None:
        """The number of a percentage, a quantity, money, an ordinal or of how many times.

        Of a range it is the first.
        """
    @property
    def amount_high(self) -> Decimal | None:
        """The last number of a range."""
    @property
    def currency(self) -> str | None:
        """The currency, ISO 4217."""
    @property
    def unit(self) -> str | None:
        """The unit or counted noun; of a percentage `%`, `‰` or `pp`."""
    @property
    def numerator(self) -> Decimal | None:
        """The part that a fraction tells of, as the text has it."""
    @property
    def denominator(self) -> Decimal | None:
        """Its whole."""
    @property
    def fraction(self) -> Fraction | None:
        """The two as a number, which Python reduces; none where the whole is 0."""
    @property
    def per(self) -> str | None:
        """What the value is given per."""
    @property
    def modifier(self) -> str | None:
        """How the figure is meant: `approx`, `nearly`, `over`, `at_least` and the like."""
    @property
    def date(self) -> dt.date | None:
        """The day of a date or a time, where it is one and complete."""
    @property
    def date_from(self) -> dt.date | None:
        """The first day of a date, a time or an interval."""
    @property
    def date_until(self) -> dt.date | None:
        """The last day."""
    @property
    def clock(self) -> str | None:
        """The clock time as it is written in records: `15:00`, `24:00`."""
    @property
    def time(self) -> dt.time | None:
        """The clock time, with its zone where the text gives one; none for `24:00`."""
    @property
    def datetime(self) -> dt.datetime | None:
        """Day and clock time in one, where both are there."""
    @property
    def timedelta(self) -> dt.timedelta | None:
        """A length of time in weeks, days, hours, minutes and seconds."""
    @property
    def sentence(self) -> int:
        """The number of the sentence it stands in, from 0."""
    @property
    def rule(self) -> str:
        """The rule that read it, or the cue that decided."""
    @property
    def ambiguous(self) -> bool:
        """Whether another reading was as good by the evidence of the text."""
    @property
    def lunar(self) -> bool:
        """Whether the value was resolved from the Vietnamese lunar calendar."""
    @property
    def estimated(self) -> bool:
        """Whether the value rests on a day of publication that the text alone gives away."""
    def record(self) -> dict[str, Any]:
        """All fields of its kind, as `docs/fact.schema.json` has them; places in characters."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Finding:
    """How figures of a text stand to each other."""

    __match_args__: Final = ("relation", "verdict")
    __hash__: None  # type: ignore[assignment]
    @property
    def relation(self) -> str:
        """`share`, `breakdown`, `change`, `plan`, `conversion`, `price`, `calendar` and others."""
    @property
    def verdict(self) -> Literal["agrees", "differs"]:
        """Whether what is stated follows from the rest."""
    @property
    def facts(self) -> tuple[int, ...]:
        """The places of its facts among those of the article."""
    @property
    def roles(self) -> tuple[str, ...]:
        """What each of these is in the relation: `part`, `whole`, `percent` and others."""
    @property
    def stated(self) -> str:
        """What the text says, as the value of a fact is written."""
    @property
    def derived(self) -> str:
        """What follows from the rest."""
    @property
    def tolerance(self) -> Decimal:
        """By how much the two may differ at the precision that the text uses."""
    @property
    def sentence(self) -> int:
        """The number of the sentence that the last of its facts stands in, from 0."""
    @property
    def rule(self) -> str:
        """The rule that linked them."""
    def explanation(self, language: Literal["en", "vi"] = "en") -> str:
        """What it says, in a sentence of English or Vietnamese."""
    def record(self) -> dict[str, Any]:
        """Its fields, as `docs/article.schema.json` has them."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Article:
    """A text with what was found in it."""

    __hash__: None  # type: ignore[assignment]
    @property
    def id(self) -> str:
        """The caller's name for it; by `analyze_many` its number, if none was given."""
    @property
    def text(self) -> str:
        """The text that was analysed."""
    @property
    def title(self) -> str | None:
        """The headline."""
    @property
    def source(self) -> str | None:
        """The agency or paper that the dateline or byline names."""
    @property
    def section(self) -> str | None:
        """The newspaper section."""
    @property
    def byline(self) -> str | None:
        """The author's line."""
    @property
    def published(self) -> dt.date | dt.datetime | None:
        """What relative dates were resolved against: the caller's time, else the page's."""
    @property
    def published_estimate(self) -> str | None:
        """Where that is not known: what the text gives away, `2018`, `2018-10` or a day."""
    @property
    def vietnamese(self) -> float:
        """How sure it is that the text is Vietnamese, from 0 to 1."""
    @property
    def diacritics(self) -> float:
        """How sure it is that it is written with diacritics, from 0 to 1."""
    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its figures in the order of the text; they never overlap."""
    @property
    def findings(self) -> tuple[Finding, ...]:
        """How these stand to each other, with the option `findings`."""
    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences."""
    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, with the option `words`."""
    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Its paragraphs."""
    @property
    def headings(self) -> tuple[Span, ...]:
        """Its headings."""
    @property
    def furniture(self) -> tuple[Span, ...]:
        """What the page prints around the article."""
    def record(self) -> dict[str, Any]:
        """Its fields, as `docs/article.schema.json` has them; places in characters."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Articles(Iterator[Article]):
    """The articles of many texts, in the order of these; they are read as they are taken.

    They are taken once: one by one, or as rows. Libraries that know Arrow's interface take the
    facts as rows, batch by batch: `pyarrow.RecordBatchReader.from_stream(articles)`.
    """

    def __iter__(self) -> Self: ...
    def __next__(self) -> Article: ...
    def to_arrow(self, rows: _Rows = "facts") -> pa.Table:
        """A table with a row a fact, or a row an article; needs pyarrow."""
    def to_pandas(self, rows: _Rows = "facts") -> pd.DataFrame:
        """A data frame with a row a fact, or a row an article; needs pandas."""
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class ListColumn:
    """A list of facts or findings for each text: `pyarrow.array(column)` and the like take it."""

    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

@final
class Analyzer:
    """Reads articles, with options of its own; it may be used by many threads at once.

    Its options, all of which `analyze`, `analyze_many` and `facts_column` take too:

    - `kinds`: facts of these kinds only, the same ones as among all.
    - `time_zone`: the newsroom's, in which an instant of publication is a day, `+07:00`.
    - `words`: whether articles have their words.
    - `findings`: whether figures are checked against each other.
    - `likely_findings`: whether figures told again are linked also where both are only
      likely to be one, which their rule says.
    - `furniture`: whether facts of what the page prints around the article are given.
    - `leftovers`: whether markup left in the text is read through; it is.
    - `estimate_published`: whether a text may tell by its own dates when it was published;
      it does.
    - `relations`: the findings that are looked for.
    - `tolerance`: by what share of what is stated figures may differ beside what the
      precision of the text lets pass.
    - `units`: spellings with their canonical unit, dimension and factor,
      `{"giạ": ("kg", "mass", 20)}`.
    - `currencies`: spellings with their codes.
    - `cues`, `judgements`: rows as `data/cues.tsv` and `data/judge/*.rules` have them.
    - `without_rows`: rows of judgement that are switched off.
    - `patterns`: kinds of the user's own with their regular expressions.
    - `lexicon`: words that are always one, or never (`- người dân`).
    - `model`: the path of another word model.
    """

    def __new__(cls, **options: Unpack[_Options]) -> Self: ...
    def analyze(self, text: str, /, published: _Published | None = None) -> Article:
        """Read one text."""
    def analyze_many(
        self,
        texts: Iterable[str | None] | _Column,
        /,
        published: _Published | Iterable[_Published | None] | _Column | None = None,
        *,
        ids: Iterable[object] | _Column | None = None,
        threads: int | None = None,
    ) -> Articles:
        """Read many texts, see `bantin.analyze_many`."""
    def facts_column(
        self,
        texts: Iterable[str | None] | _Column,
        /,
        published: _Published | Iterable[_Published | None] | _Column | None = None,
        *,
        threads: int | None = None,
    ) -> ListColumn:
        """Read a column of texts, see `bantin.facts_column`."""
    def findings_column(
        self,
        texts: Iterable[str | None] | _Column,
        /,
        published: _Published | Iterable[_Published | None] | _Column | None = None,
        *,
        threads: int | None = None,
    ) -> ListColumn:
        """Check the figures of a column of texts, see `bantin.findings_column`."""

@overload
def words(
    text: str, /, *, spans: Literal[False] = False, lexicon: Iterable[str] | None = None
) -> list[str]: ...
@overload
def words(
    text: str, /, *, spans: Literal[True], lexicon: Iterable[str] | None = None
) -> list[Word]: ...
@overload
def words(
    text: str, /, *, spans: bool, lexicon: Iterable[str] | None = None
) -> list[str] | list[Word]:
    """Find the words of a text: as they stand in it, or with their places.

    `lexicon` has words of several syllables that are always one, or never (`- người dân`).
    """

@overload
def sentences(text: str, /, *, spans: Literal[False] = False) -> list[str]: ...
@overload
def sentences(text: str, /, *, spans: Literal[True]) -> list[Span]: ...
@overload
def sentences(text: str, /, *, spans: bool) -> list[str] | list[Span]:
    """Find the sentences of a text: as they stand in it, or with their places."""

def analyze(
    text: str, /, published: _Published | None = None, **options: Unpack[_Options]
) -> Article:
    """Read one text. Relative dates count from `published`; options as `Analyzer` has them."""

def analyze_many(
    texts: Iterable[str | None] | _Column,
    /,
    published: _Published | Iterable[_Published | None] | _Column | None = None,
    *,
    ids: Iterable[object] | _Column | None = None,
    threads: int | None = None,
    **options: Unpack[_Options],
) -> Articles:
    """Read many texts by all cores, in order, a few hundred kilobytes ahead of who takes them.

    `texts` is an iterable of strings or a column of any library that knows Arrow's interface;
    for a missing text comes an article without text. `published` is one time for all, or an
    iterable or a column with one a text; so are `ids`. `threads` says how many read, of which
    who takes the articles is one while none is ready; it is the number of cores.
    """

def facts_column(
    texts: Iterable[str | None] | _Column,
    /,
    published: _Published | Iterable[_Published | None] | _Column | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Options],
) -> ListColumn:
    """Read a column of texts to a column of lists of facts, as engines have it.

    A text without facts has an empty list, a missing one has none. `threads` says how many
    read, the caller's among them; it is the number of cores.
    """

def findings_column(
    texts: Iterable[str | None] | _Column,
    /,
    published: _Published | Iterable[_Published | None] | _Column | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Options],
) -> ListColumn:
    """Check the figures of a column of texts: a column of lists of findings."""

@overload
def tokens(text: str, line: Literal[False], lexicon: Iterable[str] | None) -> list[str]: ...
@overload
def tokens(text: str, line: Literal[True], lexicon: Iterable[str] | None) -> str: ...
def restore_analyzer(state: bytes) -> Analyzer: ...
def restore_article(state: bytes) -> Article: ...
def restore_fact(state: bytes) -> Fact: ...
def restore_finding(state: bytes) -> Finding: ...
