"""Links inside a document that have a label for their words: told by what they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, find, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from narrate.markup.tree import Element

RULE = "label"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST, _LONGEST_FORMULA = 200, 5_000
_LABELS = re.compile(r"\\label\s?\{([^{}]{1,200})\}")
_ADDRESS, _IDENTITY = "mailto:", "id:"
NAMED = "cref:"
"""Before a label in the words of a link: the kind of what it leads to is to be said as well."""
_KINDS = {
    "de": {"figure": "Abbildung", "table": "Tabelle", "math": "Gleichung"},
    "es": {"figure": "Figura", "table": "Tabla", "math": "Ecuación"},
    "fr": {"figure": "Figure", "table": "Tableau", "math": "Équation"},
}
_ENGLISH = {"figure": "Figure", "table": "Table", "math": "Equation"}


class Targets:
    """What the labels of a document stand for."""

    def __init__(self, body: Element, silent: Collection[int] = ()) -> None:
        """Number the figures, tables and formulas of ``body`` as they stand.

        Elements that are ``silent`` (by ``id()``) are no words of a heading.
        """
        self._named: dict[str, tuple[str, int]] = {}
        self._titles: dict[str, str] = {}
        self._counts = {"figure": 0, "table": 0, "math": 0}
        self._waiting: list[str] = []
        """Labels of what stands around the next table."""
        self._last, self._heading = ("", 0), ""
        for element in elements_of(body):
            if element.name in _HEADINGS:
                self._last, self._heading = ("", 0), _words(element, silent)
                for one in elements_of(element):
                    self._title(one.attributes.get("id", ""))
            else:
                self._take(element)

    def _take(self, element: Element) -> None:
        """Take in an element that is no heading."""
        label = element.attributes.get("id", "")
        if kind := _kind(element):
            self._count(kind, [label, *self._waiting])
            self._waiting = []
        elif element.name == "annotation":
            for one in _LABELS.findall(words_of(element, _LONGEST_FORMULA)):
                self._count("math", [one])
        elif label and not element.children and element.name == "span":
            self._name([label], self._last)
            if not self._last[0]:
                self._title(label)
        elif label and element.name == "div":
            self._waiting = [label]

    def _count(self, kind: str, labels: list[str]) -> None:
        self._counts[kind] += 1
        self._last = (kind, self._counts[kind])
        self._name(labels, self._last)

    def _title(self, label: str) -> None:
        if label and self._heading:
            self._titles.setdefault(label, self._heading)

    def _name(self, labels: list[str], what: tuple[str, int]) -> None:
        for label in filter(None, labels):
            if what[0]:
                self._named.setdefault(label, what)

    def title(self, label: str) -> str:
        """Return the words of the heading with this label; blank where there is none."""
        return self._titles.get(label, "")

    def number(self, label: str) -> str:
        """Return the number of the figure, table or formula with this label, or blank."""
        return str(self._named[label][1]) if label in self._named else ""

    def shown(self, label: str, language: str) -> str:
        """Return the title of a heading, or the kind and number of anything else, or blank."""
        if title := self.title(label):
            return title
        kinds = _KINDS.get(language.partition("-")[0], _ENGLISH)
        return f"{kinds[self._named[label][0]]} {self.number(label)}" if self.number(label) else ""


def _kind(element: Element) -> str:
    """Return what an element is that is numbered: a figure, or a table with a caption."""
    if element.name == "table":
        return "table" if find(element, "caption") is not None else ""
    if element.name == "figure":
        return "" if find(element, "table") is not None else "figure"
    return ""


def _words(heading: Element, silent: Collection[int]) -> str:
    heard = (
        one if isinstance(one, str) else words_of(one, _LONGEST)
        for one in heading.children
        if id(one) not in silent
    )
    return " ".join("".join(heard).split())


def settled(body: Element, targets: Targets, language: str) -> Iterator[Element]:
    """Give the links that show a bare label the words it stands for; yield those that stay so."""
    for link in elements_of(body):
        if link.name != "a":
            continue
        target = link.attributes.get("href", "")
        if target.startswith(_ADDRESS) and words_of(link, _LONGEST) == target:
            link.children[:] = [target.removeprefix(_ADDRESS)]
        elif target.startswith(_IDENTITY) and words_of(link, _LONGEST) == target:
            yield link
        label, with_kind = _label(link)
        if not label:
            continue
        said = targets.shown(label, language) if with_kind else ""
        if said := said or targets.title(label) or targets.number(label):
            link.children[:] = [said]
        elif link.attributes["href"].startswith("#"):
            yield link


def _label(link: Element) -> tuple[str, bool]:
    """Return the label a link shows as its words, or blank, and whether its kind is said too."""
    target = link.attributes.get("href", "")
    label = target.removeprefix("#")
    words = words_of(link, _LONGEST)
    with_kind = words == f"{NAMED}{label}" or "ref" in classes_of(link)
    bare = with_kind or words in (target, label, f"[{label}]")
    return (label if bare else ""), with_kind
