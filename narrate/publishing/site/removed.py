"""The page of an episode that was withdrawn: it says so, and leads home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.writing import escaped
from narrate.model.language import direction_of, tag
from narrate.publishing.site.assets import style, template
from narrate.publishing.site.frame import footer, icon, page_policy
from narrate.publishing.site.markup import near, tongue
from narrate.publishing.site.wording import words
from narrate.web.templates import fill

if TYPE_CHECKING:
    from narrate.model.show import Show

_ROOT = "../../"


def removed_page(show: Show, slug: str, title: str) -> bytes:
    """Return what stands where an episode stood, for ``episodes/SLUG/index.html``.

    Args:
        show: The show.
        slug: The name of the episode's folder.
        title: What the episode was called; its slug stands for a blank one.
    """
    said = words(show.language)
    labels = {f"word.{name}": escaped(text) for name, text in said.page.items()}
    values = {
        **labels,
        "language": escaped(tag(show.language)),
        "direction": direction_of(show.language),
        "chrome": tongue(said.language, show.language),
        "policy": page_policy(),
        "title": escaped(show.title),
        "icon": icon(show, _ROOT),
        "style": near(_ROOT, style(show).name),
        "home": near(_ROOT, "index.html"),
        "name": escaped(title.strip() or slug),
        "footer": footer(show, said),
    }
    return b"".join(fill(template("removed.html"), values))
