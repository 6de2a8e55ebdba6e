"""``narrate script --format html``: the page and what is said, side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from narrate.cli.explaining import Mark, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Block, Document
    from narrate.model.script import Paragraph, Script

_STYLE = """
body { font: 1.05rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  color: #222; background: #fdfcf8 }
table { border-collapse: collapse; width: 100% }
th, td { vertical-align: top; text-align: left; padding: .5rem 1rem; width: 50%;
  border-bottom: 1px solid #ddd }
td { white-space: pre-wrap }
mark { background: #fbe7a8 }
del { color: #a33 }
small { color: #666; font-family: sans-serif }
"""


def side_by_side(document: Document, script: Script, title: str) -> Iterator[str]:
    """Yield an HTML page: blocks on the left with marks, breaths and pauses on the right."""
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(script.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n<table>\n"
        "<thead><tr><th>On the page</th><th>Said</th></tr></thead>\n<tbody>"
    )
    found = marks(document, script)
    said = {paragraph.block: paragraph for paragraph in script.paragraphs}
    for index, block in enumerate(document.blocks):
        left = "".join(_page(document, block, found))
        right = "\n".join(_breaths(said[index])) if index in said else ""
        yield f"<tr><td>{left}</td><td>{right}</td></tr>"
    yield "</tbody>\n</table>\n</body>\n</html>"


def _page(document: Document, block: Block, found: Sequence[Mark]) -> Iterator[str]:
    for node, start, end in block.places:
        text, at = document.nodes[node], start
        for mark in found:
            where, first, last = mark.place
            if where != node or first < at or last > end:
                continue
            yield escape(text[at:first])
            yield _marked(text[first:last], mark)
            at = last
        yield escape(text[at:end])


def _marked(text: str, mark: Mark) -> str:
    if not mark.spoken:
        return f'<del title="{escape(mark.rule)}">{escape(text)}</del>'
    title = escape(f"{mark.spoken} ({mark.rule})")
    return f'<mark title="{title}">{escape(text)}</mark>'


def _breaths(paragraph: Paragraph) -> Iterator[str]:
    for segment in paragraph.segments:
        pause = f"{segment.pause_ms} ms, {segment.pause.value}"
        yield f"{escape(segment.spoken)} <small>{pause}</small>"
