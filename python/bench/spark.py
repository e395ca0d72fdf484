"""What `mapInArrow` costs on a local cluster of two workers; see `run.py`."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from cluster import cluster
from run import articles

from bantin.spark import with_facts

TICKS = os.sysconf("SC_CLK_TCK")


def processes() -> dict[int, list[str]]:
    """Read what the system tells of each process behind its name."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found[int(entry.name)] = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
    return found


def used() -> tuple[float, int]:
    """Sum up the CPU seconds and the memory of this process and all that it started."""
    known = processes()
    family = {os.getpid()}
    grown = True
    while grown:
        children = {pid for pid, stat in known.items() if int(stat[1]) in family}
        grown = not children <= family
        family |= children
    stats = [known[pid] for pid in family if pid in known]
    # Those that ended are counted by who waited for them.
    cpu = sum(sum(map(int, stat[11:15])) for stat in stats) / TICKS
    return cpu, sum(int(stat[21]) for stat in stats) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure one run over the texts."""
    path, most = sys.argv[1], int(sys.argv[2])
    texts, times = articles(path, most)
    with cluster() as session, tempfile.TemporaryDirectory() as folder:
        table = pa.table({"text": texts, "published": pa.array(times, pa.string())})
        file = str(Path(folder) / "articles.parquet")
        pq.write_table(table, file, row_group_size=500)
        frame = session.read.parquet(file).repartition(16).cache()
        # The JVMs and the workers of Python start, and the texts are read, before it counts.
        with_facts(frame.limit(100), "text", "published").selectExpr("sum(size(facts))").collect()
        frame.count()
        (cpu, _), start = used(), time.perf_counter()
        counted = with_facts(frame, "text", "published").selectExpr("sum(size(facts)) as found")
        found = counted.collect()[0].found
        end, peak = used()
        row = {
            "what": "Spark: mapInArrow, 2 workers",
            "bytes": sum(len(text.encode()) for text in texts),
            "cpu": end - cpu,
            "seconds": time.perf_counter() - start,
            "peak": peak,
            "found": found,
        }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
