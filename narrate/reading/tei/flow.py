"""Text on its way into blocks: what stands between the text of one element and of the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.tei.words import (
    HYPHENS,
    Before,
    are_words,
    is_cut,
    is_elided,
    is_shouted,
    is_slip,
    keeps_hyphen,
    line_quote,
    own_hyphen,
    slips,
)

if TYPE_CHECKING:
    from narrate.reading.building import DocumentBuilder

CAPITALS = "capitals"
DELETED = "delSpan"
LINE_END = "line-end"
NUMBER = "document-number"
_KEPT = 40
"""Characters before a border that decide what it is."""
_AFTER_LABEL = ":"
_AFTER_LINE = ","
_MISSING = "…"
_CLOSE = frozenset(",.)")
"""Signs before which no language has a blank, though an indented file may have one."""
_STOPS = re.compile(r"(?:[\w\"”'’»]|(?<!\w)\w{1,3}\.)\Z")
"""An ending to which a pause has to be added, an abbreviation among them; other signs have one of
their own."""


class Flow:
    """Hands text to a builder, with what its borders need."""

    def __init__(self, builder: DocumentBuilder, language: str) -> None:
        """Take the builder and the language of the text."""
        self._builder, self._language = builder, language
        self.before = Before.NOTHING
        """What the next text of the block has before it."""
        self.tail = ""
        """The end of what is said in the block at hand."""
        self.paged = False
        """Whether a page began after it."""
        self.number = ("", "")
        """A heading's number and the word that is said before it, until it comes."""
        self.is_label = False
        """Whether what is said is a label."""
        self.silent_until = ""
        """Identity of the element at which a deletion ends; blank outside of any."""

    def new_block(self) -> None:
        """Let what follows stand in a block of its own."""
        self.before, self.tail, self.number = Before.NOTHING, "", ("", "")
        self.is_label = False

    def end_label(self) -> None:
        """Take note that a label ends."""
        self.before, self.is_label = Before.LABEL, False

    def pass_by(self, identity: str) -> None:
        """Take note that an element of this identity is met."""
        if self.silent_until and identity == self.silent_until:
            self.silent_until = ""

    def say(self, text: str) -> None:
        """Take in a text node that is spoken, unless a deletion lasts."""
        if self.silent_until:
            self.silent(text, DELETED)
            return
        if text.isspace():
            self._space(text)
            return
        start = len(text) - len(text.lstrip())
        guessed = self._is_cut(text[start:])
        self.before = Before.WORD_GOES_ON if guessed else self.before
        self._part(text, start, guessed=guessed)
        cut = self.before is Before.WORD_GOES_ON
        skipped = start + line_quote(text[start:]) if cut else 0
        self.before = Before.NOTHING
        self._add(text, skipped)
        self.tail = (self.tail + text)[-_KEPT:]
        self.paged = False

    def silent(self, text: str, rule: str) -> None:
        """Take in a text node that is left out."""
        self._builder.open_silent(rule)
        self._builder.text(text)
        self._builder.close()

    def _space(self, text: str) -> None:
        if self.before in (Before.WORD_GOES_ON, Before.LABEL, Before.PAUSE):
            self.silent(text, LINE_END)
            return
        self._builder.text(text)
        self.tail = (self.tail + " ")[-_KEPT:] if self.tail else ""

    def _is_cut(self, text: str) -> bool:
        """Tell whether ``text`` goes on with a word that a line or a page has cut at its hyphen."""
        ends = self.before is Before.LINE or (self.before is Before.NOTHING and self.paged)
        return ends and is_cut(self.tail.rstrip(), text)

    def _part(self, text: str, start: int, *, guessed: bool) -> None:
        """Put before ``text`` what belongs there.

        ``guessed`` says that only a hyphen tells that a word goes on.
        """
        tail = self.tail.rstrip()
        if self.before is Before.WORD_GOES_ON:
            start += line_quote(text[start:])
            judged = keeps_hyphen if guessed else own_hyphen
            keeps = judged(tail, text[start:], self._language)
            self._builder.rejoin(LINE_END, "" if keeps else HYPHENS)
            self.tail = tail if keeps else tail.rstrip(HYPHENS)
        elif not tail:
            return
        elif self.before is Before.GAP:
            self._builder.blank(_MISSING)
        elif self.before in (Before.PAUSE, Before.LABEL) and _STOPS.search(tail):
            self._builder.rejoin(LINE_END)
            self._builder.blank(_AFTER_LABEL if self.before is Before.LABEL else _AFTER_LINE)
        elif self.before is Before.NOTHING:
            if text[:1] in _CLOSE and self.tail[-1:].isspace():
                self._builder.rejoin(LINE_END)
            if not start and (is_slip(self.tail, text) or self._is_page_between(text)):
                self._builder.blank()
        elif not is_elided(tail):
            self._builder.blank()

    def _is_page_between(self, text: str) -> bool:
        """Tell whether a page parts two words here, where the blank was forgotten."""
        return self.paged and self._language[:2] == "en" and are_words(self.tail, text)

    def _add(self, text: str, skipped: int) -> None:
        if self.is_label and self._language[:2] == "en" and is_shouted(text):
            self._builder.open_said(CAPITALS, spoken=text.strip().capitalize())
            self._builder.text(text)
            self._builder.close()
            return
        cuts = slips(text)
        number, word = self.number
        self.number = ("", "")
        numbered = re.match(rf"\s*{re.escape(number)}\.", text) if number else None
        if not skipped and numbered is None and not cuts:
            self._builder.text(text)
            return
        node = self._builder.node(text)
        if skipped:
            self._builder.open_silent(LINE_END)
            self._builder.stretch(node, 0, skipped)
            self._builder.close()
        at = skipped
        if numbered is not None:
            self._builder.open_said(NUMBER, spoken=f"{word} {number}.")
            self._builder.stretch(node, at, numbered.end())
            self._builder.close()
            at = numbered.end()
        for cut in (one for one in cuts if one > at):
            self._builder.stretch(node, at, cut)
            self._builder.blank()
            at = cut
        self._builder.stretch(node, at, len(text))
