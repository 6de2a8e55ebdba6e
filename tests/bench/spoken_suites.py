"""Figures of spoken forms: third-party suites, the trap list, acronyms, and where suites disagree.

``python -m tests.bench.spoken_suites [suite]`` prints every case that is not met, with what is said
for it. Scoring is that of the suites' README.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading import read
from narrate.scripting import script, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]
SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
ACRONYMS = Path(__file__).parents[1] / "golden" / "scripting" / "data" / "acronyms-en.tsv"


class Suite(NamedTuple):
    """A file of cases, and what is wanted of it."""

    title: str
    file: str
    lang: str
    goal: str


SUITES = {
    "nemo-en": Suite("NeMo English, %", "spoken-nemo-en-even.jsonl", "en", ">= 95"),
    "wetext": Suite("WeText, cases", "spoken-wetext-en.jsonl", "en", ">= 92"),
    "marytts": Suite("MaryTTS, cases", "spoken-marytts-en.jsonl", "en", ">= 44"),
    "nemo-de": Suite("NeMo German, %", "spoken-nemo-de.jsonl", "de", ">= 90"),
    "nemo-fr": Suite("NeMo French, %", "spoken-nemo-fr.jsonl", "fr", ">= 90"),
    "nemo-es": Suite("NeMo Spanish, %", "spoken-nemo-es.jsonl", "es", ">= 90"),
}
ABSENT = (
    ("sentence boundaries F1, edited prose of many genres", ">= 97.5"),
    ("false splits after a non-final abbreviation, %", "<= 2"),
    ("missed sentence-final abbreviations of 94", "<= 3"),
    ("NeMo English, the other half", ">= 95"),
)
"""Rows of the table whose suite is kept from the developers."""


class Case(NamedTuple):
    """One line of a suite and what is said for it."""

    kind: str
    written: str
    wanted: list[str]
    said: str

    @property
    def right(self) -> bool:
        return normal(self.said) in {normal(one) for one in self.wanted}


def normal(text: str) -> str:
    """Return what the suites compare: no case, blanks, hyphens, commas or "and" of numbers."""
    text = text.lower().replace("’", "'").replace("per cent", "percent")
    text = re.sub(r"[-–—]", " ", text)
    words = re.sub(r"[^\w\s'&/%$€£]", " ", text).replace("_", " ").split()
    return "".join(_without_and(words)).replace("'", "")


def apart(text: str) -> str:
    """Return what the trap list compares: the same, but words stay apart."""
    text = re.sub(r"[-–—]", " ", text.lower().replace("’", "'"))
    return " ".join(_without_and(re.sub(r"[^\w\s']", " ", text).split()))


def _without_and(words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word != "and" or not at or words[at - 1] not in ("hundred", "thousand", "million"):
            yield "o" if word == "oh" else word


def cases(suite: Suite, shared: Path = SHARED) -> list[Case]:
    """Return the cases of a suite with what is said for them."""
    lines = (shared / "suites" / suite.file).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Case(row["class"], row["written"], row["spoken"], spoken(row["written"], suite.lang))
        for row in rows
    ]


def third_party(shared: Path) -> Iterator[Row]:
    """Score every suite of spoken forms."""
    for suite in SUITES.values():
        if not (shared / "suites" / suite.file).is_file():
            yield f"spoken forms, {suite.title}", "absent", suite.goal, suite.file
            continue
        some = cases(suite, shared)
        right = sum(case.right for case in some)
        value = 100 * right / len(some) if suite.title.endswith("%") else right
        yield f"spoken forms, {suite.title}", value, suite.goal, f"{right} of {len(some)}"


def traps(shared: Path) -> list[tuple[str, str, list[str], bool]]:
    """Return the traps: written, said, wanted, and whether they agree."""
    found = []
    lines = (shared / "suites" / "traps.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        written = row["written"]
        if row["via"] == "spoken":
            said = spoken(written)
        else:
            document = read(written.encode(), name="trap.txt", format="text")
            said = " ".join(segment.spoken for segment in script(document).segments)
        wanted = row["spoken"]
        found.append((written, said, wanted, apart(said) in set(map(apart, wanted))))
    return found


def acronyms() -> Iterator[tuple[str, str, str]]:
    """Yield each sentence with an acronym, what is wanted, and what is said."""
    for line in ACRONYMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written, wanted = line.split("\t")
            yield written, wanted, spoken(written)


def own_rows(shared: Path) -> Iterator[Row]:
    """Score the trap list and the acronyms."""
    if (shared / "suites" / "traps.jsonl").is_file():
        found = traps(shared)
        yield "traps of audio-book tools", sum(row[3] for row in found), ">= 32", f"of {len(found)}"
    else:
        yield "traps of audio-book tools", "absent", ">= 32", "traps.jsonl"
    said = [apart(is_said) == apart(wanted) for _, wanted, is_said in acronyms()]
    size = f"{sum(said)} of {len(said)}"
    yield "acronyms spelled and spoken, own list, %", 100 * sum(said) / len(said), ">= 98.3", size


def contradictions(shared: Path) -> Iterator[Row]:
    """Name each written form for which two English suites want different things."""
    wanted: dict[str, dict[str, set[str]]] = {}
    for suite in SUITES.values():
        path = shared / "suites" / suite.file
        if suite.lang != "en" or not path.is_file():
            continue
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            by_suite = wanted.setdefault(row["written"].strip(), {})
            by_suite.setdefault(suite.title.split(",")[0], set()).update(row["spoken"])
    for written, by_suite in wanted.items():
        forms = [{normal(one) for one in some} for some in by_suite.values()]
        if len(forms) > 1 and not set.intersection(*forms):
            views = "; ".join(f"{name}: {min(some)}" for name, some in by_suite.items())
            yield f"suites disagree on {written!r}", spoken(written), "-", views


def speed(shared: Path) -> Iterator[Row]:
    """Characters per CPU second from the bytes of a book to the last segment."""
    path = shared / "corpus" / "text" / "sherlock-holmes-1661.txt"
    if not path.is_file():
        yield "whole front end, Mchar per CPU second", "absent", ">= 0.5", str(path)
        return
    data = path.read_bytes()
    began = time.process_time()
    document = read(data, name=path.name, format="text")
    segments = len(script(document).segments)
    took = time.process_time() - began
    size = f"{len(data):,} characters, {segments:,} segments, reading included"
    yield "whole front end, Mchar per CPU second", len(data) / took / 1e6, ">= 0.5", size


def rows() -> Iterator[Row]:
    """Yield all rows."""
    for figures in (third_party, own_rows, speed, contradictions):
        yield from figures(SHARED)
    for name, goal in ABSENT:
        yield name, "absent", goal, "no such suite here"


def main(names: list[str]) -> None:
    """Print the cases that are not met."""
    for name in names or [*SUITES, "traps", "acronyms"]:
        print(f"\n{name}")
        if name == "traps":
            wrong = [(w, s, f) for w, s, f, right in traps(SHARED) if not right]
        elif name == "acronyms":
            wrong = [(w, s, [f]) for w, f, s in acronyms() if apart(s) != apart(f)]
        else:
            found = cases(SUITES[name])
            wrong = [(c.written, c.said, c.wanted) for c in found if not c.right]
        for written, said, wanted in wrong:
            print(f"  {written!r}\n      said   {said!r}\n      wanted {wanted[0]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
