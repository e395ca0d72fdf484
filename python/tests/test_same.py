"""The wheel gives what the library gives, field by field.

The library is the command that writes records: `cargo build --release --example extract` in the
repository, or another one in the variable `BANTIN_EXTRACT`. With `CI_FULL=1` the articles of
`../shared/corpus/news.jsonl` are compared too, as Parquet.
"""

import collections
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import bantin

ROOT = Path(__file__).parents[2]
NEWS = ROOT.parent / "shared" / "corpus" / "news.jsonl"
EXTRACT = Path(os.environ.get("BANTIN_EXTRACT", ROOT / "target/release/examples/extract"))

pytestmark = pytest.mark.skipif(not EXTRACT.exists(), reason=f"there is no {EXTRACT}")


def library(articles: Path) -> Iterator[dict[str, Any]]:
    """The records of the library."""
    options = ["--format", "jsonl", "--offsets", "chars", "--quiet"]
    command = [str(EXTRACT), *options, str(articles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stdout is not None
        for line in run.stdout:
            yield json.loads(line)
    assert run.returncode == 0


def compare(articles: Path, table: pa.Table) -> collections.Counter[str]:
    """Compare the records of both, and count the facts by kind."""
    kinds: collections.Counter[str] = collections.Counter()
    found = bantin.analyze_many(table["text"], table["published"], ids=table["id"], findings=True)
    for record, article in zip(library(articles), found, strict=True):
        assert article.record() == record
        kinds.update(fact["kind"] for fact in record["facts"])
        for fact, of_record in zip(article.facts, record["facts"], strict=True):
            same(fact, of_record)
    return kinds


def same(fact: bantin.Fact, record: dict[str, Any]) -> None:
    """Compare the attributes of a fact with its record."""
    assert (fact.kind, fact.start, fact.end) == (record["kind"], record["start"], record["end"])
    assert (fact.text, fact.value) == (record["text"], record["value"])
    assert (fact.unit, fact.per) == (record.get("unit"), record.get("per"))
    assert (fact.currency, fact.modifier) == (record.get("currency"), record.get("mod"))
    assert (fact.sentence, fact.rule) == (record["sentence"], record["rule"])
    assert fact.ambiguous == record.get("ambiguous", False)
    assert fact.lunar == (record.get("calendar") == "lunar")
    assert fact.estimated == (record.get("dated") == "text")
    numbers = {"amount": ["amount", "low", "times"], "amount_high": ["high"]}
    if fact.kind == "ordinal":
        numbers["amount"] = ["number", "low"]
    for name, fields in {
        **numbers,
        "numerator": ["numerator"],
        "denominator": ["denominator"],
    }.items():
        written = next((record[field] for field in fields if field in record), None)
        number = getattr(fact, name)
        assert (None if number is None else format(number, "f")) == written, (fact, name)
    if fact.kind in {"date", "time"}:
        assert (fact.date.isoformat() if fact.date else None) == record.get("date")
        assert fact.clock == record.get("clock")


def test_the_samples(samples: list[str], tmp_path: Path) -> None:
    texts = {f"a{n}": text for n, text in enumerate(samples)}
    rows = [{"id": n, "text": t, "published": "2018-10-09"} for n, t in texts.items()]
    path = tmp_path / "samples.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    kinds = compare(path, pa.Table.from_pylist(rows))
    assert kinds.total() > 400


@pytest.mark.skipif("CI_FULL" not in os.environ, reason="CI_FULL=1 is not set")
@pytest.mark.skipif(not NEWS.exists(), reason=f"there is no {NEWS}")
def test_the_corpus(tmp_path: Path) -> None:
    with NEWS.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = ["id", "text", "published"]
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    pq.write_table(pa.table(columns), tmp_path / "news.parquet")
    path = tmp_path / "news.jsonl"
    path.write_text(
        "".join(json.dumps({name: row.get(name) for name in names}) + "\n" for row in rows),
        encoding="utf-8",
    )
    kinds = compare(path, pq.read_table(tmp_path / "news.parquet"))
    print(len(rows), "articles,", kinds.total(), "facts:", dict(kinds.most_common()))
