"""The numbers in front of list items, as a browser shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.markup.tree import Element

BULLET = "•"
_LARGEST = 3999
_ROMANS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
_NONE = "none"


@dataclass(slots=True)
class Counter:
    """The marks of one list, as its items come."""

    style: str
    """``1``, ``a``, ``A``, ``i``, ``I``, a bullet, or ``none``."""
    following: int = 1
    step: int = 1

    @classmethod
    def of(cls, element: Element) -> Counter:
        """Return the counter of ``ol``, ``ul`` or ``menu``."""
        attributes = element.attributes
        shown = _style(attributes.get("style", ""))
        if element.name != "ol":
            return cls(shown if shown == _NONE else BULLET)
        style = shown or attributes.get("type", "").strip() or "1"
        start = _whole(attributes.get("start", ""))
        if "reversed" in attributes:
            items = sum(getattr(child, "name", "") == "li" for child in element.children)
            return cls(style, items if start is None else start, -1)
        return cls(style, 1 if start is None else start)

    def next(self, item: Element) -> str:
        """Return the mark of the next item, blank where none is shown."""
        if self.style == BULLET:
            return BULLET
        given = _whole(item.attributes.get("value", ""))
        number = self.following if given is None else given
        self.following = number + self.step
        if self.style == _NONE or "none" in item.attributes.get("style", ""):
            return ""
        return _written(number, self.style)


def _style(style: str) -> str:
    """Return what ``list-style`` or ``list-style-type`` says."""
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in ("list-style", "list-style-type"):
            words = value.split()
            if _NONE in words:
                return _NONE
            return next((_STYLES[word] for word in words if word in _STYLES), "")
    return ""


def _written(number: int, style: str) -> str:
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord(style) + letter) + letters
        return letters
    if style in ("i", "I") and 0 < number <= _LARGEST:
        roman = ""
        for value, letters in _ROMANS:
            count, number = divmod(number, value)
            roman += letters * count
        return roman if style == "I" else roman.lower()
    return str(number)


def _whole(written: str) -> int | None:
    """Return a number as HTML has it; ``None`` where there is none."""
    text = written.strip()
    digits = text.removeprefix("-")
    few = 9
    if not (digits.isascii() and digits.isdigit() and len(digits) <= few):
        return None
    return int(text)
