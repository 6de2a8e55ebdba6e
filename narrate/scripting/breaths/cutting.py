"""Cut a sentence into breaths: at punctuation by its class, elsewhere where readers would pause."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.language import primary
from narrate.model.script import Pause
from narrate.scripting.breaths.marks import mark_after
from narrate.scripting.breaths.scoring import Kind, Scorer, Sentence
from narrate.scripting.breaths.words import LEADING
from narrate.scripting.splitting.languages import table_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.words import Columns

LONGEST_RUN = 14
"""Words without a breath, at most."""
LONGEST_TEXT = 500
"""Characters of a segment, at most."""
_OPENER = re.compile(r"[(\[]")
_NUMBERED = re.compile(r"\(?\d+[.)]+\s")
"""The number in front of a heading or an item, which stands by itself."""
_SHORTEST_HALF = 3
"""Words that a run is cut after, at least, when it is cut only for its length."""


class Cut(NamedTuple):
    """The end of a breath inside a sentence."""

    after: int
    """Index of the unit it comes after."""
    pause: Pause
    strong: bool = False
    """Whether a reader would pause for long: a phrase without punctuation then gets as much as a
    comma, and a comma its full length."""


def cuts(text: str, units: Columns, end: int, lang: str) -> list[Cut]:
    """Return where the breaths of a sentence end, without its own end.

    Args:
        text: Clean text.
        units: What is said of the sentence, in order; no breath ends inside of one.
        end: Where the sentence ends in ``text``.
        lang: BCP 47 tag. English has a trained table; elsewhere a breath comes at punctuation, and
            in long runs before a word that often opens a clause.
    """
    starts, ends = units.starts, units.ends
    if len(starts) < 2:  # noqa: PLR2004 - one unit is one breath
        return []
    marks = _marks(text, starts, end)
    words = [text[start:close] for start, close in zip(starts, ends, strict=True)]
    judgement = _JUDGES.get(primary(lang), _Plain)(words, marks, lang)
    judgement.short = units.tokens[-1] <= _ONE_BREATH
    chosen = {at: _cut_at(at, marks[at], judgement) for at in judgement.breaths()}
    _keep_the_last_word(chosen, len(starts) - 2)
    _divide_long_runs(chosen, units, judgement)
    return [chosen[at] for at in sorted(chosen)]


def _marks(text: str, starts: Sequence[int], end: int) -> list[str]:
    """Return the class of the punctuation behind each unit, or of a bracket before the next."""
    marks = [
        ""
        if text[border - 1] == " " and text[border - 2].isalnum()
        else mark_after(text[start:border])
        for start, border in zip(starts, [*starts[1:], end], strict=True)
    ]
    if _NUMBERED.match(text, starts[0], starts[1]):
        marks[0] = ";"
    if _OPENER.search(text, starts[0], end):
        for at, start in enumerate(starts[1:]):
            if marks[at] in ("", ",") and text[start] in "([":
                marks[at] = ")"
    return marks


def _cut_at(at: int, mark: str, judgement: _Judgement) -> Cut:
    if mark in _ALWAYS:
        return Cut(at, _ALWAYS[mark])
    return Cut(at, Pause.COMMA if mark else Pause.PHRASE, judgement.is_strong(at))


_ALWAYS = {";": Pause.CLAUSE, ")": Pause.PARENTHESIS}


class _Judgement:
    """How much speaks for a breath between two units."""

    short = False
    """Whether the sentence is said in one breath if no punctuation parts it."""

    def __init__(self, words: Sequence[str], marks: Sequence[str], lang: str) -> None:
        self.words = [
            word if word.isalpha() else word.strip(_PUNCTUATION) or word for word in words
        ]
        self.marks = marks
        self.lang = lang

    def breaths(self) -> Iterator[int]:
        """Yield after which units a breath comes, in order."""
        raise NotImplementedError

    def is_strong(self, at: int) -> bool:
        """Say whether a breath is a long one."""
        raise NotImplementedError

    def weight(self, at: int) -> float:
        """Return how good a place it is to divide a run that is too long."""
        raise NotImplementedError


_PUNCTUATION = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}—–-*_"


class _Trained(_Judgement):
    """English: two regressions trained on readers."""

    def __init__(self, words: Sequence[str], marks: Sequence[str], lang: str) -> None:
        super().__init__(words, marks, lang)
        self._sentence = Sentence(self.words, [_TRAINED_MARK.get(mark, "") for mark in marks])

    def breaths(self) -> Iterator[int]:
        return (at for at in self._places() if self.marks[at] in _ALWAYS or self._is_breath(at))

    def _is_breath(self, at: int) -> bool:
        score = _scorer(0).score(self._sentence, at)
        if score <= 0 or self.marks[at]:
            return score > 0
        left, right = self._sentence.kinds[at : at + 2]
        return score > _INSIDE_A_PHRASE * right.has_content and not _is_object(left, right)

    def _places(self) -> Iterator[int]:
        """Yield where a breath is possible at all."""
        here = self._sentence
        kinds, first, last = here.kinds, here.first, here.last
        for at, mark in enumerate(self.marks[:-1]):
            if mark:
                yield at
                continue
            left, right = kinds[at].group, kinds[at + 1]
            if self.short or left in LEADING or first[at] == at or last[at] == at + 1:
                continue
            if not (right.has_content and (left in _MODIFYING or left == right.group == "name")):
                yield at

    def is_strong(self, at: int) -> bool:
        return _scorer(1).score(self._sentence, at) > 0

    def weight(self, at: int) -> float:
        return _NEVER if self._leads(at) else _scorer(0).score(self._sentence, at, exact=True)

    def _leads(self, at: int) -> bool:
        return self._sentence.kinds[at].group in LEADING


def _is_object(left: Kind, right: Kind) -> bool:
    """Say whether ``right`` is a pronoun that belongs to what stands before it."""
    return right.group == "obj" or (left.group in _VERBS and right.name in _OBJECTS)


_NEVER = -100.0
_MODIFYING = frozenset({"adj", "det", "num", "adv"})
"""Classes of words that mostly belong to the noun or verb behind them."""
_VERBS = frozenset({"past", "verb", "ed", "ing"})
"""Classes of words that an object may stand behind; a pronoun as object stays with them."""
_OBJECTS = frozenset({"it", "you", "her", "himself", "herself", "itself", "themselves", "myself"})
_ONE_BREATH = 6
"""Words of a sentence that is said in one breath if no punctuation parts it."""
_INSIDE_A_PHRASE = 0.3
"""What a breath before a content word has to have more: more often than not it parts a phrase, and
that is heard. F1 on readers stays the same within 0.1; without punctuation it costs 0.3."""
_TRAINED_MARK = {",": ",", ";": ";", ")": ","}


class _Plain(_Judgement):
    """Other languages: every comma, and long runs before a word that often opens a clause."""

    def breaths(self) -> Iterator[int]:
        return (at for at, mark in enumerate(self.marks[:-1]) if mark)

    def is_strong(self, at: int) -> bool:
        return bool(self.marks[at])

    def weight(self, at: int) -> float:
        openers = table_for(self.lang).starters
        opens = self.words[at + 1].lower() in openers
        return float(opens) + _NEVER * (self.words[at].lower() in openers)


class _Unparted(_Plain):
    """Languages that write words together: a blank parts phrases."""

    def breaths(self) -> Iterator[int]:
        return (
            at
            for at, mark in enumerate(self.marks[:-1])
            if mark or min(len(self.words[at]), len(self.words[at + 1])) >= _PHRASE
        )

    def is_strong(self, at: int) -> bool:  # noqa: ARG002 - such a blank stands for a comma
        return True


_PHRASE = 9
"""Letters of what stands between two blanks from which it is a phrase and no word."""
_JUDGES = {"en": _Trained, **dict.fromkeys(("th", "lo", "km", "my"), _Unparted)}


@cache
def _scorer(column: int) -> Scorer:
    """Return a compiled regression; loaded when English is first cut."""
    return Scorer(column)


def _keep_the_last_word(chosen: dict[int, Cut], at: int) -> None:
    """Drop a comma's breath before a last word that would stand alone."""
    if at in chosen and chosen[at].pause is Pause.COMMA:
        del chosen[at]


