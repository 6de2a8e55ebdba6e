"""One HTML or XHTML file to a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.reading.building import DocumentBuilder
from narrate.reading.html.article import outside_of
from narrate.reading.html.boilerplate import boilerplate_of
from narrate.reading.html.contents import mark_contents
from narrate.reading.html.conventions import standardise
from narrate.reading.html.headings import chapter_levels
from narrate.reading.html.metadata import metadata_of
from narrate.reading.html.naming import elements_of, find, lang_of
from narrate.reading.html.navigation import NAVIGATION, navigation_in
from narrate.reading.html.noting import NoteSurvey
from narrate.reading.html.parsing import parse
from narrate.reading.html.walker import Walker
from narrate.reading.language import language_of
from narrate.reading.text.boilerplate import RULE as BOILERPLATE
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from narrate.markup.tree import Element
    from narrate.model.document import Document
    from narrate.reading.html.parsing import Page

_SAMPLE = 200_000
"""Characters from which the language is told where the page does not say."""


def read(data: bytes, name: str) -> Document:
    """Return the document an HTML page is.

    Raises ``SourceError`` when there is nothing to read or the bytes are no text.
    """
    page = parse(data, name, xhtml=name.lower().endswith((".xhtml", ".xht")))
    body = find(page.root, "body") or page.root
    return document_of(page, name, "html", outside_of(body, metadata_of(page.root)))


def document_of(
    page: Page,
    name: str,
    format: str,  # noqa: A002 - as in Document
    outside: Collection[int] = (),
    *,
    silent: Mapping[str, list[Element]] | None = None,
    levels: Collection[int] = (),
) -> Document:
    """Return the document that a parsed page is.

    Args:
        page: The page.
        name: Of the source, for messages.
        format: Name of the reader.
        outside: Elements (by ``id()``) that are not read.
        silent: Elements of which it is known that they have no sound, by rule.
        levels: Of the headings that open chapters, where they are known.
    """
    root = page.root
    body = find(root, "body") or root
    silent = {
        **standardised(body, outside),
        BOILERPLATE: boilerplate_of(body).elements,
        **(silent or {}),
    }
    metadata = metadata_of(root, name_title(name))
    language = metadata.language or lang_of(body)
    builder = DocumentBuilder(name, format, language=language)
    for finding in page.findings:
        builder.findings.take(finding)
    unread = {*outside, *(id(one) for elements in silent.values() for one in elements)}
    walker = Walker(
        builder,
        notes=NoteSurvey().of(body, ""),
        levels=levels or chapter_levels(elements_of(body, unread)),
        outside=outside,
    )
    for rule, elements in silent.items():
        walker.leave_out(elements, rule)
    walker.walk(body)
    if not language:
        language = language_of(sample(builder.nodes))
    return builder.document(replace(metadata, language=language))


def standardised(body: Element, outside: Collection[int] = ()) -> dict[str, list[Element]]:
    """Give a file's elements their standard types; return those without a sound, by rule.

    Elements ``outside`` (by ``id()``) are not read.
    """
    silent = standardise(body, outside)
    mark_contents(body, elements_of(body, outside))
    silent[NAVIGATION] = navigation_in(body, outside)
    return silent


def sample(nodes: list[str]) -> str:
    """Return so much of the text that its language can be told."""
    parts: list[str] = []
    length = 0
    for node in nodes:
        parts.append(node)
        length += len(node)
        if length > _SAMPLE:
            break
    return " ".join(parts)
