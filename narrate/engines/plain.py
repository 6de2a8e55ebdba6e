"""An utterance as plain text for any engine: no controls, and the punctuation of its contour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.script import Contour

if TYPE_CHECKING:
    from narrate.model.sound import Utterance

_CLOSING = {Contour.FINAL: ".", Contour.CONTINUING: ",", Contour.QUESTION: "?"}
"""At a comma voices rise or hold, at a full stop they fall."""
TAIL = re.compile(r"[\s.,;:!?…—–\-'\"’”»)。，、；：！？]*\Z")
"""The punctuation at the end of a text."""

CONTROLS = {
    **dict.fromkeys((*range(9), *range(14, 32), *range(127, 133), *range(134, 160)), ""),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " "),
    **dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), ""),
}
"""For ``str.translate``: C0 controls change speed and pitch in some engines, none has a sound."""


def plain_text(utterance: Utterance) -> str:
    """Return what an engine without mark-up is to read."""
    return closed(utterance.text.translate(CONTROLS), utterance.contour)


def closed(text: str, contour: Contour) -> str:
    """Return ``text`` with the closing punctuation that makes a voice end as ``contour`` says."""
    tail = TAIL.search(text)
    bare = text[: tail.start()] if tail else text
    if not bare:
        return text
    excited = contour is Contour.FINAL and "!" in text[len(bare) :]
    return bare + ("!" if excited else _CLOSING[contour])
