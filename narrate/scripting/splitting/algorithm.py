"""Where sentences end: one pass over the stops of a paragraph, each judged by what is around it."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Span
from narrate.scripting.splitting.abbreviations import ends_after
from narrate.scripting.splitting.glued import is_glued
from narrate.scripting.splitting.languages import table_for
from narrate.scripting.splitting.lists import Lists
from narrate.scripting.splitting.table import has

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.span import Edit
    from narrate.scripting.splitting.table import SentenceTable

_BULLETS = "•⁃◦▪●■‣"
_FULL_STOPS = "。！？｡．।॥።፧။۔؟។៕།༎᠃"
"""Stops that end a sentence whether or not a blank follows."""
_NOTE = r"(?:\[\w{1,4}\])+|\d{1,3}(?:,\d{1,3})*(?: \d{1,3})?(?=\s)|[⁰¹²³⁴-⁹]+"
_AFTER = re.compile(
    r"\s*(?P<open>(?:[\"'`“”„‘’‚«»‹›(\[{¿¡_*<][ \u00a0\u202f]?|[—–-]+\s?|__)*)"
    r"(?P<word>[^\W_]+(?:['’.][^\W_]+)*)?"
)
_GAP = re.compile(r"\s*")
_FRONT = re.compile(rf"[\s\"'`“”„‘’‚«»‹›(\[{{¿¡—–*_<>{_BULLETS}-]*")
_SPACED_ELLIPSIS = re.compile(r"\.(?:[ \u00a0]\.){3}")
_INITIAL_PAIR = re.compile(r"[^\W\d_]\.")
_SPEAKER = re.compile(
    r"(?:[^\W\d_a-z][\w'’-]*\.?\s+(?:(?:and|und|et|of|de|von|van)\s+)?){1,4}([a-z]+)\b(?:\s+([a-z]+)\b)?"
)
"""Who may speak: names with titles, and the two small words behind them."""
_CITATION = re.compile(r"\([^().!?]{1,60}(?:\.\s?\d[^().!?]{0,30}){0,3}\)[.,;:]")
_CJK_BRACKETS = re.compile(r"[「『《〈（【][^「『《〈（【」』》〉）】]{0,200}[」』》〉）】]")
_QUOTES = frozenset("\"'”’“‘»›」』")
_OPENERS = "\"'`“‘«‹„‚([{¿¡—–-*_<>"
_LOOK_BACK = 48
_GEORGIAN = "\u10d0", "\u10ff"
"""Lower-case letters of a script that writes no capitals."""


class _Stop(NamedTuple):
    """A stop and what surrounds it."""

    marks: str
    """The stop itself, such as ``.`` or ``?!``."""
    close: str
    """Quotes and brackets that it closes."""
    note: bool
    """Whether a note's number is glued to it."""
    before: str
    """The word it stands after, without quotes and brackets; empty after a blank."""
    alone: bool
    """Whether that word is the first of its sentence."""
    opening: str
    """Quotes, brackets and dashes before the next word."""
    word: str
    """The next word, an initial with its stop; empty where none follows."""


def sentence_spans(text: str, lang: str, edits: Sequence[Edit] = ()) -> Iterator[Span]:
    """Yield the spans of the sentences of one paragraph, in order.

    They leave out nothing but white space. Linear in the length of ``text``.

    Args:
        text: A paragraph.
        lang: BCP 47 tag; a language without a table gets what holds for its script.
        edits: Stretches that are said in one, in order; no sentence ends inside of one.
    """
    at = _GAP.match(text).end()  # type: ignore[union-attr] # the pattern matches anywhere
    following = 0
    for cut in _cuts(text, table_for(lang), at):
        while following < len(edits) and edits[following].span.end <= cut:
            following += 1
        if following < len(edits) and edits[following].span.start < cut:
            continue
        end = len(text[at:cut].rstrip()) + at
        if end > at:
            yield Span(at, end)
            at = _GAP.match(text, cut).end()  # type: ignore[union-attr]
    end = len(text.rstrip())
    if end > at:
        yield Span(at, end)


def _cuts(text: str, table: SentenceTable, at: int) -> Iterator[int]:
    """Yield where one sentence ends and the next begins, in order."""
    lists = Lists()
    shut = _ShutBrackets(text)
    head = _head(text, at)
    for found in _stops(table.extra_stops).finditer(text, at):
        cut = _cut(text, table, (at, head), found, lists, shut)
        if cut > at:
            yield cut
            at, head = cut, _head(text, cut)


def _cut(
    text: str,
    table: SentenceTable,
    sentence: tuple[int, int],
    found: re.Match[str],
    lists: Lists,
    shut: _ShutBrackets,
) -> int:
    """Return where the sentence ends on account of a stop or list mark; 0 if it goes on."""
    start, end = found.span()
    at, head = sentence
    first = text[start]
    if first in _BULLETS:
        return start if start > head and text[start - 1].isspace() else 0
    if first in _FULL_STOPS or first in table.extra_stops:
        decimal = first == "．" and text[end : end + 1].isdigit()
        return 0 if decimal or shut.around(start) else end
    if end < len(text) and not text[end].isspace():
        return end if first in ".!?" and is_glued(text, start, end, table) else 0
    mark = lists.mark(text, sentence, found)
    if mark is not None:
        return mark
    if first == ")" or end == len(text) or (first == "—" and _is_bare_dash(found)):
        return 0
    return _judge(text, table, at, found)


def _is_bare_dash(found: re.Match[str]) -> bool:
    """Say whether a stop is a dash that breaks off no quotation."""
    return found["stop"] == "—" and not _QUOTES.intersection(found["close"] or "")


