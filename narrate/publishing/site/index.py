"""The index of a show: its newest episodes, and the pages of those before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.markup.writing import attributes, escaped, line
from narrate.model.language import direction_of, tag
from narrate.publishing.site.assets import script, style, template
from narrate.publishing.site.frame import (
    BOOKS,
    catalogue_link,
    footer,
    full_header,
    icon,
    page_policy,
    short_header,
)
from narrate.publishing.site.linked_data import show_data, show_head
from narrate.publishing.site.markup import facts, near, other_language, tongue
from narrate.publishing.site.paging import address_of, pager, sequences
from narrate.publishing.site.wording import filled, words, written_number
from narrate.web.scripts import inline_json
from narrate.web.templates import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.show import Episode, Show
    from narrate.web.words import Words

_LENGTHS = (5, 20, 60)
"""Minutes between which the search tells lengths apart."""
_ORDERS = ("newest", "oldest", "by_date", "by_title", "shortest", "longest")


def index_page(
    show: Show,
    episodes: Sequence[Episode],
    *,
    page: int,
    older: int | None,
    newer: int | None,
    total: int,
) -> bytes:
    """Return a page of the index.

    Only the first page says how many episodes there are, so that no other has to be written again
    when one is added.

    Args:
        show: The show.
        episodes: Of this page, newest first.
        page: Its number: 0 for ``index.html``, 1 for the page of the oldest episodes.
        older: Number of the page before in time; ``None`` on the oldest.
        newer: Number of the page after in time, 0 for ``index.html``; ``None`` on the newest.
        total: How many episodes the show has.
    """
    said = words(show.language)
    heading = _heading(page, total, said)
    title = show.title if page == 0 else f"{heading} · {show.title}"
    root = "" if page == 0 else "../../"
    address = show.url(address_of(page))
    labels = {f"word.{name}": escaped(text) for name, text in said.page.items()}
    books = any(one.file(*BOOKS) for one in episodes)
    values = {
        **labels,
        "language": escaped(tag(show.language)),
        "direction": direction_of(show.language),
        "chrome": tongue(said.language, show.language),
        "policy": page_policy(),
        "title": escaped(title),
        "description": escaped(line(show.description, show.title)),
        "head": "".join(_head(show, page, address, title, books=books)),
        "style": near(root, style(show).name),
        "script": near(root, script().name),
        "root": root,
        "header": full_header(show, said, books=books) if page == 0 else short_header(show, root),
        "heading": escaped(heading),
        "lengths": "".join(_lengths(said)),
        "orders": "".join(_options({one: said.page[one] for one in _ORDERS})),
        "episodes": "".join(_item(one, show, root, said) for one in episodes),
        "pager": pager(page, older, newer, said, show.language),
        "footer": footer(show, said),
        "say": inline_json(said.say),
    }
    return b"".join(fill(template("index.html"), values))


def _head(show: Show, page: int, address: str, title: str, *, books: bool) -> Iterator[str]:
    yield icon(show, "../../" if page else "")
    yield show_head(show, address, title)
    if page == 0:
        yield show_data(show)
        yield catalogue_link(show) if books else ""


def _heading(page: int, total: int, said: Words) -> str:
    if page == 0:
        return f"{said.page['episodes']} ({written_number(total, said)})"
    first, last = (written_number(one, said) for one in sequences(page))
    return filled(said.page["episodes_from_to"], first, last)


def _item(episode: Episode, show: Show, root: str, said: Words) -> str:
    """Return an episode in the list, which keeps the direction of the page whatever its own."""
    own = attributes({"lang": other_language(episode.language, show.language)})
    title, author, summary = (
        f"<bdi>{escaped(one)}</bdi>" if one else ""
        for one in (episode.title, episode.author, episode.summary)
    )
    known = facts(episode, show.language, said)
    rows = (
        f'<h3><a href="{near(root, episode.page)}">{title}</a></h3>',
        f'<p class="author">{author}</p>' if author else "",
        f'<p class="facts"{tongue(said.language, episode.language)}>{known}</p>',
        f'<p class="summary">{summary}</p>' if summary else "",
    )
    return f"<li{own}>\n" + "".join(f"{one}\n" for one in rows if one) + "</li>\n"


def _lengths(said: Words) -> Iterator[str]:
    first, last = str(_LENGTHS[0]), str(_LENGTHS[-1])
    yield from _options({"": said.page["any"], f"0-{first}": filled(said.page["below"], first)})
    for least, most in pairwise(_LENGTHS):
        between = filled(said.page["between"], str(least), str(most))
        yield from _options({f"{least}-{most}": between})
    yield from _options({f"{last}-": filled(said.page["above"], last)})


def _options(choices: dict[str, str]) -> Iterator[str]:
    for value, text in choices.items():
        yield f'<option value="{value}">{escaped(text)}</option>'
