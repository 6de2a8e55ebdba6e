"""Pictures and text boxes: the description an author gave, the text that stands inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.finding import Severity
from narrate.reading.docx.alt_text import is_machine_made
from narrate.reading.docx.names import get, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.runs import Inside, Runs

_DESCRIBED = frozenset({"wp:docPr", "v:shape", "v:rect", "v:group"})
_IMAGES = frozenset({"pic:pic", "v:imagedata"})
_ELSEWHERE = {"c:chart": "chart", "cx:chart": "chart", "dgm:relIds": "diagram"}
"""Drawings whose words and figures stand in other parts of the file."""


def picture(runs: Runs, element: XmlElement, blocks: Inside) -> None:
    """Read a drawing: the text boxes in it, or else its description.

    Args:
        runs: What reads the paragraph it stands in.
        element: A ``w:drawing``, ``w:pict`` or ``w:object``.
        blocks: Reads the paragraphs of a text box.
    """
    boxes, own = list(_boxes(element)), list(_own(element))
    if any(name_of(one) == "v:rect" and get(one, "o:hr") == "t" for one in own):
        runs.builder.end_block()
        return
    for box in boxes:
        runs.builder.open_aside()
        blocks(box)
        runs.builder.close()
    parts = {name_of(one) for one in own}
    if any(get(one, "val") == "1" for one in own if name_of(one) == "adec:decorative"):
        return
    description = next(filter(None, map(_description, own)), "")
    if drawn := next((word for name, word in _ELSEWHERE.items() if name in parts), ""):
        _unread(runs, drawn)
    if (drawn and not description) or (boxes and not parts & _IMAGES):
        return
    _figure(runs, description)


def _unread(runs: Runs, drawn: str) -> None:
    runs.builder.findings.add(
        "drawing-not-read",
        f"The words and figures of a {drawn} are not read.",
        "Say in the text what it shows, or describe it (Edit Alt Text in Word).",
    )


def _figure(runs: Runs, description: str) -> None:
    builder = runs.builder
    machine = bool(description) and is_machine_made(description)
    if not description or machine:
        builder.findings.add(
            "image-without-description",
            "A picture has no description by an author, so nothing is said of it.",
            "Describe it in the document (Edit Alt Text in Word), or mark it as decorative.",
            severity=Severity.INFO,
        )
    if not description:
        return
    builder.open_aside()
    builder.open_block(Kind.FIGURE)
    runs.silent(description, runs.silence or ("machine-description" if machine else ""))
    builder.close()
    builder.close()


def _boxes(element: XmlElement) -> Iterator[XmlElement]:
    """Yield the outermost text boxes; of two renderings of one box, the first."""
    for one in element:
        name = name_of(one)
        if name == "w:txbxContent":
            yield one
        elif name != "mc:Fallback":
            yield from _boxes(one)


def _own(element: XmlElement) -> Iterator[XmlElement]:
    """Yield the elements of a drawing, but for what stands in its text boxes."""
    yield element
    for one in element:
        if name_of(one) != "w:txbxContent":
            yield from _own(one)


def _description(element: XmlElement) -> str:
    """Return what ``element`` says of the picture, on one line."""
    name = name_of(element)
    if name not in _DESCRIBED:
        return ""
    written = get(element, "descr") or get(element, "title") or get(element, "alt")
    return " ".join(written.split())
