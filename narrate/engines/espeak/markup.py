"""From an utterance to what the library reads: SSML with a mark before each token.

No ``<speak>`` around it (that adds 308 ms of silence), tokens joined by single blanks: the sound
is then the same, to the byte, as that of the plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.engines.plain import CONTROLS, TAIL, closed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.model.script import Pronunciation
    from narrate.model.sound import Utterance

_FULL_STOP = re.compile(r"(?<=\w)\.+([\"'”’)]*)$")
_INNER_STOP = re.compile(r"[,;:!?…]")
_ESCAPES = {
    **CONTROLS,
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    **dict.fromkeys(map(ord, "[]"), ""),  # "[[" would begin phonemes, and so would "&#91;"
}


@dataclass(frozen=True, slots=True)
class Marked:
    """What is sent, and how its marks stand for tokens."""

    text: str
    groups: tuple[int, ...]
    """How many tokens each mark stands for: 1, or more where several share one pronunciation."""


def marked(utterance: Utterance, phonemes: Callable[[str], str]) -> Marked:
    """Return the markup of ``utterance``; ``phonemes`` turns IPA into the voice's mnemonics.

    Raises what ``phonemes`` raises.
    """
    said: list[str] = []
    groups: list[int] = []
    for body, tokens in _bodies(utterance, phonemes):
        said.append(f'<mark name="{len(groups)}"/>{body}')
        groups.append(tokens)
    # A full stop inside would make a clause with a pause of the engine's own, and lose the mark
    # that follows it.
    said[:-1] = [_FULL_STOP.sub(r"\1", one) for one in said[:-1]]
    mark, _, body = said[-1].partition("/>")
    said[-1] = f"{mark}/>{closed(body, utterance.contour)}"
    return Marked(" ".join(said), tuple(groups))


def _bodies(utterance: Utterance, phonemes: Callable[[str], str]) -> Iterator[tuple[str, int]]:
    """Yield what is said between two marks, and for how many tokens."""
    starts = {one.span.start: one for one in utterance.pronunciations}
    at = skip = 0
    for token in utterance.tokens:
        if at >= skip:
            found = starts.get(at)
            if found:
                skip = found.span.end
                yield from _pronounced(utterance.text, found, phonemes)
            else:
                yield token.translate(_ESCAPES), 1
        at += len(token) + 1


def _pronounced(
    text: str, pronunciation: Pronunciation, phonemes: Callable[[str], str]
) -> Iterator[tuple[str, int]]:
    """Yield a pronunciation, one mark for each of its words, shared out among its tokens."""
    tokens = text[slice(*pronunciation.span)].split(" ")
    words = phonemes(pronunciation.ipa).split()
    count = min(len(words), len(tokens))
    for place in range(count):
        some = " ".join(words[_share(place, len(words), count)])
        few = tokens[_share(place, len(tokens), count)]
        stop = _INNER_STOP.search(TAIL.search(few[-1])[0])  # type: ignore[index] # matches always
        # a full stop behind phonemes would be read aloud as "dot"
        yield f"[[{some}]]{stop[0] if stop else ''}", len(few)


def _share(place: int, whole: int, count: int) -> slice:
    return slice(place * whole // count, (place + 1) * whole // count)