def _divide_long_runs(chosen: dict[int, Cut], units: Columns, judgement: _Judgement) -> None:
    """Add breaths until no run is longer than a breath lasts, nor its text than an engine takes."""
    begin = 0
    for end in [*sorted(chosen), len(units.starts) - 1]:
        while _is_too_long(units, begin, end):
            at = _best_cut(units, begin, end, judgement)
            mark = judgement.marks[at]
            chosen[at] = Cut(at, Pause.COMMA if mark else Pause.PHRASE, strong=bool(mark))
            begin = at + 1
        begin = end + 1


def _is_too_long(units: Columns, begin: int, end: int) -> bool:
    return begin < end and not _fits(units, begin, min(end, begin + LONGEST_RUN))


def _fits(units: Columns, begin: int, last: int) -> bool:
    """Say whether units are few enough for one breath and short enough for an engine."""
    tokens = units.tokens[last + 1] - units.tokens[begin]
    return tokens <= LONGEST_RUN and units.ends[last] - units.starts[begin] <= LONGEST_TEXT


def _best_cut(units: Columns, begin: int, end: int, judgement: _Judgement) -> int:
    """Return the best place for a breath in the first units of a run that is too long."""
    far = begin
    while far + 1 < end and _fits(units, begin, far + 1):
        far += 1
    near = min(begin + _SHORTEST_HALF - 1, far)
    return max(
        range(near, far + 1),
        key=lambda at: judgement.weight(at) + _LATER * at - _LOPSIDED * (end - at < _SHORTEST_HALF),
    )


_LATER = 0.01
"""Of places that are equally good, the later one makes fewer breaths."""
_LOPSIDED = 2.0
