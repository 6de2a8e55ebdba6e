"""Clean text to spoken tokens, each tied to the words of the text it is said for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from narrate.model.script import Pronunciation
from narrate.model.span import Span
from narrate.model.words import Columns
from narrate.scripting.tokens import PLAIN, attach, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.span import Edit

_JOINTS = "—―…、。，；：！？"
"""Punctuation that parts words without a blank."""
_CHUNK = re.compile(rf"[^\s{_JOINTS}]{{1,400}}[{_JOINTS}]*|[{_JOINTS}]+")
"""A word with its punctuation; what has no blank for 400 characters is taken in pieces."""
_PLAIN_RUN = re.compile(rf"(?:{PLAIN}(?: |\Z)){{1,64}}")
"""Words that already are tokens, as most are: they are said as they stand, and taken together."""
_REST = re.compile(rf"[^\s{_JOINTS}]{{0,400}}[{_JOINTS}]*")
_LONGEST_UNIT = 60
"""Characters after which edits that touch are no longer one word, so that a breath may come."""
_ENDING = re.compile(r"['’][^\W\d_]")
_GENITIVE = re.compile(r"['’][sS]\b")
_GENITIVES = (("s", "z", "ʃ", "ʒ"), "ɪz"), (("p", "t", "k", "f", "θ"), "s"), ("", "z")
"""How an English genitive sounds after the end of a word."""
_ELIDED = re.compile(r"(?<![^\W\d_'’])([^\W\d_]{1,8})['’]$")
"""A word that has lost its last vowel before the next ("l'", "qu'")."""
_ELIDED_SOUNDS = {"l": "l", "d": "d", "j": "ʒ", "m": "m", "n": "n", "t": "t", "s": "s", "c": "s"}
_SEAM = " -‐‑–—/"
"""What parts two tokens where an edit meets the text beside it."""


@dataclass(frozen=True, slots=True)
class SpokenForm:
    """What is said for a text, and which part of it for which words."""

    text: str
    """Tokens joined by single blanks; empty where nothing can be said."""
    words: Columns
    """What is said in one: a word of the text, or several that an edit spans, each with its tokens,
    at token borders; in order, every token in exactly one."""
    written: tuple[str, ...]
    """The text of each word, as it stands there."""
    pronunciations: tuple[Pronunciation, ...]
    """In order of place, at token borders of ``text``."""


def speak(text: str, edits: Sequence[Edit] = (), span: Span | None = None) -> SpokenForm:
    """Return the spoken form of ``text`` with ``edits`` in place.

    Args:
        text: Clean text.
        edits: What the rules say instead; sorted, not overlapping.
        span: The stretch of ``text`` to be said, such as one breath, when it is not all of it;
            ``edits`` are those inside.
    """
    at, limit = span or (0, len(text))
    form = _Form(text)
    for start, end, inside in _edited(text, edits, at, limit):
        form.literally(at, start)
        form.edited(start, end, inside)
        at = end
    form.literally(at, limit)
    return form.finished()


class _Form:
    """A spoken form under construction, its words in columns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[str] = []
        self._firsts: list[int] = []
        """Of each word: the index of its first token."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Of each word: where it stands in the text."""
        self._written: list[str] = []
        self._said: list[tuple[int, int, Edit]] = []
        """First token, token behind the last, and the edit that says how they sound."""

    def literally(self, at: int, limit: int) -> None:
        """Append what stands in a stretch of the text that no edit touches."""
        text = self._text
        while at < limit:
            at += text.startswith(" ", at)
            if run := _PLAIN_RUN.match(text, at, limit):
                self._run(at, run[0].rstrip().split(" "))
                at = run.end()
            elif chunk := _CHUNK.search(text, at, limit):
                first = len(self._tokens)
                _extend(self._tokens, chunk[0])
                self._unit(first, *chunk.span())
                at = chunk.end()
            else:
                return

    def edited(self, start: int, end: int, edits: Sequence[Edit]) -> None:
        """Append a word of the text with ``edits`` in it."""
        first = len(self._tokens)
        _compose(self._tokens, self._said, self._text, (start, end), edits)
        self._unit(first, start, end)

    def finished(self) -> SpokenForm:
        """Return tokens, words and pronunciations as one value, with spans in the joined text."""
        tokens = self._tokens
        if not tokens:
            return SpokenForm("", Columns(), (), ())
        borders = (*accumulate(map(_and_blank, map(len, tokens)), initial=0),)
        return SpokenForm(
            " ".join(tokens),
            Columns(
                starts=tuple(self._starts),
                ends=tuple(self._ends),
                tokens=(*self._firsts, len(tokens)),
                borders=borders,
            ),
            tuple(self._written),
            tuple(
                [
                    Pronunciation(
                        span=Span(borders[first], borders[last] - 1), ipa=edit.ipa, rule=edit.rule
                    )
                    for first, last, edit in self._said
                ]
            ),
        )

    def _run(self, at: int, words: list[str]) -> None:
        first, count = len(self._tokens), len(words)
        borders = [*accumulate(map(_and_blank, map(len, words)), initial=at)]
        self._tokens += words
        self._firsts += range(first, first + count)
        self._starts += borders[:count]
        self._ends += [one - 1 for one in borders[1:]]
        self._written += words

    def _unit(self, first: int, start: int, end: int) -> None:
        """Tie the tokens from ``first`` on to a word of the text; none, and it is not heard."""
        if len(self._tokens) > first:
            self._firsts.append(first)
            self._starts.append(start)
            self._ends.append(end)
            self._written.append(self._text[start:end])


