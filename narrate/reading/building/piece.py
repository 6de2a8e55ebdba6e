"""A block while it grows: stretches of text nodes, what is silent among them, what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import (
    Block,
    Cell,
    Emphasis,
    EmphasisRun,
    Kind,
    LanguageRun,
    Omission,
    Part,
)
from narrate.model.span import Edit, Place, Span
from narrate.reading.building.settling import applied, settled, tucked
from narrate.reading.dashes import RULE as DASH
from narrate.reading.dashes import typed_dashes
from narrate.reading.sanitising import unspeakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Stretch = tuple[Place, str, str]
    """A stretch of a text node that belongs to a piece: where it is, why it is silent (blank where
    it is not), and the number of a mark."""

BLANK = "blank"
"""Rule for white space between blocks."""
BORDER = "border"
"""Rule for a blank that no character of the source stands for: a line break, the end of a cell."""
PAGE_MARK = "page-mark"
FORMULA = "mathematics"
"""Rule for a formula that can only be seen; a policy says whether it is announced."""
_OPTION = re.compile(r"[=(][\"'“‘]--\w")
"""A quotation mark that opens before the option of a program."""
_OLD = re.compile("[\u017f\ufb00-\ufb06]")
"""Old forms of letters, which can be printed."""
WHITE_SPACE = " \t\n\r\f\u00a0"


@dataclass(slots=True)
class Role:
    """What the blocks that are to come are."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ""
    anchor: str = ""
    lang: str = ""
    """Language around them; blank for the document's."""
    used: bool = False
    """Whether a block has begun in it."""

    def taken(self) -> Role:
        """Return it for one block; its number and anchor are that block's alone."""
        self.used = True
        if not (self.number or self.anchor):
            return self
        once = Role(self.kind, self.level, self.number, self.anchor, self.lang)
        self.number = self.anchor = ""
        return once


class Setting(NamedTuple):
    """Where a block stands."""

    file: str
    part: Part
    group: str


