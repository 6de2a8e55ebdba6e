"""How letters end: closing, signature, postscript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST_CLOSING = 90
_LONGEST_NAME = 70
_SIGNERS = 3
"""Lines a signature may have."""
_CLOSING = re.compile(
    r"[\"“«„]?(?:(?:and )?(?:i (?:am|remain)|we (?:are|remain)|believe me)\b"
    r"|(?:yours? )?(?:most |very |ever )?(?:sincerely|truly|faithfully|respectfully|cordially"
    r"|affectionately|fraternally|gratefully|obediently|devotedly|lovingly)\b"
    r"|yours?\b(?=[ ,.]|$)|(?:with )?(?:my |our |all )?(?:very )?(?:best|kind(?:est)?|warm(?:est)?"
    r"|high(?:est)?|sincere|cordial|deep(?:est)?|great(?:est)?|every good)\b"
    r"[^.]{0,40}\b(?:regards?|wishes|respects?|esteem|greetings|love|consideration)\b"
    r"|regards\b|(?:lots of )?love\b(?=[ ,]|$)|respectfully\b|your (?:\w+ )?(?:obedient|humble"
    r"|devoted|loving|affectionate|sincere|friend|son|daughter|brother|sister)\b"
    r"|hochachtungsvoll|(?:mit )?(?:freundliche[nr]?|beste[nr]?|herzliche[nr]?|liebe[nr]?|viele[nr]?)"
    r" (?:grüßen?|wünschen?)|ihre?\b|deine?\b|euere?\b"
    r"|(?:bien )?(?:cordialement|amicalement|sincèrement|respectueusement)|bien à (?:vous|toi)"
    r"|(?:je vous prie d[’']|veuillez |recevez|agréez|croyez)|salutations|votre (?:dévoué|ami)"
    r"|(?:muy )?(?:atentamente|cordialmente|respetuosamente|sinceramente)|un (?:abrazo|saludo)"
    r"|saludos|suy[oa]s? (?:afectísim|atent)|con (?:mis |un )?(?:mejores|cordial)"
    r")(?P<rest>[^!?]*)\Z",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[^.]*[,.]?[\"”]?\d{0,3}\Z")
_POSTSCRIPT = re.compile(
    r"(?:P\.\s?(?:P\.\s?)?S\.|PP?S[:.]?(?=\s)|Postscript\b|Nachschrift\b|Post scriptum\b)"
)
_SIGNED = re.compile(r"(?:/s/|\(?signed\)?|gez\.|signé|firmado)[:.]?\s", re.IGNORECASE)
_NAME_WORD = re.compile(
    r"[\"“]?(?:[A-ZÀ-ÖØ-ÞŁŚŠČ][\w’'-]*\.?|de|da|del|della|der|den|di|du|la|le|ter|van|von|und|y|e"
    r"|of|the|and|for|to|Jr\.?|Sr\.?|I{1,3}|IV)[,;]?[\"”.]{0,2}"
)


def endings(text: str, pieces: Sequence[Piece]) -> None:
    """Find closings, what is signed under them, and postscripts."""
    for index, piece in enumerate(pieces):
        if piece.plain and _POSTSCRIPT.match(text, piece.start, piece.end):
            piece.make(Kind.POSTSCRIPT)
        elif piece.plain and is_closing(text, piece):
            piece.make(Kind.CLOSING)
            _sign(text, pieces[index + 1 : index + 1 + _SIGNERS])
    _sign_last(text, pieces)


def is_closing(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` is "Sincerely," or one of its kin."""
    if piece.end - piece.start > _LONGEST_CLOSING:
        return False
    found = _CLOSING.match(text, piece.start, piece.end)
    return found is not None and _CLOSED.match(found["rest"]) is not None


def _sign(text: str, pieces: Sequence[Piece]) -> None:
    """Make the names directly under a closing a signature."""
    for piece in pieces:
        if not piece.plain or is_closing(text, piece) or not is_name(text, piece):
            return
        piece.make(Kind.SIGNATURE)


def _sign_last(text: str, pieces: Sequence[Piece]) -> None:
    """Make the name at the very end a signature, where a whole paragraph stands before it."""
    last = [index for index, piece in enumerate(pieces) if piece.kind is not Kind.NOTE][-1:]
    while last and (index := last.pop()) > 1:
        piece = pieces[index]
        if not piece.plain or not is_name(text, piece):
            return
        before = pieces[index - 1]
        ended = text[before.end - 1] in '.!?"”’]' or text[before.end - 1].isdigit()
        if ended and before.plain:
            piece.make(Kind.SIGNATURE)
        if before.plain and is_name(text, before):
            piece.make(Kind.SIGNATURE)
            last.append(index - 1)


def is_name(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` looks like what stands under a letter."""
    if piece.end - piece.start > _LONGEST_NAME:
        return False
    line = text[piece.start : piece.end]
    if _SIGNED.match(line):
        return True
    words = line.rstrip("0123456789").split()
    return 0 < len(words) < 9 and all(_NAME_WORD.fullmatch(word) for word in words)  # noqa: PLR2004 - a name and an office
