"""IPA to the mnemonics of a voice: ``ɡrəˈmɨkə`` becomes ``gr@m'I2k@``.

Longest match first against the voice's own inventory; a sound the voice lacks is replaced by the
nearest one it has; whatever is no IPA is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from narrate.engines.errors import UnknownPhoneme
from narrate.engines.espeak.similar import SIMILAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWN = "x-espeak:"
"""Before what a lexicon gives as mnemonics; taken as it stands."""
_STRESS = {"ˈ": "'", "ˌ": ","}
_LENGTH = "ː"
_NASAL = "\u0303"
_SPELLED = str.maketrans(
    {
        "g": "ɡ",
        "'": "ˈ",
        ":": _LENGTH,
        "ˑ": "",
        "ʤ": "dʒ",
        "ʧ": "tʃ",
        "ʦ": "ts",
        "ʣ": "dz",
        "ɫ": "l",
        "ʰ": "",
        "ʲ": "j",
        "ʷ": "w",
        "ˠ": "",
        "ˤ": "",
        "ʼ": "",
        "˞": "ɹ",
        **dict.fromkeys(".|‖‿()[]/\u0361\u035c", ""),
        **dict.fromkeys("-‑–", ""),
    }
)
"""Other ways of writing the same sound; ties, syllable and foot marks are not spoken."""


def mnemonics(ipa: str, inventory: Mapping[str, str]) -> str:
    """Return ``ipa`` as mnemonics of the voice with ``inventory``, words apart by single blanks.

    Raises ``UnknownPhoneme`` when it holds a symbol that is no IPA, or no sound at all.
    """
    if ipa.startswith(OWN):
        return ipa.removeprefix(OWN)
    if not inventory:
        raise UnknownPhoneme(
            "this voice takes no pronunciations in IPA",
            "a respelling in [say] in place of IPA",
            ipa,
        )
    words = [_word(word, ipa, inventory) for word in normalize("NFD", ipa).split()]
    said = " ".join(word for word in words if word)
    if not said:
        raise UnknownPhoneme(
            f"the pronunciation {ipa!r} has no sound in it", "IPA such as /ˈnæʃn/", ipa
        )
    return said


def _word(word: str, ipa: str, inventory: Mapping[str, str]) -> str:
    text = _joined(word).translate(_SPELLED)
    said: list[str] = []
    stress = ""
    at = 0
    while at < len(text):
        if text[at] in _STRESS:
            stress = _STRESS[text[at]]
            at += 1
            continue
        length, sounds = _next(text, at, inventory)
        if not length:
            raise UnknownPhoneme(
                f"the pronunciation {ipa!r} holds {text[at]!r}, which this voice has no sound for",
                "symbols of the International Phonetic Alphabet only",
                ipa,
            )
        for sound in sounds:
            mark = stress if stress and is_vowel(sound) else ""
            stress = "" if mark else stress
            said.append(mark + inventory[sound])
        at += length
    return "".join(_apart(said, frozenset(inventory.values())))


def _joined(word: str) -> str:
    """Return ``word`` composed, without the diacritics that no inventory tells apart."""
    kept = "".join(one for one in word if not combining(one) or one in {_NASAL, "\u0329", "\u0327"})
    return normalize("NFC", kept)


def _next(text: str, at: int, inventory: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Return how many characters the next sound takes, and the voice's sounds for it."""
    for length in range(min(4, len(text) - at), 0, -1):
        piece = text[at : at + length]
        if piece in inventory and text[at + length : at + length + 1] != _NASAL:
            return length, (piece,)
    for length in (3, 2, 1):
        sounds = _nearest(text[at : at + length], inventory)
        if sounds is not None and at + length <= len(text):
            return length, sounds
    return 0, ()


def _nearest(
    piece: str, inventory: Mapping[str, str], tried: frozenset[str] = frozenset()
) -> tuple[str, ...] | None:
    """Return sounds of the voice that may stand for ``piece``; ``None`` when there are none."""
    if piece in inventory:
        return (piece,)
    if not piece or piece in {_NASAL, "\u0329", _LENGTH}:
        return ()
    if piece in tried:
        return None
    tried |= {piece}
    bare = normalize("NFD", piece)
    if _NASAL in bare:
        oral = _nearest(normalize("NFC", bare.replace(_NASAL, "")), inventory, tried)
        return oral and (*oral, *(_nearest("n", inventory) or ()))
    for choice in SIMILAR.get(piece, ()):
        found = _nearest(choice, inventory, tried) or _spelled(choice, inventory)
        if found is not None:
            return found
    return _nearest(piece[:-1], inventory, tried) if piece[1:] == _LENGTH else None


def _spelled(choice: str, inventory: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the letters of ``choice`` as sounds of the voice, when it has them all."""
    return tuple(choice) if all(one in inventory for one in choice) else None


def is_vowel(sound: str) -> bool:
    """Tell whether a stress mark may stand before ``sound``."""
    return sound[0] in _VOWELS or "\u0329" in sound


_VOWELS = frozenset("iyɨʉɯuɪʏʊᵻeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝãẽĩõũ")


def _apart(said: list[str], known: frozenset[str]) -> Iterator[str]:
    """Yield mnemonics, with a bar where two together would be read as another one."""
    for place, one in enumerate(said):
        if place:
            both = said[place - 1].lstrip("',") + one
            start = len(said[place - 1].lstrip("',"))
            if any(both[:end] in known for end in range(start + 1, min(len(both), 5) + 1)):
                yield "|"
        yield one
