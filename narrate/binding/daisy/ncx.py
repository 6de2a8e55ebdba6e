"""The navigation file of DAISY 3: headings and pages, each with its sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.daisy.ncc import last_page
from narrate.binding.daisy.smil20 import TESTS, sounding
from narrate.binding.daisy.talking import GENERATOR, PageKind, clip_id, page_kind
from narrate.markup.writing import DECLARATION, attributes, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.daisy.talking import About, Line, Outline

_DOCTYPE = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
    '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">\n'
)


def ncx(about: About, outline: Outline) -> str:
    """Return ``book.ncx``."""
    orders = {(one.section, one.target): at for at, one in enumerate(outline.in_order(), 1)}
    root = {
        "xmlns": "http://www.daisy.org/z3986/2005/ncx/",
        "version": "2005-1",
        "xml:lang": about.language,
    }
    return (
        f"{DECLARATION}{_DOCTYPE}<ncx{attributes(root)}>\n<head>\n{_facts(about, outline)}</head>\n"
        f"<docTitle><text>{escaped(about.title)}</text></docTitle>\n"
        f"<docAuthor><text>{escaped(about.author)}</text></docAuthor>\n"
        f"<navMap>\n{''.join(_points(outline, orders))}</navMap>\n"
        f"{_pages(outline, orders)}</ncx>\n"
    )


def _facts(about: About, outline: Outline) -> str:
    tests = "".join(
        f'<smilCustomTest id="{name}" bookStruct="{kind}" defaultState="true" '
        'override="visible"/>\n'
        for name, kind in TESTS.items()
    )
    facts = {
        "dtb:uid": about.identifier,
        "dtb:depth": str(max(one.depth for one in outline.headings)),
        "dtb:generator": GENERATOR,
        "dtb:totalPageCount": str(len(outline.pages)),
        "dtb:maxPageNumber": str(last_page(outline.pages)),
    }
    return tests + "".join(
        f'<meta name="{name}" content="{escaped(value)}"/>\n' for name, value in facts.items()
    )


def _points(outline: Outline, orders: dict[tuple[str, str], int]) -> Iterator[str]:
    depth = 0
    for number, one in enumerate(outline.headings, 1):
        yield "</navPoint>\n" * max(0, depth - one.depth + 1)
        depth = one.depth
        named = {"id": f"h{number}", "class": f"h{depth}", "playOrder": _order(one, orders)}
        yield f"<navPoint{attributes(named)}>{_inside(one)}\n"
    yield "</navPoint>\n" * depth


def _pages(outline: Outline, orders: dict[tuple[str, str], int]) -> str:
    if not outline.pages:
        return ""
    rows = []
    for number, one in enumerate(outline.pages, 1):
        kind = page_kind(one.title)
        named = {
            "id": f"p{number}",
            "type": str(kind),
            "value": one.title if kind is PageKind.NORMAL else "",
            "playOrder": _order(one, orders),
        }
        rows.append(f"<pageTarget{attributes(named)}>{_inside(one)}</pageTarget>\n")
    return f"<pageList>\n{''.join(rows)}</pageList>\n"


def _inside(one: Line) -> str:
    """Return label and target; the number of a page has no sound of its own."""
    sound = sounding(one.track.name, one.clip) if one.depth else ""
    return (
        f"<navLabel><text>{escaped(one.title)}</text>{sound}</navLabel>"
        f'<content src="{one.section}.smil#{clip_id(one.target)}"/>'
    )


def _order(one: Line, orders: dict[tuple[str, str], int]) -> str:
    return str(orders[one.section, one.target])
