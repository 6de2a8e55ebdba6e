"""Which elements a rule is for: a small part of what CSS and XPath can say.

``note`` · ``note[place=top]`` (the attribute has that word among others; ``*`` stands for any
letters) · ``note[resp]`` (it has the attribute) · ``choice/abbr`` (its parent) ·
``*[type=toc]`` (any element) · ``frus:attachment`` (another namespace, by the file's own prefix).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY = "*"
_NAME = r"[\w.-]+(?::[\w.-]+)?|\*"
_SELECTOR = re.compile(
    rf"(?:(?P<parent>{_NAME})/)?(?P<name>{_NAME})(?P<tests>(?:\[@?[\w:.-]+(?:=[^\]]+)?\])*)\Z"
)
_TEST = re.compile(r"\[@?(?P<name>[\w:.-]+)(?:=(?P<value>[^\]]+))?\]")


class BadSelector(UsageError):
    """A rule for elements that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Says of an element whether a rule is for it."""

    written: str
    name: str
    parent: str = ""
    tests: tuple[tuple[str, str], ...] = ()
    """Attributes and the word each must have; a blank one is content with any."""

    @classmethod
    def of(cls, written: str) -> Selector:
        """Return the selector that is written so.

        Raises:
            BadSelector: it is none.
        """
        found = _SELECTOR.match(written.strip())
        if found is None:
            raise BadSelector(
                f"'{written}' does not say which elements are meant", "note[place=top], choice/abbr"
            )
        tests = _TEST.finditer(found["tests"])
        return cls(
            written,
            found["name"],
            found["parent"] or "",
            tuple((one["name"], (one["value"] or "").strip("\"' ")) for one in tests),
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        """How narrow it is; of two that match, the narrower one counts."""
        return len(self.tests), int(bool(self.parent)), int(self.name != ANY)

    def matches(self, parent: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether an element of the right name, so placed, is meant."""
        return self.parent in ("", ANY, parent) and all(
            _has(attributes.get(name), wanted) for name, wanted in self.tests
        )


def _has(said: str | None, wanted: str) -> bool:
    if said is None or not wanted:
        return said is not None
    return said == wanted or any(fnmatchcase(word, wanted) for word in said.split())
