"""Facts as a column of a data frame of Spark.

>>> from bantin.spark import with_facts
>>> articles = spark.read.parquet("articles.parquet")            # doctest: +SKIP
>>> facts = with_facts(articles, "text", "published")            # doctest: +SKIP
>>> facts.selectExpr("id", "explode(facts) as fact").selectExpr("id", "fact.*")  # doctest: +SKIP

Each task reads its batches by one thread, as Spark gives it one core; the executors' Python
needs the wheel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.types import StructField, StructType

from bantin._bantin import facts_column, findings_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyspark.sql import DataFrame

    from bantin import ListColumn

__all__ = ["with_facts", "with_findings"]


def with_facts(
    frame: DataFrame,
    text: str = "text",
    published: str | None = None,
    *,
    column: str = "facts",
    **options: Any,
) -> DataFrame:
    """Add a column with the facts of each text.

    Args:
        frame: Articles, one a row.
        text: The name of the column with their texts.
        published: The name of that with their dates of publication, be they dates, timestamps
            or strings.
        column: The name of the column that is added. It is an empty array where a text has no
            facts, and null where there is no text.
        options: As those of `bantin.Analyzer`.
    """
    return _with_lists(frame, facts_column, text, published, column, options)


def with_findings(
    frame: DataFrame,
    text: str = "text",
    published: str | None = None,
    *,
    column: str = "findings",
    **options: Any,
) -> DataFrame:
    """Add a column with the findings of each text: figures checked against each other.

    Parameters are those of `with_facts`.
    """
    return _with_lists(frame, findings_column, text, published, column, options)


def _with_lists(
    frame: DataFrame,
    lists: Callable[..., ListColumn],
    text: str,
    published: str | None,
    column: str,
    options: dict[str, Any],
) -> DataFrame:
    for name in (text, published):
        if name is not None and name not in frame.columns:
            message = f"there is no column '{name}'; there are {', '.join(frame.columns)}"
            raise ValueError(message)
    if column in frame.columns:
        message = f"there is a column '{column}'; give another name: column='…'"
        raise ValueError(message)
    # The type of the column is that of a column without rows.
    empty = pa.table({column: pa.array(lists([]))})
    added = frame.sparkSession.createDataFrame(empty).schema[column]
    schema = StructType([*frame.schema.fields, StructField(column, added.dataType)])

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            times = None if published is None else batch.column(published)
            found = lists(batch.column(text), times, threads=1, **options)
            yield batch.append_column(column, pa.array(found))

    return frame.mapInArrow(read, schema)
