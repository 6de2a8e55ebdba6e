"""What the elements that make blocks mean: one small function each, and the table of them."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

from narrate.model.document import Kind, Part
from narrate.reading.html.lists import BULLET, Counter
from narrate.reading.html.naming import classes_of, find, texts, types_of, words_of
from narrate.reading.html.roles import POEM_CLASSES, POEMS, TITLES
from narrate.reading.html.tables import TableUse, span_of, use_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from narrate.markup.tree import Element
    from narrate.reading.html.walker import Walker

    Children = Iterable[Element | str]
    Handler = Callable[[Walker, Element], Children]

_DRAWN = 0.4
"""Share of letters and digits below which preformatted text is a drawing."""
_CAPTIONS = frozenset(
    {"thumbcaption", "wp-caption-text", "image-caption", "img-caption", "photo-caption", "caption"}
)
"""Classes of captions that are no ``figcaption``."""
_CAPTION = 1000
"""Characters of a caption that are compared."""


def _block(walker: Walker, element: Element) -> Children:
    if not element.attributes:
        _open(walker, walker.context.kind)
        return element.children
    types = types_of(element)
    if types & POEMS or classes_of(element) & POEM_CLASSES:
        walker.builder.open_group("poem")
        walker.context = walker.context._replace(kind=Kind.VERSE, item=False)
    if types & TITLES and walker.context.titles:
        return _titled(walker, element, 2)
    if classes_of(element) & _CAPTIONS:
        return _caption(walker, element)
    _open(walker, walker.context.kind)
    return element.children


def _open(walker: Walker, kind: Kind) -> None:
    if walker.context.item:
        walker.builder.open_inner(kind)
    else:
        walker.builder.open_block(kind)


def _paragraph(walker: Walker, element: Element) -> Children:
    if walker.context.kind is Kind.VERSE and find(element, "br") is not None:
        walker.builder.open_group("stanza")
    return _block(walker, element)


def _heading(walker: Walker, element: Element) -> Children:
    return _titled(walker, element, int(element.name[1]))


def _titled(walker: Walker, element: Element, level: int) -> Children:
    builder, context = walker.builder, walker.context
    builder.end_block()
    follows = builder.last is not None and builder.last.kind is Kind.HEADING
    if level in walker.levels and not follows and not context.note:
        builder.chapter()
    anchor = element.attributes.get("id", "")
    builder.open_block(Kind.HEADING, level=level, anchor=anchor)
    walker.context = context._replace(kind=Kind.HEADING, heading=True, item=True)
    return element.children


def _titles(walker: Walker, element: Element) -> Children:
    walker.context = walker.context._replace(titles=True)
    return _block(walker, element)


def _quote(walker: Walker, element: Element) -> Children:
    walker.builder.open_group("quote")
    if walker.context.kind is Kind.PARAGRAPH and "letter" not in types_of(element):
        walker.context = walker.context._replace(kind=Kind.QUOTE)
    return _block(walker, element)


def _list(walker: Walker, element: Element) -> Children:
    walker.builder.open_group("list")
    walker.context = walker.context._replace(counter=Counter.of(element), item=False)
    return element.children


def _item(walker: Walker, element: Element) -> Children:
    context = walker.context
    number = context.counter.next(element) if context.counter else ""
    kind = context.kind if context.kind in (Kind.VERSE, Kind.QUOTE) else Kind.LIST_ITEM
    walker.builder.open_block(
        kind,
        number="" if context.note and number == BULLET else number,
        anchor=element.attributes.get("id", ""),
    )
    walker.context = context._replace(item=True, counter=None)
    return element.children


def _described(walker: Walker, element: Element) -> Children:
    walker.builder.open_block(Kind.LIST_ITEM, anchor=element.attributes.get("id", ""))
    walker.context = walker.context._replace(item=True)
    return element.children


def _code(walker: Walker, element: Element) -> Children:
    builder = walker.builder
    if classes_of(element) & POEM_CLASSES or walker.context.kind is Kind.VERSE:
        return _block(walker, element)
    counts = collections.Counter("".join(texts(element)))
    shown = {sign: count for sign, count in counts.items() if sign.isprintable() and sign != " "}
    spelled = sum(count for sign, count in shown.items() if sign.isalnum())
    if spelled < _DRAWN * sum(shown.values()):
        builder.open_silent("drawing")
    builder.open_group("code")
    builder.open_block(Kind.CODE)
    walker.context = walker.context._replace(kind=Kind.CODE, item=False)
    return element.children


def _figure(walker: Walker, element: Element) -> Children:
    walker.builder.open_group("figure")
    caption = find(element, "figcaption")
    words = words_of(caption, _CAPTION) if caption else ""
    walker.context = walker.context._replace(caption=words, item=False)
    return _block(walker, element)


def _caption(walker: Walker, element: Element) -> Children:
    walker.builder.open_block(Kind.CAPTION)
    walker.context = walker.context._replace(kind=Kind.CAPTION, item=True)
    return element.children


def _navigation(walker: Walker, element: Element) -> Children:
    walker.builder.open_part(Part.CONTENTS)
    return _block(walker, element)


def _rule(walker: Walker, element: Element) -> Children:
    walker.builder.end_block()
    return element.children


def _table(walker: Walker, element: Element) -> Children:
    use = use_of(element)
    walker.context = walker.context._replace(table=use, head=False, item=False)
    if use is TableUse.DATA:
        walker.builder.open_table()
    else:
        walker.builder.open_group("layout")
    return element.children


def _head(walker: Walker, element: Element) -> Children:
    walker.context = walker.context._replace(head=True)
    return element.children


def _row(walker: Walker, element: Element) -> Children:
    if walker.context.table is TableUse.DATA:
        walker.builder.open_row()
    return element.children


def _cell(walker: Walker, element: Element) -> Children:
    if walker.context.table is not TableUse.DATA:
        return _block(walker, element)
    walker.builder.open_cell(
        heads=walker.context.head or element.name == "th",
        columns=span_of(element, "colspan"),
        rows=span_of(element, "rowspan"),
    )
    return element.children


def _inside(_walker: Walker, element: Element) -> Children:
    return element.children


BLOCKS: Mapping[str, Handler] = {
    "blockquote": _quote,
    "caption": _caption,
    "colgroup": _inside,
    "dd": _described,
    "div": _block,
    "dl": _list,
    "dt": _described,
    "figcaption": _caption,
    "figure": _figure,
    "h1": _heading,
    "h2": _heading,
    "h3": _heading,
    "h4": _heading,
    "h5": _heading,
    "h6": _heading,
    "hgroup": _titles,
    "hr": _rule,
    "li": _item,
    "listing": _code,
    "menu": _list,
    "nav": _navigation,
    "ol": _list,
    "p": _paragraph,
    "pre": _code,
    "table": _table,
    "tbody": _inside,
    "td": _cell,
    "tfoot": _inside,
    "th": _cell,
    "thead": _head,
    "tr": _row,
    "ul": _list,
    "xmp": _code,
}
"""By name; every other element is a block like ``div``."""