def _head(text: str, at: int) -> int:
    """Return where the first word of the sentence that begins at ``at`` stands."""
    return _FRONT.match(text, at).end()  # type: ignore[union-attr] # it matches anywhere


@lru_cache
def _stops(extra: str) -> re.Pattern[str]:
    """Return the pattern of everything that may end a sentence or begin a list item."""
    return re.compile(
        rf"(?P<stop>[.!?…‥)—{_BULLETS}{_FULL_STOPS}{extra}]"
        rf"(?:(?<![){_BULLETS}])[.!?…‥{_FULL_STOPS}{extra}]*(?:[ \u00a0]\.(?![.\d]))*)?)"
        rf"(?P<close>(?:[\"'”’“‘)\]}}»›」』）】》〉]|[ \u00a0\u202f]»)*)"
        rf"(?P<note>{_NOTE})?"
    )


def _judge(text: str, table: SentenceTable, at: int, found: re.Match[str]) -> int:
    """Return where the sentence ends, at or shortly before the end of the stop; 0 if it goes on."""
    stop = _surroundings(text, at, found)
    if stop is None:
        return 0
    spaced = len(stop.marks) > 1 and _SPACED_ELLIPSIS.fullmatch(stop.marks)
    if spaced and stop.before and not stop.close:
        return found.start() + 1 if _opens(stop) else 0
    return found.end() if _ends(text, table, found, stop) else 0


def _surroundings(text: str, at: int, found: re.Match[str]) -> _Stop | None:
    """Return what surrounds a stop; ``None`` for a decimal or an ellipsis in brackets."""
    start = found.start()
    marks, close, note = found.groups()
    if note and note[0].isdigit() and not close and text[start - 1].isdigit():
        return None
    if close[:1] in (")", "]") and start and text[start - 1] in "([":
        return None
    back = text[max(at, start - _LOOK_BACK) : start]
    before, alone = _word_before(back, whole=start - at <= _LOOK_BACK)
    after = _AFTER.match(text, found.end())
    assert after
    word = after["word"] or text[after.end() : after.end() + 1]
    if len(word) == 1 and text[after.end() : after.end() + 1] == ".":
        word += "."
    return _Stop(
        marks=marks,
        close=close,
        note=bool(note),
        before=before,
        alone=alone,
        opening=after["open"],
        word=word,
    )


def _word_before(back: str, *, whole: bool) -> tuple[str, bool]:
    """Return the last word of ``back`` and whether it is its first, too."""
    pieces = back.split()
    if not pieces or back[-1].isspace():
        return "", False
    word = pieces.pop().lstrip(_OPENERS)
    while len(word) == 1 and pieces and _INITIAL_PAIR.fullmatch(pieces[-1]):
        word = pieces.pop() + word
        if len(word) > 2:  # noqa: PLR2004 - "z." and "B" make "z.B"
            break
    for mark in "" if word.isalpha() else "'’—–/-":
        head, _, tail = word.rpartition(mark)
        if head and len(tail) > 1:
            word = tail.lstrip(_OPENERS)
    return word, whole and not any(piece.strip(_OPENERS + _BULLETS) for piece in pieces)


def _ends(  # noqa: PLR0911 - one line for each way a sentence goes on
    text: str, table: SentenceTable, found: re.Match[str], stop: _Stop
) -> bool:
    """Say whether a sentence ends at a stop that is followed by a blank."""
    if not _opens(stop):
        return False
    quoted = bool(_QUOTES.intersection(stop.close)) and stop.marks != "."
    if quoted and _is_attributed(text, table, found, stop):
        return False
    if "(" in stop.opening and _CITATION.match(text, text.index("(", found.end())):
        return False
    if "!" in stop.marks or "?" in stop.marks:
        return stop.before not in table.shouted or stop.word.lower() in table.starters
    if stop.marks == "." and not stop.note and not _QUOTES.intersection(stop.close):
        return ends_after(text, found.start(), stop.before, stop.word, table, alone=stop.alone)
    if stop.marks == ".":
        return True
    return stop.word not in ("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll")


def _opens(stop: _Stop) -> bool:
    """Say whether what follows can be the head of a sentence."""
    word = stop.word
    if not word:
        return False
    first = word[0]
    if first.isalpha():
        if _GEORGIAN[0] <= first <= _GEORGIAN[1]:
            return True
        return not first.islower() or (word[:1].islower() and any(c.isupper() for c in word[1:3]))
    if first.isdigit():
        return "…" not in stop.marks and ".." not in stop.marks
    return first in "$€£¥" or (first in ".…" and stop.marks == ".")


def _is_attributed(text: str, table: SentenceTable, found: re.Match[str], stop: _Stop) -> bool:
    """Say whether what follows a quotation names its speaker ("“Stop!” Ada cried.")."""
    opens = stop.word.lower() in table.starters and not has(table.before_names, stop.word)
    if stop.opening or (opens and stop.word != "I"):
        return False
    speaker = _SPEAKER.match(text, _GAP.match(text, found.end()).end())  # type: ignore[union-attr]
    return speaker is not None and not table.speech.isdisjoint(speaker.groups())


class _ShutBrackets:
    """The stretches in brackets of East Asian scripts, inside of which nothing ends."""

    def __init__(self, text: str) -> None:
        self._stretches = _CJK_BRACKETS.finditer(text)
        self._start = self._end = 0
        """Of the stretch that is asked about; looked for when somebody asks, which is seldom."""

    def around(self, at: int) -> bool:
        """Say whether ``at`` is inside of one; to be asked in order of place."""
        while self._end <= at:
            found = next(self._stretches, None)
            self._start, self._end = found.span() if found else (maxsize, maxsize)
        return self._start < at
