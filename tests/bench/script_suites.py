"""Figures of sentences and breaths, and the speed of the whole scripting stage.

Every function takes the folder with the corpus and the suites and returns rows
``(name, value, goal, size)``; a suite that is not at hand gives a row that says so.
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from narrate.model.document import Block, Document, Kind
from narrate.model.span import Place
from narrate.scripting import Scripter, announce, sentences
from narrate.scripting.breaths import cutting
from narrate.scripting.breaths.judging import Trained
from narrate.scripting.breaths.scoring import Scorer
from narrate.scripting.breaths.weights import groups_of
from narrate.scripting.breaths.words import LEADING, seen
from narrate.scripting.scripter import DEFAULT_VOICE
from tests.bench.train_breaks import Spoken, learn, load, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = tuple[str, float | str, str, str]
SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
FOLDS = 5


def _cases(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _is_right(case: dict[str, object]) -> bool:
    def even(text: str) -> str:
        return re.sub(r"\s+", " ", text).strip()

    got = [even(sentence) for sentence in sentences(str(case["text"]), str(case["lang"]))]
    wanted = case["sentences"]
    assert isinstance(wanted, list)
    return got == [even(sentence) for sentence in wanted]


def golden_sentences(shared: Path) -> list[Row]:
    """Score the exact lists of sentences."""
    path = shared / "suites" / "sentences-pysbd.jsonl"
    if not path.is_file():
        return [("sentence suites", "absent", "-", str(path))]
    cases = list(_cases(path))
    english = [case for case in cases if case["list"] == "GOLDEN_EN_RULES_TEST_CASES"]
    plain = [case for case in cases if case["mode"] == "plain"]
    other = [case for case in cases if case["mode"] != "plain"]
    pragmatic = list(_cases(shared / "suites" / "sentences-pragmatic-en.jsonl"))
    return [
        (name, sum(map(_is_right, some)), goal, f"of {len(some)}")
        for name, some, goal in (
            ("golden rules, English", english, ">= 48"),
            ("golden rules, plain cases of all languages", plain, ">= 300"),
            ("golden rules, clean and pdf cases (a cleaner's work)", other, "-"),
            ("pragmatic segmenter, English", pragmatic, "-"),
        )
    ]


def joined_sentences(shared: Path) -> list[Row]:
    """Score the boundaries of single sentences that are put together as paragraphs at random.

    Only half of the sentences count; the other half is for looking at what goes wrong.
    """
    path = shared / "suites" / "homographs-train.tsv"
    name = "boundaries F1, single modern sentences joined at random"
    if not path.is_file():
        return [(name, "absent", "-", str(path))]
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    singles = (" ".join(row.split("\t")[2].strip('"').split()) for row in rows)
    whole = [one for one in dict.fromkeys(singles) if one.endswith((".", "!", "?"))]
    chance = random.Random(7)
    chance.shuffle(whole)
    counts = Junctures(0, 0, 0)
    rest = whole[len(whole) // 2 :]
    while rest:
        size = chance.randint(3, 8)
        counts = _added(counts, rest[:size])
        rest = rest[size:]
    return [(name, counts.f1, ">= 99.5", f"{counts.precision_and_recall} {counts.wanted} of them")]


def _added(counts: Junctures, paragraph: Sequence[str]) -> Junctures:
    """Return ``counts`` with the boundaries inside of one paragraph."""
    wanted, said = (
        set(accumulate(len(one.replace(" ", "")) for one in some[:-1]))
        for some in (paragraph, sentences(" ".join(paragraph), "en"))
    )
    return Junctures(
        counts.hit + len(wanted & said), counts.said + len(said), counts.wanted + len(wanted)
    )


class Junctures(NamedTuple):
    """Counts of junctures over which precision and recall are formed."""

    hit: int
    said: int
    wanted: int

    @property
    def f1(self) -> float:
        return 200 * self.hit / max(1, self.said + self.wanted)

    @property
    def precision_and_recall(self) -> str:
        return f"P {100 * self.hit / self.said:.1f} R {100 * self.hit / self.wanted:.1f}"


class Heard(NamedTuple):
    """What our breaths are at one juncture, and what the reader did."""

    ms: int
    reader: int
    marked: bool
    leads: bool


def heard(spoken: Spoken) -> Iterator[Heard]:
    """Yield every juncture inside a sentence; 0 ms where no segment ends."""
    words = spoken.words
    text = " ".join(w + m for w, m in zip(words, spoken.marks, strict=True))
    pauses: dict[int, int] = {}
    count = 0
    for segment in announce(text, lang="en", voice=DEFAULT_VOICE, id="b").segments:
        count += len(segment.text.split())
        pauses[count - 1] = segment.pause_ms
    for at in range(len(words) - 1):
        leads = seen(words[at])[1] in LEADING
        yield Heard(pauses.get(at, 0), spoken.breaks[at], bool(spoken.marks[at]), leads)


def _counts(junctures: Sequence[Heard], ms: int, reader: int, *, bare: bool = False) -> Junctures:
    some = [j for j in junctures if not (bare and j.marked)]
    said = [j for j in some if j.ms >= ms]
    return Junctures(
        sum(j.reader >= reader for j in said), len(said), sum(j.reader >= reader for j in some)
    )


def breaks(shared: Path) -> list[Row]:
    """Score breaths on readers the weights were not trained on, fold by fold."""
    path = shared / "suites" / "breaks-helsinki-dev-A.tsv.gz"
    if not path.is_file():
        return [("phrase breaks", "absent", "-", str(path))]
    corpus = list(load(path))
    readers = sorted({spoken.reader for spoken in corpus})
    junctures: list[Heard] = []
    for fold in range(FOLDS):
        unseen = set(readers[fold::FOLDS])
        table = table_of(*learn([s for s in corpus if s.reader not in unseen]))
        judge = Trained(Scorer(groups_of(table)))
        with patch.object(cutting, "judge_of", return_value=judge):
            for spoken in corpus:
                if spoken.reader in unseen:
                    junctures += heard(spoken)
    return list(_break_rows(junctures))


def _break_rows(junctures: Sequence[Heard]) -> Iterator[Row]:
    size = f"{len(junctures)} junctures"
    for name, ms, reader, bare, goal in (
        ("any", 1, 1, False, ">= 66.5"),
        ("strong (200 ms)", 200, 2, False, ">= 66.5"),
        ("any, unpunctuated", 1, 1, True, ">= 48.5"),
        ("strong, unpunctuated", 200, 2, True, "-"),
    ):
        counts = _counts(junctures, ms, reader, bare=bare)
        yield f"phrase breaks F1, {name}", counts.f1, goal, f"{counts.precision_and_recall} {size}"
    said = [j for j in junctures if j.ms]
    leaning = sum(j.leads and not j.marked for j in said)
    yield "phrase breaks after a leaning word", leaning, "<= 0", f"{len(said)} breaks"


def speed(shared: Path) -> list[Row]:
    """Characters per CPU second through the whole stage, rules included, and its linearity."""
    path = shared / "corpus" / "text" / "sherlock-holmes-1661.txt"
    if not path.is_file():
        return [("speed of the scripting stage", "absent", "-", str(path))]
    text = " ".join(path.read_text(encoding="utf-8").split())[:400_000]
    return [
        ("scripting, Mchar per CPU second", len(text) / _seconds(text, 2000) / 1e6, ">= 0.5", ""),
        (
            "a paragraph of twice the length, CPU",
            _seconds(text, len(text)) / _seconds(text[: len(text) // 2], len(text)),
            "<= 2.3",
            f"{len(text):,} characters against half of them",
        ),
    ]


def _seconds(text: str, length: int) -> float:
    places = [Place(0, at, min(at + length, len(text))) for at in range(0, len(text), length)]
    blocks = tuple(Block(kind=Kind.PARAGRAPH, places=(place,)) for place in places)
    document = Document(name="speed", format="text", nodes=(text,), blocks=blocks)
    begin = time.process_time()
    for _ in Scripter(document).paragraphs():
        pass
    return time.process_time() - begin


def rows() -> Iterator[Row]:
    """Yield all rows."""
    for figures in (golden_sentences, joined_sentences, breaks, speed):
        yield from figures(SHARED)
