"""Where breaths come in a sentence: by readers for English, by punctuation elsewhere."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from narrate.model.language import primary
from narrate.model.script import Pause
from narrate.scripting.breaths.cut import PAUSES
from narrate.scripting.breaths.memo import Memo
from narrate.scripting.breaths.scoring import Scorer
from narrate.scripting.breaths.sentence import PUNCTUATION, Sentence
from narrate.scripting.breaths.words import LEADING
from narrate.scripting.splitting.languages import table_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.scripting.breaths.cut import Cut
    from narrate.scripting.breaths.sentence import Link


class Judge(Protocol):
    """Knows how much speaks for a breath between the words of a language.

    Words come with the punctuation around them; marks are the classes of what stands after a word,
    by its index.
    """

    def cuts(self, words: Sequence[str], marks: Mapping[int, str], tokens: int) -> list[Cut]:
        """Return where breaths end in a sentence of so many spoken tokens, in order."""
        ...

    def weights(self, words: Sequence[str], marks: Mapping[int, str]) -> list[float]:
        """Return how good a place each word but the last is to divide a run that is too long."""
        ...


class Trained:
    """English: two regressions trained on readers."""

    def __init__(self, scorer: Scorer) -> None:
        """Take the compiled regressions."""
        self._scorer = scorer
        self._floors = Memo(_floor)

    def cuts(self, words: Sequence[str], marks: Mapping[int, str], tokens: int) -> list[Cut]:
        """Return where readers would end a breath, and always where a clause or a bracket ends."""
        if not marks and tokens <= _ONE_BREATH:
            return []
        sentence = Sentence(words, marks)
        found: list[Cut] = [
            (at, PAUSES[mark], mark == "," and score.imag > 0)
            for (at, mark), score in zip(
                marks.items(), self._scorer.at_marks(sentence), strict=True
            )
            if mark != "," or score.real > 0
        ]
        if tokens > _ONE_BREATH:
            inside = self._scorer.inside(sentence, self._floors, _APART)
            found += [(at, Pause.PHRASE, score.imag > 0) for at, score in inside]
            found.sort()
        return found

    def weights(self, words: Sequence[str], marks: Mapping[int, str]) -> list[float]:
        """Return what speaks for a breath of any kind; next to nothing after a leaning word."""
        sentence = Sentence(words, marks)
        anywhere: Memo[Link, float | None] = Memo(lambda _: -math.inf)
        scores = dict(self._scorer.inside(sentence, anywhere, 1))
        scores |= zip(marks, self._scorer.at_marks(sentence), strict=True)
        return [
            _NEVER if left.group in LEADING else scores[at].real
            for at, (left, _) in enumerate(sentence.links[1:-1])
        ]


def _floor(link: Link) -> float | None:
    """Return what the score of a breath has to be above, or ``None`` where none is possible."""
    left, right = link
    if left.group in LEADING or right.group == "obj":
        return None
    if left.group in _VERBS and right.name in _OBJECTS:
        return None
    if not right.has_content:
        return 0.0
    is_inside = left.group in _MODIFYING or left.group == right.group == "name"
    return None if is_inside else _INSIDE_A_PHRASE


_NEVER = -100.0
_APART = 2
"""Words between a breath and punctuation, at least."""
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


class Plain:
    """Other languages: every comma, and long runs before a word that often opens a clause."""

    def __init__(self, lang: str) -> None:
        """Take the BCP 47 tag of a language."""
        self._openers = table_for(lang).starters

    def cuts(self, words: Sequence[str], marks: Mapping[int, str], tokens: int) -> list[Cut]:  # noqa: ARG002 - all of the protocol
        """Return a cut at each mark."""
        return [(at, PAUSES[mark], mark == ",") for at, mark in marks.items()]

    def weights(self, words: Sequence[str], marks: Mapping[int, str]) -> list[float]:  # noqa: ARG002 - all of the protocol
        """Return more before an opener, and next to nothing behind one."""
        opens = [_bare(word).lower() in self._openers for word in words]
        return [behind + _NEVER * here for here, behind in pairwise(opens)]


class Unparted(Plain):
    """Languages that write words together: a blank parts phrases, and stands for a comma."""

    def cuts(self, words: Sequence[str], marks: Mapping[int, str], tokens: int) -> list[Cut]:  # noqa: ARG002 - all of the protocol
        """Return a cut at each mark and each blank between two phrases."""
        long = [len(_bare(word)) >= _PHRASE for word in words]
        return [
            (at, PAUSES[marks.get(at, "")], marks.get(at, ",") == ",")
            for at, both in enumerate(pairwise(long))
            if at in marks or all(both)
        ]


def _bare(word: str) -> str:
    return word.strip(PUNCTUATION) or word


_PHRASE = 9
"""Letters of what stands between two blanks from which it is a phrase and no word."""


@cache
def judge_of(lang: str) -> Judge:
    """Return who knows the language with a BCP 47 tag; a table is read when first asked for."""
    language = primary(lang)
    if language == "en":
        return Trained(Scorer())
    return Unparted(lang) if language in _UNPARTED else Plain(lang)


_UNPARTED = ("th", "lo", "km", "my")
