"""The pages of the site: what they name is there, and they say which page they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.site import is_relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

    from narrate.checking.show.context import Context
    from narrate.model.finding import Finding

ENDING = ".html"
_NAMING = (("a", "href"), ("link", "href"), ("img", "src"), ("audio", "src"), ("source", "src"),
           ("script", "src"), ("track", "src"), ("iframe", "src"), ("video", "src"))  # fmt: skip
_LARGEST_BYTES = 50_000_000
_FRAGMENT = ("transcript.html",)
"""Pages that are shown inside of others, or alone, and so have no address of their own."""


def page(name: str, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with one page."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where there are pages

    path = context.site.file(name)
    if path is None:
        return
    if path.stat().st_size > _LARGEST_BYTES:
        yield defect("page-link", f"{name} has more than {_LARGEST_BYTES // 1_000_000} MB.")
        return
    tree = LexborHTMLParser(path.read_bytes())
    yield from _links(tree, name, context)
    if not name.endswith(_FRAGMENT):
        yield from _says(tree, name, context)


def _links(tree: LexborHTMLParser, name: str, context: Context) -> Iterator[Finding]:
    seen = set()
    for element, attribute in _NAMING:
        for one in tree.css(f"{element}[{attribute}]"):
            seen.add(one.attributes.get(attribute) or "")
    for address in sorted(seen):
        target = context.site.name(address.strip(), name)
        if target is None:
            if is_relative(address):
                yield defect("page-link", f"{name} names {address}, which is out of the show.")
            continue
        context.ledger.note("named", target)
        if context.site.file(target) is None:
            yield defect("page-link", f"{name} names {address}, which is not there.")


def _says(tree: LexborHTMLParser, name: str, context: Context) -> Iterator[Finding]:
    root = tree.root
    if root is None or not (root.attributes.get("lang") or "").strip():
        yield defect("page-language", f"{name} does not say in which language it is.")
    title = tree.css_first("head > title")
    if title is None or not title.text().strip():
        yield defect("page-title", f"{name} has no title.")
    links = [one.attributes.get("href") or "" for one in tree.css('link[rel="canonical"]')]
    wanted = context.site.address(name)
    listed = context.ledger.place("page", name)
    if context.site.base and links != [wanted] and not (not links and listed is None):
        yield defect("page-canonical", f"{name} calls itself {links or 'nothing'}, not {wanted}.")
    robots = tree.css_first('meta[name="robots"]')
    unseen = robots is not None and "noindex" in (robots.attributes.get("content") or "").lower()
    if unseen and listed is not None:
        yield defect("page-removed", f"{name} wants not to be found, and is the page of {listed}.")
