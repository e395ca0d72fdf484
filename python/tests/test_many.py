"""Many texts: order, bounds, columns of Arrow."""

import datetime as dt
import gc
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import bantin

TASKS = Path("/proc/self/task")
DAYS = [dt.date(2018, 10, 1) + dt.timedelta(days=n) for n in range(400)]


def repeated(samples: list[str], times: int) -> list[str]:
    return list(itertools.chain.from_iterable(itertools.repeat(samples, times)))


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_many_are_as_one_by_one(samples: list[str], threads: int | None) -> None:
    texts = repeated(samples, 10)
    days = DAYS[: len(texts)]
    expected = [bantin.analyze(text, day).record() for text, day in zip(texts, days, strict=True)]
    found = [a.record() for a in bantin.analyze_many(texts, days, threads=threads)]
    assert [record.pop("id") for record in found] == [str(n) for n in range(len(texts))]
    for record in expected:
        del record["id"]
    assert found == expected


COLUMNS: dict[str, Callable[[list[str | None]], Any]] = {
    "string": lambda texts: pa.array(texts, pa.string()),
    "large": lambda texts: pa.array(texts, pa.large_string()),
    "view": lambda texts: pa.array(texts, pa.string_view()),
    "dictionary": lambda texts: pa.array(texts, pa.string()).dictionary_encode(),
    "chunked": lambda texts: pa.chunked_array([texts[:3], [], texts[3:]], pa.string()),
    "sliced": lambda texts: pa.array([*texts, "9"], pa.string()).slice(0, len(texts)),
    "pandas": pd.Series,
    "generator": lambda texts: (text for text in texts),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_columns(samples: list[str], column: str) -> None:
    texts = [*samples[:4], None, "", *samples[4:]]
    expected = [bantin.analyze(text or "").facts for text in texts]
    found = bantin.analyze_many(COLUMNS[column](texts))
    assert [article.facts for article in found] == expected
    lists = pa.array(bantin.facts_column(COLUMNS[column](texts)))
    assert lists.is_null().to_pylist() == [text is None for text in texts]
    assert [len(facts or ()) for facts in lists.to_pylist()] == [len(facts) for facts in expected]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_missing_texts(missing: Any) -> None:
    articles = list(bantin.analyze_many(["Thu 3 tỷ đồng.", missing, "Thu 4 tỷ đồng."]))
    assert [len(article.facts) for article in articles] == [1, 0, 1]
    assert pa.array(bantin.facts_column([missing, ""])).to_pylist() == [None, []]


def test_a_column_of_nulls() -> None:
    assert pa.array(bantin.facts_column(pa.nulls(3))).to_pylist() == [None] * 3
    assert pa.array(bantin.facts_column(pa.array([], pa.string()))).to_pylist() == []
    assert list(bantin.analyze_many([])) == []


@pytest.mark.parametrize(
    ("texts", "error", "message"),
    [
        ("one text", TypeError, "for one text there is analyze"),
        (None, TypeError, "must be an iterable of str or a column"),
        (3, TypeError, "must be an iterable of str or a column"),
        (pa.array([1, 2]), TypeError, "a column of Int64; give one of text"),
        (pa.array([[1]]), TypeError, "a column of List"),
        (pa.table({"id": ["1"], "text": ["2"]}), TypeError, "a table.*columns: id, text"),
        (pa.record_batch({"text": ["2"]}), TypeError, "a table.*columns: text"),
        (pd.DataFrame({"text": ["2"]}), TypeError, "a table.*columns: text"),
    ],
)
def test_what_are_no_texts(texts: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        bantin.analyze_many(texts)
    with pytest.raises(error, match=message):
        bantin.facts_column(texts)


def test_an_error_comes_behind_what_was_before_it() -> None:
    articles = bantin.analyze_many(["3 tỷ đồng", 5, "4 tỷ đồng"])  # type: ignore[list-item]
    assert next(articles).facts[0].amount == Decimal(3_000_000_000)
    with pytest.raises(TypeError, match="item 1 of texts must be a str, not int"):
        next(articles)
    with pytest.raises(StopIteration):
        next(articles)
    with pytest.raises(UnicodeEncodeError, match="surrogatepass"):
        list(bantin.analyze_many(["\udc00"]))

    def broken() -> Iterator[str]:
        yield "3 tỷ đồng"
        raise KeyError("the disk is gone")

    articles = bantin.analyze_many(broken())
    assert len(next(articles).facts) == 1
    with pytest.raises(KeyError, match="the disk is gone"):
        next(articles)


@pytest.mark.parametrize(
    "published",
    [
        "2018-10-12",
        dt.date(2018, 10, 12),
        ["2018-10-12", dt.date(2018, 10, 12)],
        pa.array([dt.date(2018, 10, 12)] * 2),
        pa.array([dt.datetime(2018, 10, 12, 8)] * 2, pa.timestamp("us")),
        pa.array([dt.datetime(2018, 10, 12)] * 2, pa.timestamp("ns")),
        pa.array([dt.datetime(2018, 10, 11, 23)] * 2, pa.timestamp("ms", "UTC")),
        pa.array([1_539_300_600] * 2, pa.timestamp("s", "UTC")),
        pa.array([1_539_300_600] * 2),
        pa.array(["2018-10-12", "12/10/2018"]),
        pa.array([dt.date(2018, 10, 12)] * 2, pa.date64()),
        pd.Series(pd.to_datetime(["2018-10-12", "2018-10-12"])),
        pd.Series(pd.to_datetime(["2018-10-11T20:00Z", "2018-10-12T16:59Z"])),
    ],
)
def test_columns_of_times(published: Any) -> None:
    texts = ["Cầu thông xe hôm nay."] * 2
    days = [article.facts[0].date for article in bantin.analyze_many(texts, published)]
    assert days == [dt.date(2018, 10, 12)] * 2


def test_times_that_are_missing_or_wrong() -> None:
    texts = ["Cầu thông xe hôm nay."] * 2
    for times in ([None, "2018-10-12"], pa.array([None, "2018-10-12"]), [pd.NaT, "2018-10-12"]):
        articles = list(bantin.analyze_many(texts, times))
        assert [article.published for article in articles] == [None, dt.date(2018, 10, 12)]
    with pytest.raises(ValueError, match="published has fewer items than texts"):
        list(bantin.analyze_many(texts, ["2018-10-12"]))
    with pytest.raises(TypeError, match="published is a column of Float64"):
        bantin.analyze_many(texts, pa.array([1.5, 2.5]))
    with pytest.raises(TypeError, match="published must be a date"):
        bantin.analyze_many(texts, 3.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="`soon` is no time"):
        list(bantin.analyze_many(texts, ["soon", "soon"]))
    with pytest.raises(ValueError, match="threads"):
        bantin.analyze_many(texts, threads=0)


def test_names() -> None:
    texts = ["3 tỷ đồng", "4 tỷ đồng"]
    for ids in (["a", 7], pa.array(["a", "7"]), pa.chunked_array([["a"], ["7"]])):
        assert [article.id for article in bantin.analyze_many(texts, ids=ids)] == ["a", "7"]
    assert [a.id for a in bantin.analyze_many(texts, ids=pa.array([5, 6]))] == ["5", "6"]
    with pytest.raises(ValueError, match="ids has fewer items than texts"):
        list(bantin.analyze_many(texts, ids=["a"]))


def test_it_reads_no_further_ahead_than_it_must() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Quỹ thu 3 tỷ đồng. " * 100

    articles = bantin.analyze_many(endless(), threads=2)
    for _ in range(100):
        next(articles)
    assert taken * 2300 < 2_000_000
    del articles
    gc.collect()


@pytest.mark.skipif(not TASKS.exists(), reason=f"there is no {TASKS}")
def test_who_takes_the_articles_is_one_of_the_threads() -> None:
    def running() -> set[str]:
        return {task.name for task in TASKS.iterdir()}

    texts = ["Quỹ thu 3 tỷ đồng. " * 1000] * 40
    for threads, most in (1, 0), (2, 1), (4, 3):
        before = running()
        articles = bantin.analyze_many(texts, threads=threads)
        facts = len(next(articles).facts)
        assert len(running() - before) <= most
        assert [len(article.facts) for article in articles] == [facts] * (len(texts) - 1)
        lists = bantin.facts_column(texts, threads=threads)
        assert pa.array(lists).value_lengths().to_pylist() == [facts] * len(texts)


SAME = "kind text value currency unit per modifier clock sentence rule ambiguous numerator"


def test_rows(samples: list[str]) -> None:
    def read(**options: Any) -> bantin.Articles:
        return bantin.analyze_many(samples, "2018-10-12", ids=range(len(samples)), **options)

    articles = list(read())
    table = read().to_arrow()
    facts = [(article, fact) for article in articles for fact in article.facts]
    assert table.num_rows == len(facts)
    for row, (article, fact) in zip(table.to_pylist(), facts, strict=True):
        assert row["article"] == article.id
        assert row["title"] == article.title
        assert article.facts[row["fact"]] == fact
        assert (row["span_start"], row["span_end"]) == (fact.start, fact.end)
        for name in [*SAME.split(), "date_from", "date_until", "amount", "amount_high"]:
            assert row[name] == getattr(fact, name), (name, fact)
        assert (row["dated"] == "text") == fact.estimated
        sentence = article.sentences[fact.sentence]
        assert row["sentence_text"] == sentence.text
        assert (row["sentence_start"], row["sentence_end"]) == (sentence.start, sentence.end)
    assert pa.table(read()).equals(table)
    assert pa.table(read(threads=1)).equals(table)
    assert pa.RecordBatchReader.from_stream(read()).read_all().equals(table)
    assert list(read().to_pandas()["text"]) == [fact.text for _, fact in facts]
    lists = pa.array(bantin.facts_column(samples, "2018-10-12"))
    names = lists.type.value_type.names
    assert lists.flatten().to_pylist() == table.select(names).to_pylist()
    checked = read(findings=True)
    verdicts = [row["verdict"] for row in checked.to_arrow().to_pylist()]
    assert {"agrees", None} <= set(verdicts)


def test_rows_of_articles(samples: list[str]) -> None:
    articles = list(bantin.analyze_many(samples, findings=True))
    table = bantin.analyze_many(samples, findings=True).to_arrow(rows="articles")
    assert table["text"].to_pylist() == samples
    assert table["title"].to_pylist() == [article.title for article in articles]
    facts, findings = bantin.facts_column(samples), bantin.findings_column(samples)
    assert table["facts"].combine_chunks().to_pylist() == pa.array(facts).to_pylist()
    assert table["findings"].combine_chunks().to_pylist() == pa.array(findings).to_pylist()
    assert len(bantin.analyze_many(samples).to_pandas("articles")) == len(samples)
    assert bantin.analyze_many([]).to_arrow().num_rows == 0
    with pytest.raises(ValueError, match="'facts' or 'articles'"):
        bantin.analyze_many([]).to_arrow(rows="words")  # type: ignore[arg-type]


def test_columns_of_findings() -> None:
    texts = ["Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.", None, "Thu 3 tỷ đồng."]
    (finding,) = bantin.analyze(texts[0] or "", findings=True).findings
    for column in (
        bantin.findings_column(texts),
        bantin.Analyzer().findings_column(pa.array(texts)),
        bantin.findings_column(texts, findings=True),
    ):
        first, *others = pa.array(column).to_pylist()
        assert others == [None, []]
        (row,) = first
        for name in ("relation", "verdict", "stated", "derived", "tolerance", "rule"):
            assert row[name] == getattr(finding, name)
        assert row["explanation_en"] == finding.explanation()


def test_they_are_taken_once(samples: list[str]) -> None:
    articles = bantin.analyze_many(samples)
    next(articles)
    with pytest.raises(RuntimeError, match="taken before; call analyze_many anew"):
        articles.to_arrow()
    assert len(list(articles)) == len(samples) - 1
    articles = bantin.analyze_many(samples)
    assert articles.to_arrow().num_rows > 0
    for take in (articles.to_arrow, articles.__arrow_c_stream__, articles.__next__):
        with pytest.raises(RuntimeError, match="taken before"):
            take()


def test_errors_of_rows() -> None:
    with pytest.raises(Exception, match="item 1 of texts must be a str, not int"):
        bantin.analyze_many(["3 tỷ đồng", 5]).to_arrow()  # type: ignore[list-item]
    # A stream that nobody has read to its end.
    reader = pa.RecordBatchReader.from_stream(bantin.analyze_many(["3 tỷ đồng"] * 10_000))
    assert reader.read_next_batch().num_rows > 0
    del reader
    gc.collect()


def test_many_batches() -> None:
    text = "Thu 3 tỷ đồng, chi 2 tỷ đồng, còn 1 tỷ đồng. " * 2000
    table = bantin.analyze_many([text] * 24).to_arrow()
    assert table.num_rows == 24 * 6000
    assert len(table["kind"].chunks) > 1
    assert table["article"].value_counts().field("counts").to_pylist() == [6000] * 24
    lists = pa.array(bantin.facts_column([text, None] * 12))
    assert [len(facts or ()) for facts in lists.to_pylist()] == [6000, 0] * 12


def test_without_pyarrow_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = bantin.analyze_many(["Thu 3 tỷ đồng."])
    for missing, extra in (("pyarrow", "arrow"), ("pandas", "pandas")):
        monkeypatch.setitem(sys.modules, missing, None)
        with pytest.raises(ImportError, match=rf"pip install 'bantin\[{extra}\]'"):
            articles.to_pandas() if missing == "pandas" else articles.to_arrow()


@pytest.mark.parametrize("megabytes", [2, 50] if "CI_FULL" in os.environ else [2])
def test_a_long_text(megabytes: int) -> None:
    sentence = "Năm 2018, quỹ thu 3,774 tỷ đồng của 12 xã, đạt 98,2% kế hoạch. "
    text = sentence * (megabytes * 1_000_000 // len(sentence.encode()))
    (article,) = bantin.analyze_many([text])
    assert len(article.facts) == 4 * text.count("Năm")
    last = article.facts[-1]
    assert text[last.start : last.end] == last.text == "98,2%"