_and_blank = (1).__add__
"""The length of a token with the blank behind it."""


def _edited(
    text: str, edits: Sequence[Edit], at: int, limit: int
) -> Iterator[tuple[int, int, Sequence[Edit]]]:
    """Yield the words of a stretch of ``text`` that have edits in them, or are spanned by one."""
    following, count = 0, len(edits)
    while following < count:
        begin = edits[following].span.start
        start, end = _word_at(text, begin, at, limit)
        first, done = following, start
        while following < count and (begin := edits[following].span.start) <= end:
            if begin - start > _LONGEST_UNIT and begin >= done:
                end = begin
                break
            done = edits[following].span.end
            end = max(end, _rest(text, done, limit))
            following += 1
        yield start, end, edits[first:following]
        at = end


def _word_at(text: str, begin: int, at: int, limit: int) -> tuple[int, int]:
    """Return the word from ``at`` on that an edit touches which begins at ``begin``."""
    at = max(at, text.rfind(" ", at, begin) + 1)
    while chunk := _CHUNK.search(text, at, limit):
        if chunk.end() >= begin:
            return chunk.span() if chunk.start() <= begin else (begin, begin)
        at = chunk.end()
    return begin, begin


def _rest(text: str, at: int, limit: int) -> int:
    """Return the end of the word that goes on at ``at``; a stretch ending in a blank ends there."""
    if at and text[at - 1].isspace():
        return at
    rest = _REST.match(text, at, limit)
    return rest.end() if rest else at


def _extend(tokens: list[str], chunk: str) -> None:
    """Append the tokens of ``chunk``, its leading punctuation to the token before."""
    more, ahead = tokens_of(chunk)
    if ahead and tokens:
        tokens[-1] = attach(tokens[-1], ahead)
    tokens.extend(more)


def _compose(
    tokens: list[str],
    said: list[tuple[int, int, Edit]],
    text: str,
    unit: tuple[int, int],
    edits: Sequence[Edit],
) -> None:
    """Append the tokens of a unit with ``edits`` in it, glueing what belongs to one token."""
    at, end = unit
    open_end = False
    for edit in edits:
        between = text[at : edit.span.start]
        leaning = _ELIDED.search(between) if edit.spoken else None
        if leaning:
            between = between[: leaning.start()]
        _lengthen(said, len(tokens), between, glue=open_end)
        open_end = _literal(tokens, between, glue=open_end)
        first = len(tokens)
        if edit.spoken:
            _extend(tokens, (leaning[0] if leaning else "") + edit.spoken.lstrip())
            open_end = len(tokens) > first
            if edit.ipa and open_end:
                said.append((first, len(tokens), _leant_on(edit, leaning)))
        at = edit.span.end
    _lengthen(said, len(tokens), text[at:end], glue=open_end)
    _literal(tokens, text[at:end], glue=open_end)


def _leant_on(edit: Edit, leaning: re.Match[str] | None) -> Edit:
    """Return ``edit`` with the sound of an elided word before its own."""
    sound = _ELIDED_SOUNDS.get(leaning[1].lower(), "") if leaning else ""
    return replace(edit, ipa=sound + edit.ipa) if sound else edit


def _lengthen(said: list[tuple[int, int, Edit]], tokens: int, piece: str, *, glue: bool) -> None:
    """Let the pronunciation of the last token say the ending it gets, or give it to the engine."""
    if not (glue and said and said[-1][1] == tokens and _ENDING.match(piece)):
        return
    first, last, edit = said.pop()
    if _GENITIVE.match(piece):
        sound = next(sound for after, sound in _GENITIVES if edit.ipa.endswith(after))
        said.append((first, last, replace(edit, ipa=edit.ipa + sound)))


def _literal(tokens: list[str], piece: str, *, glue: bool) -> bool:
    """Append text that stands beside an edit; a genitive or ending goes onto the edit's token."""
    if glue and tokens and piece[:1] in "'’" and piece[1:2].isalpha():
        more, _ = tokens_of(tokens.pop() + piece)
        tokens.extend(more)
        return True
    _extend(tokens, piece.strip(_SEAM))
    return bool(piece) and piece[-1] not in _SEAM
