"""Facts by a cluster of Spark: two workers, each a process of its own.

It needs pyspark and Java 17. With `CI_FULL=1` the articles of `../shared/corpus/news.jsonl` are
read too.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import bantin

pytest.importorskip("pyspark")

NEWS = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl"

# Spark leaves sockets to be closed when they are collected, and warns of what it will change.
pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif("CI_FULL" not in os.environ, reason="CI_FULL=1 is not set"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from cluster import cluster

    with cluster({"spark.sql.session.timeZone": "Asia/Ho_Chi_Minh"}) as session:
        yield session


def of_spark(session: Any, articles: pa.Table, folder: Path) -> pa.Table:
    """The facts of a Parquet file, by Spark to Parquet and back."""
    from bantin.spark import with_facts

    # Several files and groups of rows, so that both workers have some.
    pq.write_table(articles, folder / "articles.parquet", row_group_size=100)
    frame = session.read.parquet(str(folder / "articles.parquet")).repartition(4)
    facts = with_facts(frame, "text", "published").select("id", "facts")
    facts.write.parquet(str(folder / "facts"))
    return pq.read_table(folder / "facts").sort_by("id")


def compare(session: Any, articles: pa.Table, folder: Path) -> Counter[str]:
    """Compare the lists of Spark with those of the wheel, field by field."""
    articles = articles.sort_by("id")
    found = of_spark(session, articles, folder)
    expected = pa.array(bantin.facts_column(articles["text"], articles["published"]))
    assert found["id"].equals(articles["id"])
    fields = [(field.name, field.type) for field in expected.type.value_type]
    lists = found["facts"].combine_chunks()
    assert [(field.name, field.type) for field in lists.type.value_type] == fields
    assert lists.is_null().equals(expected.is_null())
    assert lists.value_lengths().equals(expected.value_lengths())
    kinds: Counter[str] = Counter()
    for name, _ in fields:
        columns = [array.flatten().field(name) for array in (lists, expected)]
        assert columns[0].equals(columns[1]), name
        if name == "kind":
            kinds.update(columns[0].to_pylist())
    return kinds


def test_the_samples(session: Any, samples: list[str], tmp_path: Path) -> None:
    texts = [*samples, None, ""] * 20
    rows = [{"id": f"{n:06}", "text": t, "published": "2018-10-09"} for n, t in enumerate(texts)]
    assert compare(session, pa.Table.from_pylist(rows), tmp_path).total() > 8000


def test_times_of_spark(session: Any) -> None:
    from bantin.spark import with_facts

    frame = session.sql(
        "select 'Họp sáng nay.' as text, timestamp '2018-10-09 00:30:00' as published, "
        "date '2018-10-09' as day"
    )
    for column in ("published", "day"):
        (row,) = with_facts(frame, "text", column, kinds=["date", "time"]).collect()
        assert row.facts[0].value == "2018-10-09TMO"


def test_wrong_columns(session: Any) -> None:
    from bantin.spark import with_facts

    frame = session.sql("select 1 as id, 'x' as text")
    with pytest.raises(ValueError, match="no column 'body'; there are id, text"):
        with_facts(frame, "body")
    with pytest.raises(Exception, match="a column of Int32; give one of text"):
        with_facts(frame, "id").collect()


@pytest.mark.skipif(not NEWS.exists(), reason=f"there is no {NEWS}")
def test_the_corpus(session: Any, tmp_path: Path) -> None:
    with NEWS.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = ["id", "text", "published"]
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    kinds = compare(session, pa.table(columns), tmp_path)
    print(len(rows), "articles,", kinds.total(), "facts:", dict(kinds.most_common()))