@dataclass(slots=True)
class Piece:
    """A block under construction."""

    role: Role
    setting: Setting
    length: int = 0
    """Characters so far."""
    audible: bool = False
    """Whether anything in it can be heard."""
    stretches: list[Stretch] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    langs: list[LanguageRun] = field(default_factory=list)
    emphases: dict[Emphasis, list[Span]] = field(default_factory=dict)
    after: list[Block] = field(default_factory=list)
    """Blocks that stood inside it and are no part of it, such as its notes."""

    def add(
        self, place: Place, rule: str, number: str, lang: str, emphases: Iterable[Emphasis] = ()
    ) -> None:
        """Append a stretch; silent where ``rule`` says so."""
        _, first, last = place
        self.stretches.append((place, rule, number))
        start, self.length = self.length, self.length + last - first
        if rule:
            self.edit(start, "", rule, number=number)
            return
        if lang != self.role.lang:
            self._in_language(Span(start, self.length), lang)
        if emphases:
            for one in emphases:
                self._in_emphasis(Span(start, self.length), one)

    def edit(self, start: int, spoken: str, rule: str, *, ipa: str = "", number: str = "") -> None:
        """Say ``spoken`` instead of everything from ``start`` on."""
        span = Span(start, self.length)
        self.edits.append(Edit(span=span, spoken=spoken, rule=rule, ipa=ipa, number=number))

    def rejoin(self, nodes: Sequence[str], rule: str, hyphens: str) -> None:
        """Leave out white space and ``hyphens`` at the end of what is spoken so far."""
        end = self.length
        for (node, first, last), silent, _ in reversed(self.stretches):
            text = nodes[node][first:last]
            kept = len(text) if silent else len(text.rstrip(WHITE_SPACE + hyphens))
            start = end - len(text)
            if start + kept < end:
                span = Span(start + kept, end)
                self.edits.append(Edit(span=span, spoken="", rule=rule))
            if kept and not silent:
                return
            end = start

    def text(self, nodes: Sequence[str]) -> str:
        """Return its characters, end to end, as they stand in the source."""
        if len(self.stretches) == 1:
            ((node, start, end), _, _) = self.stretches[0]
            return nodes[node][start:end]
        return "".join([nodes[node][start:end] for (node, start, end), _, _ in self.stretches])

    def words(self, nodes: Sequence[str], start: int, stretch: int) -> str:
        """Return what is said from ``start`` on, where stretch number ``stretch`` begins."""
        text = "".join(nodes[node][a:b] for (node, a, b), _, _ in self.stretches[stretch:])
        return applied(text, settled(one for one in self.edits if one.span.start >= start), start)

    def block(self, nodes: Sequence[str], language: str) -> Block:
        """Return the finished block; ``language`` is the document's."""
        text = self.text(nodes)
        lang, langs = self._languages(text, language) if self.langs else (self.role.lang, ())
        file, part, group = self.setting
        edits = self.edits
        if "--" in text or not _is_visible(text):
            edits = [*edits, *_invisible(text), *self._dashes(text)]
        return Block(
            kind=self.role.kind,
            places=tuple(_joined(self.stretches)),
            edits=tuple(tucked(text, settled(edits))) if edits else (),
            level=self.role.level,
            number=self.role.number,
            anchor=self.role.anchor,
            lang=lang,
            file=file,
            part=part,
            group=group,
            cells=tuple(self.cells),
            langs=langs,
            emphases=self._runs() if self.emphases else (),
        )

    def omissions(self) -> Iterator[Omission]:
        """Yield its stretches and page marks, where nothing in it can be heard."""
        for place, rule, number in self.stretches:
            yield Omission(place=place, rule=rule or BLANK, number=number)
        at = self.stretches[-1][0] if self.stretches else Place(0, 0, 0)
        for edit in self.edits:
            if edit.rule == PAGE_MARK and edit.span.start == edit.span.end:
                place = Place(at.node, at.end, at.end)
                yield Omission(place=place, rule=PAGE_MARK, number=edit.number)

    def _dashes(self, text: str) -> Iterator[Edit]:
        """Yield the dashes that are typed as hyphens, but for those of programs."""
        for dash in typed_dashes(text, 0, len(text)) if self.role.kind is not Kind.CODE else ():
            if dash.start > 1 and _OPTION.match(text, dash.start - 2):
                continue
            yield Edit(span=Span(dash.start, dash.end), spoken=dash.meant, rule=DASH)

    def _in_language(self, span: Span, lang: str) -> None:
        if self.langs and self.langs[-1].lang == lang and self.langs[-1].span.end == span.start:
            span = Span(self.langs.pop().span.start, span.end)
        self.langs.append(LanguageRun(span, lang))

    def _in_emphasis(self, span: Span, emphasis: Emphasis) -> None:
        spans = self.emphases.setdefault(emphasis, [])
        if spans and spans[-1].end == span.start:
            span = Span(spans.pop().start, span.end)
        spans.append(span)

    def _runs(self) -> tuple[EmphasisRun, ...]:
        """Return what stands out in it."""
        return tuple(
            EmphasisRun(span, one) for one in Emphasis for span in self.emphases.get(one, ())
        )

    def _languages(self, text: str, language: str) -> tuple[str, tuple[LanguageRun, ...]]:
        """Return the block's language and the runs in others; one run over all is its language."""
        if len(self.langs) == 1:
            (start, end), lang = self.langs[0]
            if not any(map(str.isalnum, text[:start])) and not any(map(str.isalnum, text[end:])):
                return lang, ()
        runs = tuple(LanguageRun(run.span, run.lang or language) for run in self.langs)
        return self.role.lang, runs


def _joined(stretches: Sequence[Stretch]) -> list[Place]:
    """Return the places of ``stretches``, those that meet in one node as one."""
    joined: list[Place] = []
    node = first = last = -1
    for place, _, _ in stretches:
        same, start, end = place
        if start == last and same == node:
            last = end
            joined[-1] = Place(node, first, last)
        else:
            joined.append(place)
            node, first, last = same, start, end
    return joined


def _is_visible(text: str) -> bool:
    """Tell whether every character can be printed and is none of old, without a slow pattern."""
    if not text.isprintable():
        text = text.replace("\n", " ").replace("\t", " ")
    return text.isprintable() and (text.isascii() or not _OLD.search(text))


def _invisible(text: str) -> Iterator[Edit]:
    for run in () if _is_visible(text) else unspeakable(text):
        yield Edit(span=Span(run.start, run.end), spoken=run.spoken, rule=run.rule)
