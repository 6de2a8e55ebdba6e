"""What stands inside the blocks of Markdown: text, links, pictures, code, formulas, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from narrate.reading.markdown.contents import Content
from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.markup.tree import Element
    from narrate.reading.markdown.fragments import Fragments
    from narrate.reading.markdown.tree import Tree
    from narrate.reading.markdown.words import Words

    Handler = Callable[[Any, int, int], None]
    Handlers = dict[str, Handler]
    """What is done at an event, by its name; with what it says, and where it stands."""

CHECK_BOX, NOTE_LABEL = "check-box", "note-label"
_ELEMENTS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "s"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DIGITS = 3
_PLAIN_FORMULA = re.compile(r"[A-Za-z0-9 =+\-.,<>()/]{1,30}")
"""A formula that can be said as it stands."""
_IDENTITY = re.compile(r"\{:?\s*#(?P<id>[\w:.-]+)[^{}]*\}\s*\Z")
"""What gives a heading its id, at its end."""
_LISTED_NOTE = re.compile(r"\[(\d{1,3})\]:?\s+(?=\S)")


class Inlines:
    """Writes the inside of blocks into the tree; text that runs on is written as one."""

    def __init__(self, tree: Tree, words: Words, fragments: Fragments) -> None:
        """Take the tree, and what writes words and HTML into it."""
        self._tree = tree
        self._words = words
        self._fragments = fragments
        self._source = words.source
        self._start = self._end = -1
        """Where the text that is not written yet stands."""
        self._alt: list[str] = []
        """The description so far of the picture at hand."""
        self._pictures: list[dict[str, str]] = []
        """The attributes of the picture at hand, and of those in its description."""
        self.notes: dict[str, Element] = {}
        """The notes by their labels."""

    def handlers(self) -> Handlers:
        """Return what is to be done at an event, by its name."""
        handlers: Handlers = {
            "Code": self._code,
            "DisplayMath": self._formula,
            "FootnoteReference": self._note_mark,
            "HardBreak": self._line_break,
            "InlineHtml": self._markup,
            "InlineMath": self._formula,
            "SoftBreak": self._line_end,
            "TaskListMarker": self._check_box,
            "Text": self._text,
            "Image": self._picture,
            "Link": self._link,
            "/Image": self._picture_end,
            "/Link": self._link_end,
        }
        for name, element in _ELEMENTS.items():
            handlers[name] = self._outside_of_pictures(self.opening(element))
            handlers[f"/{name}"] = self._outside_of_pictures(self.closing(element))
        return handlers

    def opening(self, name: str) -> Handler:
        """Return what is to be done where an element called ``name`` begins."""
        opens = self._tree.open

        def begin(_value: object, _start: int, _end: int) -> None:
            if self._start >= 0:
                self.flush()
            opens(name)

        return begin

    def closing(self, name: str) -> Handler:
        """Return what is to be done where an element called ``name`` ends."""
        closes = self._tree.close

        def end(_value: object, _start: int, _end: int) -> None:
            if self._start >= 0:
                self.flush()
            closes(name)

        return end

    def _outside_of_pictures(self, handler: Handler) -> Handler:
        """Return what is to be done where nothing is in the description of a picture."""

        def handle(value: object, start: int, end: int) -> None:
            if not self._pictures:
                handler(value, start, end)

        return handle

    def _text(self, value: str, start: int, end: int) -> None:
        """Take in text."""
        if self._pictures:
            self._alt.append(value)
        elif len(value) == end - start and self._source.startswith(value, start):
            if start != self._end:
                if self._start >= 0:
                    self.flush()
                self._start = start
            self._end = end
        elif end > start:  # otherwise it is half of a tab, before code
            self.flush()
            self._words.spelled(value, start, end)

    def _line_end(self, _: object, start: int, end: int) -> None:
        """Take in the end of a line, which is a blank."""
        if self._pictures:
            self._alt.append(" ")
        else:
            self._text(self._source[start:end], start, end)

    def _line_break(self, _: object, start: int, end: int) -> None:
        """Take in the end of a line that is to end it."""
        if self._pictures:
            self._alt.append(" ")
            return
        self.flush()
        self._tree.empty("br")
        first = max(self._source.rfind(sign, start, end) for sign in "\r\n")
        self._words.plain(first if first >= 0 else end, end)

    def flush(self) -> None:
        """Write the text so far."""
        start, end = self._start, self._end
        if start < 0:
            return
        self._start = self._end = -1
        holder = self._tree.top
        if holder.name == "code":
            self._words.plain(start, end)
            return
        if holder.name in _HEADINGS:
            if found := _IDENTITY.search(self._source, start, end):
                holder.attributes = {"id": found["id"]}
            self._words.write(start, end, heading=True)
            return
        source = self._source
        if not holder.children and source[start] == "[":
            start = self._listed(holder, start, end)
        if start and source[start - 1] == "\\":  # it is escaped
            self._words.plain(start, start + 1)
            start += 1
        self._words.write(start, end)

    def end_code(self) -> None:
        """Write the last lines of a block of code, without the end of the last."""
        self._end -= self._source.endswith("\n", self._start, self._end)
        self._end -= self._source.endswith("\r", self._start, self._end)
        self.flush()

    def _listed(self, holder: Element, start: int, end: int) -> int:
        """Make a note of what begins with the number of a mark; return where its words begin."""
        found = _LISTED_NOTE.match(self._source, start, end)
        if found is None or holder.name not in ("p", "li"):
            return start
        label = bracketed(found[1])
        if label not in self._words.labels:
            return start
        self.notes.setdefault(label, holder)
        holder.attributes = {"role": "doc-footnote"}
        self._words.plain(start, found.end(), NOTE_LABEL)
        return found.end()

    def _code(self, value: str, start: int, end: int) -> None:
        """Write code in a line of text."""
        if self._pictures:
            self._alt.append(value)
            return
        self.flush()
        fence = end - start - len(self._source[start:end].lstrip("`"))
        start, end = start + fence, end - fence
        self._tree.open("code")
        if len(value) == end - start:
            self._words.plain(start, end)
        else:
            for place in Content(self._source, [(value, start, end)]).places(0, len(value)):
                self._words.plain(*place)
        self._tree.close("code")

    def _markup(self, value: str, start: int, end: int) -> None:
        """Write a tag of HTML."""
        if not self._pictures:
            self.flush()
            self._fragments.take(Content(self._source, [(value, start, end)]))

    def _formula(self, value: str, start: int, end: int) -> None:
        """Write a formula: a plain row of letters and figures as it is, TeX as one to be seen.

        Dollars at a figure are money: ``$5 or US$6``.
        """
        source = self._source
        if self._pictures:
            self._alt.append(value)
            return
        if source[end : end + 1].isdigit() or source[max(0, start - 1) : start].isdigit():
            self._text(source[start:end], start, end)
            return
        self.flush()
        plain = _PLAIN_FORMULA.fullmatch(value)
        if not plain:
            self._tree.open("math")
            self._tree.open("annotation")
        for place in Content(self._source, [(value, start, end)]).places(0, len(value)):
            self._words.plain(*place)
        if not plain:
            self._tree.close("annotation")
            self._tree.close("math")

    def _note_mark(self, label: str, start: int, end: int) -> None:
        """Write the mark of a footnote."""
        if not self._pictures:
            self.flush()
            self._words.mark(start, end, label)

    def _check_box(self, _: object, start: int, end: int) -> None:
        """Write the box before an item of a list."""
        self._words.plain(start, end, CHECK_BOX)

    def _link(self, value: dict[str, Any], *_: object) -> None:
        """Open a link."""
        if not self._pictures:
            self.flush()
            self._tree.open_link(_titled({"href": value["dest_url"]}, value))

    def _link_end(self, *_: object) -> None:
        """Close a link; a number of up to three digits that is a link is the mark of a note."""
        if self._pictures:
            return
        self.flush()
        element = self._tree.top
        self._tree.close("a")
        if len(element.children) != 1 or not isinstance(number := element.children[0], Placed):
            return
        if len(number) <= _DIGITS and number.isascii() and number.isdigit():
            start, end = number.start, number.end
            if self._source[start - 1 : end + 1] == bracketed(number):
                element.children[:] = [Placed(bracketed(number), start - 1, end + 1)]
                self._words.marks_note(element, bracketed(number))

    def _picture(self, value: dict[str, Any], *_: object) -> None:
        """Begin a picture, whose description follows."""
        self.flush()
        self._pictures.append(_titled({"src": value["dest_url"]}, value))

    def _picture_end(self, *_: object) -> None:
        """Write a picture with its description."""
        attributes = self._pictures.pop()
        if not self._pictures:
            alt = self._words.unmasked("".join(self._alt))
            self._alt.clear()
            self._tree.empty("img", {**attributes, "alt": alt})


def bracketed(number: str) -> str:
    """Return the label of a note that is known by a number in plain brackets."""
    return f"[{number}]"


def _titled(attributes: dict[str, str], value: dict[str, str]) -> dict[str, str]:
    """Return ``attributes`` with the title of a link or picture, if it has one."""
    if value["title"]:
        attributes["title"] = value["title"]
    return attributes
