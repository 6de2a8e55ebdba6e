"""What CommonMark has no words for, told to the tree: frames that are no quotations, verse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.tree import Element
from narrate.reading.html.naming import texts
from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.reading.markdown.dialects import Plain


def settle(elements: Iterable[Element], common: Plain) -> None:
    """Make what only sets apart no quotation, and verse of lines that are marked as verse."""
    if not (common.framed or common.verse):
        return
    for element in elements:
        if element.name == "blockquote" and _begins(element, common.text) in common.framed:
            element.name = "div"
        elif element.name == "p" and _begins(element, common.text) in common.verse:
            element.attributes = {"class": "line-block"}
            element.children = list(_parted(element.children))


def _begins(element: Element, text: str) -> int:
    """Return where the line begins in which the first words of an element stand; -1 if none."""
    first = next((one for one in texts(element) if isinstance(one, Placed)), None)
    return -1 if first is None else text.rfind("\n", 0, first.start) + 1


def _parted(children: list[Element | str]) -> Iterator[Element | str]:
    """Yield the children of a paragraph, with a break behind each line."""
    for child in children:
        if not isinstance(child, Placed) or "\n" not in child:
            yield child
            continue
        at = child.start
        for line in child.splitlines(keepends=True):
            yield Placed(line, at, at + len(line), child.rule)
            at += len(line)
            if line.endswith("\n"):
                yield Element("", "br", {}, 0)
