"""Which paragraph is a heading, a salutation, a list item, a signature: one rule per role.

Comes in: the text and its pieces, all of them paragraphs. Goes out: the same pieces with their
kinds; what is no speech at all (ornaments, contents lists) is returned as cuts. The order of the
rules is the order in which they decide: a piece that has a role keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.text.roles.apparatus import apparatus
from narrate.reading.text.roles.chapter_headings import chapter_headings
from narrate.reading.text.roles.contents import without_contents
from narrate.reading.text.roles.drama import drama
from narrate.reading.text.roles.endings import endings
from narrate.reading.text.roles.items import items, ornaments
from narrate.reading.text.roles.memoranda import memoranda
from narrate.reading.text.roles.openings import datelines, salutations
from narrate.reading.text.roles.section_titles import section_titles
from narrate.reading.text.roles.title import title
from narrate.reading.text.roles.verses import verses

if TYPE_CHECKING:
    from narrate.reading.text.cuts import Cut
    from narrate.reading.text.piece import Piece

__all__ = ["give_roles"]


def give_roles(text: str, pieces: list[Piece]) -> list[Cut]:
    """Give every piece its kind; take out of ``pieces`` what is not spoken and return its cuts."""
    cuts = [*ornaments(text, pieces), *apparatus(text, pieces)]
    if pieces:
        title(text, pieces)
    chapter_headings(text, pieces)
    if contents := without_contents(text, pieces):
        cuts += contents
        title(text, pieces)
    drama(text, pieces)
    items(text, pieces)
    memoranda(text, pieces)
    salutations(text, pieces)
    datelines(text, pieces)
    endings(text, pieces)
    section_titles(text, pieces)
    verses(text, pieces)
    return cuts
