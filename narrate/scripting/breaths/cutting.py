"""Cut a sentence into breaths: at punctuation by its class, elsewhere where readers would pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.script import Pause
from narrate.scripting.breaths.cut import PAUSES
from narrate.scripting.breaths.judging import judge_of
from narrate.scripting.breaths.marks import marks_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.model.words import Columns
    from narrate.scripting.breaths.cut import Cut

LONGEST_RUN = 14
"""Words without a breath, at most."""
LONGEST_TEXT = 500
"""Characters of a segment, at most."""
_SHORTEST_HALF = 3
"""Words that a run is cut after, at least, when it is cut only for its length."""


def cuts(text: str, units: Columns, words: Sequence[str], lang: str) -> list[Cut]:
    """Return where the breaths of a sentence end, without its own end.

    Args:
        text: Clean text.
        units: What is said of the sentence, in order; no breath ends inside of one.
        words: The text of each unit.
        lang: BCP 47 tag. English has a trained table; elsewhere a breath comes at punctuation, and
            in long runs before a word that often opens a clause.
    """
    last = len(words) - 1
    if last < 1:
        return []
    marks = marks_between(text, units.starts)
    judge = judge_of(lang)
    found = judge.cuts(words, marks, units.tokens[-1])
    if found and found[-1][:2] == (last - 1, Pause.COMMA):
        found.pop()  # the last word would stand alone
    if _fits(units, 0, last) or _all_fit(units, found):
        return found
    return [*_divided(found, units, marks, judge.weights(words, marks))]


def _all_fit(units: Columns, found: Sequence[Cut]) -> bool:
    """Say whether each run between two breaths can be said in one."""
    begin = 0
    for end, _, _ in found:
        if not _fits(units, begin, end):
            return False
        begin = end + 1
    return _fits(units, begin, len(units.starts) - 1)


def _divided(
    found: Sequence[Cut], units: Columns, marks: Mapping[int, str], weights: Sequence[float]
) -> Iterator[Cut]:
    """Add breaths until no run is longer than a breath lasts, nor its text than an engine takes."""
    begin = 0
    for cut in [*found, None]:
        end = cut[0] if cut else len(units.starts) - 1
        while begin < end and not _fits(units, begin, end):
            at = _best_cut(units, begin, end, weights)
            yield at, PAUSES[marks.get(at, "")], at in marks
            begin = at + 1
        begin = end + 1
        if cut:
            yield cut


def _fits(units: Columns, begin: int, last: int) -> bool:
    """Say whether units are few enough for one breath and short enough for an engine."""
    tokens = units.tokens[last + 1] - units.tokens[begin]
    return tokens <= LONGEST_RUN and units.ends[last] - units.starts[begin] <= LONGEST_TEXT


def _best_cut(units: Columns, begin: int, end: int, weights: Sequence[float]) -> int:
    """Return the best place for a breath in the first units of a run that is too long."""
    far = begin
    while far + 1 < end and _fits(units, begin, far + 1):
        far += 1
    near = min(begin + _SHORTEST_HALF - 1, far)
    return max(
        range(near, far + 1),
        key=lambda at: weights[at] + _LATER * at - _LOPSIDED * (end - at < _SHORTEST_HALF),
    )


_LATER = 0.01
"""Of places that are equally good, the later one makes fewer breaths."""
_LOPSIDED = 2.0
