"""pandoc's page, settled for the ear: what each format has of its own that no reader is to hear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.finding import Finding, Severity
from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.pandoc import bold, citations, front, jats, links, org, rst

if TYPE_CHECKING:
    from narrate.markup.tree import Element

_BIBLIOGRAPHY = frozenset({"thebibliography", "references", "csl-bib-body"})
_TYPE = "bibliography"
_HEADING = re.compile(r"h[1-6]")
_UNHEADED = frozenset({"docbook", "fb2"})
"""Formats whose abstracts have no heading on the page."""
_LISTS = frozenset({"citations", "refs"})
"""Ids of lists of the works that are cited."""


def settled(
    body: Element, dialect: str, source: str, language: str
) -> tuple[dict[str, list[Element]], list[Finding]]:
    """Return what has no sound in ``body``, by rule, and what an editor should know.

    ``source`` is the text that pandoc has read, blank for one that is no text; ``language`` the
    one it names.
    """
    silent: dict[str, list[Element]] = {citations.RULE: citations.citations_in(body)}
    if dialect == "org":
        silent.update(org.silent_in(body, org.states_of(source)))
    targets = links.Targets(body, {id(one) for marks in silent.values() for one in marks})
    silent[links.RULE] = [*links.settled(body, targets, language), *_bibliographies(body)]
    if dialect == "rst":
        silent[rst.RULE] = rst.silent_in(body, rst.titles_of(source), targets)
    elif dialect == "rtf":
        bold.name_headings(body)
    elif dialect == "fb2":
        _subtitles(body)
    if head := front.head_of(body):
        front.below(body, head)
        silent[front.RULE] = list(front.repeated(body, head))
        if dialect in _UNHEADED:
            silent[front.RULE] += front.shown_nowhere(head)
        for one in elements_of(head):
            if dialect == "org" and "date" in classes_of(one):
                one.children[:] = [org.day_of(words_of(one))]
    return silent, _findings(silent[citations.RULE])


def _subtitles(body: Element) -> None:
    """Put the headings inside of chapters, which pandoc does not number, below all others."""
    for one in elements_of(body):
        if "unnumbered" in classes_of(one):
            one.name = "h6"


def _bibliographies(body: Element) -> list[Element]:
    """Name the lists of cited works; return the keys that stand before their entries."""
    keys: list[Element] = []
    within = False
    for element in body.elements():
        if _HEADING.fullmatch(element.name):
            within = element.attributes.get("id") == jats.REFERENCES
        if within and element.name != "section":
            element.attributes = {**element.attributes, "epub:type": _TYPE}
    for element in elements_of(body):
        if classes_of(element) & _BIBLIOGRAPHY or element.attributes.get("id") in _LISTS:
            element.attributes = {**element.attributes, "epub:type": _TYPE}
            keys += [one for one in elements_of(element) if one.name == "dt"]
    return keys


def _findings(marks: list[Element]) -> list[Finding]:
    if not marks:
        return []
    return [
        Finding(
            id="citations-silent",
            message="Citations name works by keys or numbers; nothing is said of them.",
            suggestion="Say in the text whom you mean, where a listener needs it.",
            severity=Severity.INFO,
            count=len(marks),
        )
    ]
