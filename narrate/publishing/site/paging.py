"""From page to page of the index, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.writing import attributes, escaped
from narrate.publishing.site.markup import near, tongue
from narrate.publishing.site.wording import filled, written_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.web.words import Words

PAGE = 100
"""Episodes on a full page."""
_LEAPS = (10, 100, 1000)
"""Pages at once; an archive of 300,000 episodes is crossed in a dozen steps."""
_SHOWN = 30
"""Pages that the first page lists, evenly spread where there are more."""


def address_of(page: int) -> str:
    """Return the name of a page of the index below ``public/``."""
    return f"page/{page}/index.html" if page else "index.html"


def sequences(page: int) -> tuple[int, int]:
    """Return the first and the last sequence number of a full page."""
    return (page - 1) * PAGE + 1, page * PAGE


def pager(page: int, older: int | None, newer: int | None, said: Words, around: str) -> str:
    """Return the navigation between pages; blank where there is one page only.

    Every page but the first knows the pages before it in time and the one after, nothing that
    changes when episodes are added later.
    """
    if older is None and newer is None:
        return ""
    root = "" if page == 0 else "../../"
    items = [
        *_step(newer, root, said.page["newer"], "prev"),
        *_step(older, root, said.page["older"], "next"),
        *(_archive(older, root, said) if page == 0 and older else _leaps(page, newer, root, said)),
    ]
    name = attributes({"aria-label": said.page["pages"]})
    steps = "".join(f"<li>{one}</li>\n" for one in items)
    chrome = tongue(said.language, around)
    return f'<nav class="pager"{name}{chrome}>\n<ul role="list">\n{steps}</ul>\n</nav>\n'


def _step(page: int | None, root: str, text: str, rel: str) -> Iterator[str]:
    if page is not None:
        yield f'<a rel="{rel}" href="{near(root, address_of(page))}">{escaped(text)}</a>'


def _leaps(page: int, newer: int | None, root: str, said: Words) -> Iterator[str]:
    for leap in _LEAPS:
        if page > leap:
            text = filled(said.page["back_by"], written_number(leap, said))
            yield from _step(page - leap, root, text, "")
    if newer:
        yield from _step(0, root, said.page["first_page"], "")


def _archive(older: int, root: str, said: Words) -> Iterator[str]:
    every = -(-older // _SHOWN)
    for page in sorted({*range(older, 0, -every), 1}, reverse=True):
        first, last = (written_number(one, said) for one in sequences(page))
        yield f'<a href="{near(root, address_of(page))}">{escaped(f"{first}–{last}")}</a>'
