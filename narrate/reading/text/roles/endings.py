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
_NAME_AND_OFFICE = 8
"""Words of a name and an office."""
_SIGNERS = 3
"""Lines a signature may have."""
_SURE = re.compile(
    r"[\"“«„]?(?:(?:yours? )?(?:most |very |ever )?(?:sincerely|truly|faithfully|respectfully"
    r"|cordially|affectionately|fraternally|gratefully|obediently|devotedly|lovingly)\b"
    r"|(?:with )?(?:my |our |all )?(?:very )?(?:best|kind(?:est)?|warm(?:est)?|high(?:est)?"
    r"|sincere"
    r"|cordial|deep(?:est)?|great(?:est)?|every good)\b"
    r"[^.]{0,40}\b(?:regards?|wishes|respects?|esteem|greetings|consideration)\b"
    r"|you?r (?:most |very |ever )?(?:affectionate|loving|obedient|obt|faithful|devoted|humble"
    r"|dutiful"
    r"|sincere|attached)\b\.?,?(?: \w+,?){0,3} (?:friend|serv(?:an)?t|son|daughter|brother"
    r"|sister|mother"
    r"|father|husband|wife|cousin|nephew|niece|uncle|aunt|child|pupil)\b"
    r"|best\b(?=,?\Z)|regards\b|(?:many )?thanks\b(?=,)|cheers\b(?=,)|all the best\b"
    r"|hochachtungsvoll"
    r"|(?:mit )?(?:freundliche[nr]?|beste[nr]?|herzliche[nr]?|liebe[nr]?|viele[nr]?)"
    r" (?:grüßen?|wünschen?)"
    r"|(?:bien )?(?:cordialement|amicalement|sincèrement|respectueusement)|bien à (?:vous|toi)"
    r"|(?:muy )?(?:atentamente|cordialmente|respetuosamente|sinceramente)|un (?:abrazo|saludo)"
    r"|saludos|suy[oa]s? (?:afectísim|atent)|con (?:mis |un )?(?:mejores|cordial)"
    r")(?P<rest>[^!?]*)\Z",
    re.IGNORECASE,
)
"""Words that only close a letter."""
_LIKELY = re.compile(
    r"[\"“«„]?(?:(?:and )?(?:i (?:am|remain)|we (?:are|remain)|believe me)\b|yours?\b"
    r"|(?:lots of )?"
    r"love\b|ihre?\b|deine?\b|euere?\b|je vous prie d[’']|veuillez |recevez|agréez|croyez"
    r"|salutations|votre (?:dévoué|ami))(?P<rest>[^!?]*)\Z",
    re.IGNORECASE,
)
"""Words that close a letter when a name or nothing follows."""
_CLOSED = re.compile(r"[^.]*[,.]?[\"”]?\d{0,3}\Z")
_POSTSCRIPT = re.compile(
    r"[\"“‘]?(?:P\.\s?(?:P\.\s?)?S\.|PP?S[:.]?(?=\s)|Postscript\b|Nachschrift\b|Post scriptum\b)"
)
_SIGNED = re.compile(r"(?:/s/|\(?signed\)?|gez\.|signé|firmado)[:.]?\s", re.IGNORECASE)
_END = re.compile(r"(?:the )?(?:end|finis|fin|ende|curtain|vorhang|rideau)[. ]*", re.IGNORECASE)
_NAME_WORD = re.compile(
    r"[\"“]?(?:[A-ZÀ-ÖØ-ÞŁŚŠČ][\w’'-]*\.?|de|da|del|della|der|den|di|du|la|le|ter|van|von|und|y|e"
    r"|of|the|and|for|to|Jr\.?|Sr\.?|I{1,3}|IV)[,;]?[\"”.]{0,2}"
)


def endings(text: str, pieces: Sequence[Piece]) -> None:
    """Find closings, what is signed under them, and postscripts."""
    for index, piece in enumerate(pieces):
        if not piece.plain:
            continue
        below = pieces[index + 1 : index + 1 + _SIGNERS]
        if _POSTSCRIPT.match(text, piece.start, piece.end):
            piece.make(Kind.POSTSCRIPT)
        elif _SIGNED.match(text, piece.start, piece.end) and is_name(text, piece):
            piece.make(Kind.SIGNATURE)
            _sign(text, below)
        elif is_closing(text, piece) or _may_close(text, piece, below):
            piece.make(Kind.CLOSING)
            _sign(text, below)
    _sign_last(text, pieces)


def is_closing(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` is "Sincerely," or one of its kin."""
    return _closes(_SURE, text, piece)


def _may_close(text: str, piece: Piece, below: Sequence[Piece]) -> bool:
    """Tell whether ``piece`` closes a letter by what follows: a name, notes or nothing."""
    if not _closes(_LIKELY, text, piece) or text[piece.end - 1] in '."”’':
        return False
    return not below or below[0].kind is Kind.NOTE or is_name(text, below[0])


def _closes(pattern: re.Pattern[str], text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` is short and nothing but what ``pattern`` begins with."""
    if piece.end - piece.start > _LONGEST_CLOSING:
        return False
    found = pattern.match(text, piece.start, piece.end)
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
    if _END.fullmatch(line):
        return False
    words = line.rstrip("0123456789").split()
    return 0 < len(words) <= _NAME_AND_OFFICE and all(_NAME_WORD.fullmatch(word) for word in words)
