"""Measures the examples against the gold files in ../shared and compares the
scores with .ci/floors.tsv. Run from .ci/run, after the examples were built."""

import json
import pathlib
import re
import subprocess
import sys

SHARED = pathlib.Path("../shared")
EXAMPLES = pathlib.Path("target/release/examples")
OUT = pathlib.Path("target/ci")
FLOORS = ".ci/floors.tsv"
ANNOTATED = pathlib.Path("tests/annotated")


def extract(gold):
    """The facts of a gold file's articles; its reference is when they were published."""
    given, found = OUT / f"{gold.stem}.in.jsonl", OUT / f"{gold.stem}.facts.jsonl"
    with gold.open(encoding="utf-8") as lines, given.open("w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            article = {"id": record["id"], "text": record["text"]}
            if record.get("reference"):
                article["published"] = record["reference"]
            print(json.dumps(article, ensure_ascii=False), file=out)
    run = [EXAMPLES / "extract", "--format", "jsonl", "--quiet", "--output", found, given]
    subprocess.run(run, check=True)
    return found


def score(name, gold, found):
    """A scorer's table; a scorer that fails ends the run with its own message."""
    run = [SHARED / "bin" / name, gold, found] + ([] if name == "score-words" else ["--json"])
    printed = subprocess.run([sys.executable, *run], check=True, stdout=subprocess.PIPE, text=True)
    return printed.stdout


def words(gold):
    """F1 of the words: the gold text without its word boundaries goes through `segment`."""
    found = OUT / "words.txt"
    plain = gold.read_text(encoding="utf-8").replace("_", " ")
    with found.open("w", encoding="utf-8") as out:
        subprocess.run([EXAMPLES / "segment"], input=plain, stdout=out, check=True, text=True)
    return float(re.search(r"F1 ([0-9.]+)", score("score-words", gold, found))[1])


def annotated(name):
    """A gold file of the facts in `tests/annotated`, with the texts that the corpus has."""
    facts = {}
    for line in (ANNOTATED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        facts.setdefault(fact.pop("id"), []).append(fact)
    gold = OUT / f"{name}.jsonl"
    with gold.open("w", encoding="utf-8") as out, (SHARED / "corpus/modern.jsonl").open(
        encoding="utf-8"
    ) as corpus:
        for line in corpus:
            article = json.loads(line)
            if article["id"] not in facts:
                continue
            text = article["text"].encode()
            marked = facts[article["id"]]
            for fact in marked:
                for end in ("start", "end"):
                    fact[end] = len(text[: fact[end]].decode())
                fact["skip"] = fact.pop("scored", True) is False
            record = {"id": article["id"], "text": article["text"]}
            record |= {"reference": article["published"], "facts": marked}
            print(json.dumps(record, ensure_ascii=False), file=out)
    return gold


def faults():
    """The share of the passages in ../shared/faults that are wholly right."""
    files = sorted((SHARED / "faults").glob("*.txt"))
    command = [sys.executable, SHARED / "bin" / "score-cases", EXAMPLES / "extract", *files]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    return float(re.search(r"= ([0-9.]+)\s*$", printed)[1])


def measure():
    scores = {}
    golds = {name: SHARED / "gold" / f"{name}.jsonl" for name in ("seeds", "dev")}
    if (SHARED / "corpus/modern.jsonl").exists():
        names = sorted(path.stem for path in ANNOTATED.glob("blind-*.jsonl"))
        golds |= {name: annotated(name) for name in names}
    for name, gold in golds.items():
        total = json.loads(score("score-facts", gold, extract(gold)))["all"]
        for measured in ("precision", "recall", "value_f1", "full_f1"):
            scores[f"facts.{name}.{measured}"] = 100 * total[measured]
    gold = SHARED / "gold" / "readings.jsonl"
    readings = json.loads(score("score-readings", gold, extract(gold)))
    scores["readings.accuracy"] = 100 * readings["all"]["accuracy"]
    scores["readings.none.accuracy"] = 100 * readings["none"]["accuracy"]
    if (SHARED / "faults").exists():
        scores["faults.right"] = 100 * faults()
    gold = SHARED / "treebank" / "ud-vtb-dev.txt"
    if gold.exists() and (EXAMPLES / "segment").exists():
        scores["words.ud_dev.f1"] = words(gold)
    return scores


def floors(text):
    rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: float(floor) for name, floor in rows}


def lowered(now):
    """Floors that the commit before had higher, or has had and are gone."""
    before = subprocess.run(
        ["git", "show", f"HEAD^:{FLOORS}"], capture_output=True, text=True, check=False
    )
    if before.returncode:
        return []
    return [name for name, floor in floors(before.stdout).items() if now.get(name, -1) < floor]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    now = floors(pathlib.Path(FLOORS).read_text(encoding="utf-8"))
    scores = measure()
    failed = [f"{name}: its floor was lowered" for name in lowered(now)]
    print(f"{'':<24}{'score':>8}{'floor':>8}")
    for name in sorted(scores.keys() | now.keys()):
        score, floor = scores.get(name), now.get(name)
        shown = "-" if score is None else f"{score:.2f}"
        print(f"{name:<24}{shown:>8}{'-' if floor is None else f'{floor:.2f}':>8}")
        # Rounded as it is printed, so that a floor copied from the table holds.
        if floor and (score is None or round(score, 2) < floor):
            failed.append(f"{name}: {shown} is below {floor:.2f}")
    if failed:
        sys.exit("\n".join(failed))


main()
