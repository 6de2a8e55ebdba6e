"""A comment that does not end hides all that follows: an editor is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENS, CLOSES = "<!--", "-->"
_NO_COMMENT = "</script"
"""What ends machinery in which the sign of a comment means nothing."""


def unclosed_comment(text: str) -> Iterator[Finding]:
    """Yield that the last comment of ``text`` does not end, where something is hidden by it."""
    at = text.rfind(OPENS)
    if at < 0 or text.find(CLOSES, at) >= 0 or text.find(_NO_COMMENT, at) >= 0:
        return
    hidden = len(text) - at - len(OPENS)
    if text[at + len(OPENS) :].strip():
        yield Finding(
            id="comment-not-closed",
            message=f"The comment that begins in line {text.count(chr(10), 0, at) + 1} does not "
            f"end, so the {hidden:,} characters behind it are silent.",
            suggestion=f"End it with {CLOSES}.",
        )
