"""XHTML 1.1 brought up to what EPUB 3 allows: what has gone out of HTML is said otherwise."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.binding.ownbook.tree import Node, Tree

_RENAMED = MappingProxyType(
    {
        "acronym": "abbr",
        "big": "span",
        "center": "div",
        "dir": "ul",
        "font": "span",
        "strike": "s",
        "tt": "code",
    }
)
"""Elements that HTML no longer has, and what holds the same."""
_STYLED = MappingProxyType({"big": "font-size: larger", "center": "text-align: center"})
_SIZED = frozenset({"img", "svg", "image", "video", "iframe", "object", "embed", "canvas", "rect"})
"""Elements that may have a width and a height."""
_GONE = frozenset(
    {"alink", "axis", "background", "bgcolor", "border", "cellpadding", "cellspacing", "char"}
    | {"charoff", "clear", "color", "compact", "face", "frame", "hspace", "link", "longdesc"}
    | {"noshade", "nowrap", "rev", "rules", "size", "summary", "text", "valign", "version", "vlink"}
    | {"vspace"}
)
"""Attributes that HTML no longer has on anything that EPUB 2 allows."""
_XHTML = "http://www.w3.org/1999/xhtml"


def modernise(tree: Tree) -> None:
    """Change what EPUB 3 would refuse in a content document of EPUB 2."""
    ids = {one.attributes["id"] for one in tree.root.walk() if "id" in one.attributes}
    for node in tree.root.walk():
        if node.namespace != _XHTML:
            continue
        if node.name == "meta" and "http-equiv" in node.attributes:
            tree.replace(node.start, node.end, "")
            continue
        _attributes(tree, node, ids)
        if node.name in _RENAMED:
            _rename(tree, node, _RENAMED[node.name])


def _attributes(tree: Tree, node: Node, ids: set[str]) -> None:
    style = [_STYLED[node.name]] if node.name in _STYLED else []
    for name, value in node.attributes.items():
        if name == "align":
            style.append(f"text-align: {value}" if value.isalpha() else "")
            tree.set(node, name, "")
        elif name == "name" and node.name in ("a", "img", "map"):
            fresh = "id" not in node.attributes and value not in ids and value.isidentifier()
            ids.add(value)
            tree.set(node, name, "")
            if fresh:
                tree.set(node, "id", value)
        elif (
            name in _GONE
            or (name in ("width", "height") and node.name not in _SIZED)
            or (name == "type" and node.name in ("ul", "li"))
            or (name in ("scope", "abbr") and node.name == "td")
            or (name == "charset" and node.name in ("a", "link", "script"))
        ):
            tree.set(node, name, "")
    wanted = "; ".join(filter(None, style))
    if wanted and "style" not in node.attributes:
        tree.set(node, "style", wanted)


def _rename(tree: Tree, node: Node, name: str) -> None:
    begin = node.start + 1
    tree.replace(begin, begin + len(node.name), name)
    if node.close > node.inner - 1 and node.end > node.inner:
        begin = node.close + 2
        tree.replace(begin, begin + len(node.name), name)
