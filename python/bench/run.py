"""What reading costs: the library, the wheel, and underthesea beside it, on the same texts.

    python bench/run.py ../../shared/corpus/news.jsonl
    python bench/run.py articles.jsonl --megabytes 5 --peer /path/to/python --spark

A line of the file is a JSON object with `text` and maybe `published`. Each measurement is a
process of its own; MB/s are those of a second of CPU time, whichever threads used it. All are
measured in turns, round after round, and medians are shown, shares of them in the same round, so
that they hold on a machine that others use too. `--peer` is a Python that has underthesea.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
# A peer takes ten seconds for a megabyte.
PEER_BYTES = 500_000


def articles(path: str, most: int) -> tuple[list[str], list[str | None]]:
    """Read texts of so many bytes, and when they were published."""
    texts, times, size = [], [], 0
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            texts.append(article["text"])
            times.append(article.get("published"))
            size += len(article["text"].encode())
            if size >= most:
                break
    return texts, times


def one_by_one(texts: list[str], times: list[str | None]) -> int:
    """`analyze` in a loop."""
    import bantin  # noqa: PLC0415

    return sum(len(bantin.analyze(t, at).facts) for t, at in zip(texts, times, strict=True))


def many(threads: int | None) -> Callable[[list[str], list[str | None]], int]:
    """`analyze_many`, the facts of each article taken."""

    def run(texts: list[str], times: list[str | None]) -> int:
        import bantin  # noqa: PLC0415

        found = bantin.analyze_many(texts, times, threads=threads)
        return sum(len(article.facts) for article in found)

    return run


def columns(texts: list[str], times: list[str | None]) -> tuple[list[Any], list[Any]]:
    """Give batches as Spark gives them: columns of Arrow."""
    import pyarrow as pa  # noqa: PLC0415

    rows = [slice(at, at + 1000) for at in range(0, len(texts), 1000)]
    return [pa.array(texts[row]) for row in rows], [
        pa.array(times[row], pa.string()) for row in rows
    ]


def column(threads: int | None) -> Callable[[list[Any], list[Any]], int]:
    """`facts_column` over columns of Arrow."""

    def run(texts: list[Any], times: list[Any]) -> int:
        import pyarrow as pa  # noqa: PLC0415

        import bantin  # noqa: PLC0415

        found = 0
        for batch, at in zip(texts, times, strict=True):
            found += len(pa.array(bantin.facts_column(batch, at, threads=threads)).flatten())
        return found

    return run


def words(texts: list[str], _: list[str | None]) -> int:
    """`words` in a loop."""
    import bantin  # noqa: PLC0415

    return sum(len(bantin.words(text)) for text in texts)


def compat(texts: list[str], _: list[str | None]) -> int:
    """`word_tokenize` of the shim in a loop."""
    from bantin.compat import word_tokenize  # noqa: PLC0415

    return sum(len(word_tokenize(text)) for text in texts)


def peer(texts: list[str], _: list[str | None]) -> int:
    """`word_tokenize` of underthesea in a loop."""
    from underthesea import word_tokenize  # noqa: PLC0415

    return sum(len(word_tokenize(text)) for text in texts)


WAYS: dict[str, Callable[[list[Any], list[Any]], int]] = {
    "wheel: analyze": one_by_one,
    "wheel: analyze_many, 1 thread": many(1),
    "wheel: analyze_many, 2 threads": many(2),
    "wheel: facts_column, 1 thread": column(1),
    "wheel: facts_column, 2 threads": column(2),
    "wheel: words": words,
    "wheel: compat.word_tokenize": compat,
    "underthesea: word_tokenize": peer,
}


def measure(way: str, path: str, most: int) -> dict[str, Any]:
    """Run one way, in this process."""
    texts, times = articles(path, most)
    size = sum(len(text.encode()) for text in texts)
    first = texts[:1], times[:1]
    if "column" in way:
        first, (texts, times) = columns(*first), columns(texts, times)
    # What is loaded when it is first called is no part of it.
    WAYS[way](*first)
    cpu, start = time.process_time(), time.perf_counter()
    found = WAYS[way](texts, times)
    return {
        "what": way,
        "bytes": size,
        "cpu": time.process_time() - cpu,
        "seconds": time.perf_counter() - start,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "found": found,
    }


def lines_of(command: list[str]) -> list[dict[str, Any]]:
    """Run a measurement in a process of its own."""
    # Threads of numpy, which pyarrow loads, spin for a while when they have nothing to do.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def turn(arguments: argparse.Namespace, most: int, *, with_spark: bool) -> list[dict[str, Any]]:
    """Measure all, each once."""
    cargo = ["cargo", "run", "--quiet", "--locked", "--release"]
    manifest = ["--manifest-path", str(HERE / "Cargo.toml")]
    rows = lines_of([*cargo, *manifest, "--", arguments.corpus, str(most)])
    for way in WAYS:
        python, size = sys.executable, most
        if way.startswith("underthesea"):
            if not arguments.peer:
                continue
            python, size = arguments.peer, min(most, PEER_BYTES)
        child = [python, __file__, arguments.corpus, "--way", way, "--megabytes", str(size / 1e6)]
        rows += lines_of(child)
    if with_spark:
        rows += lines_of([sys.executable, str(HERE / "spark.py"), arguments.corpus, str(most)])
    return rows


def show(rounds: list[list[dict[str, Any]]]) -> None:
    """Print the table."""
    cpu: dict[str, list[float]] = {}
    for row in itertools.chain.from_iterable(rounds):
        cpu.setdefault(row["what"], []).append(row["cpu"] / row["bytes"])
    header = ("", "MB", "MB/s a core", "of the library", "MB/s in all", "peak MB", "found")
    print("| {:32} | {:>5} | {:>11} | {:>14} | {:>11} | {:>7} | {:>9} |".format(*header))
    print("|" + "|".join("-" * width for width in (34, 7, 13, 16, 13, 9, 11)) + "|")
    for row in rounds[0]:
        name, megabytes = row["what"], row["bytes"] / 1e6
        turns = [other for rows in rounds for other in rows if other["what"] == name]
        whole = cpu["library: words" if "word" in name else "library: facts"]
        shares = [ours / theirs for ours, theirs in zip(whole, cpu[name], strict=False)]
        speed = 1e-6 / statistics.median(cpu[name])
        seconds = statistics.median(turn["seconds"] for turn in turns)
        peak = max(turn["peak"] for turn in turns) / 1e6
        print(
            f"| {name:32} | {megabytes:5.1f} | {speed:11.3f} | {statistics.median(shares):14.1%} "
            f"| {megabytes / seconds:11.3f} | {peak:7.0f} | {row['found']:9} |"
        )
    theirs, ours = (cpu.get(name, []) for name in ("underthesea: word_tokenize", "wheel: words"))
    if theirs:
        times = statistics.median(theirs) / statistics.median(ours)
        print(f"\nwords: {times:.0f} times underthesea")


def main() -> None:
    """Measure all, or one in this process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus")
    parser.add_argument("--megabytes", type=float, default=1000.0, help="so much of the file")
    parser.add_argument("--rounds", type=int, default=5, help="how often all are measured")
    parser.add_argument("--peer", help="a Python that has underthesea")
    parser.add_argument("--spark", action="store_true", help="mapInArrow on a local cluster too")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    most = int(arguments.megabytes * 1e6)
    if arguments.way:
        print(json.dumps(measure(arguments.way, arguments.corpus, most)))
        return
    rounds = []
    for number in range(arguments.rounds):
        rounds.append(turn(arguments, most, with_spark=arguments.spark and number == 0))
        print(f"round {number + 1} of {arguments.rounds}: done", file=sys.stderr)
    show(rounds)


if __name__ == "__main__":
    main()
