"""Vietnamese news text: its sentences, its words, and its figures as exact typed facts.

>>> import bantin
>>> text = "Ngày 9/10, quỹ thu 3,774 tỷ đồng."
>>> day, money = bantin.analyze(text, published="2018-10-12").facts
>>> day.date, money.amount, money.currency
(datetime.date(2018, 10, 9), Decimal('3774000000'), 'VND')
>>> text[money.start : money.end] == money.text
True
"""

from bantin._bantin import (
    KINDS,
    Analyzer,
    Article,
    Articles,
    Fact,
    Finding,
    ListColumn,
    Span,
    Word,
    __version__,
    analyze,
    analyze_many,
    facts_column,
    findings_column,
    sentences,
    words,
)

__all__ = [
    "KINDS",
    "Analyzer",
    "Article",
    "Articles",
    "Fact",
    "Finding",
    "ListColumn",
    "Span",
    "Word",
    "__version__",
    "analyze",
    "analyze_many",
    "facts_column",
    "findings_column",
    "sentences",
    "words",
]
