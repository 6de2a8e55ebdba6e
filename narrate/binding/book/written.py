"""What is known of a section when its text has been written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading on the page, for tables of contents."""

    level: int
    """From 1."""
    title: str
    id: str
    """Of its element."""
    fragment: str
    """The first fragment in it; blank when it is silent."""


class PageStart(NamedTuple):
    """Where a page of the original begins."""

    number: str
    """As printed."""
    id: str
    """Of its element."""
    fragment: str
    """The fragment it stands in, or before; blank when nothing is heard after it."""


class Container(NamedTuple):
    """Something a listener may leave out or leave: a note, a table, a list, a figure."""

    kind: str
    """As ``epub:type`` has it."""
    id: str
    """Of its element."""


@dataclass(slots=True)
class Written:
    """A section's text, and where its fragments are in it."""

    body: str = ""
    targets: dict[str, str] = field(default_factory=dict)
    """Id of the element for each fragment: its own, or that of a block it could not be cut from."""
    containers: dict[str, Container] = field(default_factory=dict)
    """What each fragment is in, for those that are in something."""
    headings: list[Heading] = field(default_factory=list)
    pages: list[PageStart] = field(default_factory=list)
