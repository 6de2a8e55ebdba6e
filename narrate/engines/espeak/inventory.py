"""The phonemes of a voice, as IPA to eSpeak mnemonic: the library itself is asked.

``phontab`` lists each language's mnemonics; the library says which IPA each one is. So the table
is right for every language and every version, and nothing has to be kept in step by hand. About
250 questions of 4 microseconds each, once for each voice and process.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from narrate.engines.espeak.installation import data_path
from narrate.engines.espeak.similar import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_VOWEL = 2
_SOUNDING = frozenset(range(_VOWEL, 9))
"""Vowel, liquid, stops, fricatives, nasal: the types in ``phoneme.h`` of espeak-ng."""
_HEADER, _NAME = 4, 32
_PHONEME = struct.Struct("<4sIHBB4x")
"""Mnemonic, flags, program, code, type: ``PHONEME_TAB`` of espeak-ng 1.52."""
_SPECIAL = frozenset("#234567")
"""Endings of mnemonics for variants of a plainer sound."""
_LETTERS = frozenset("aeioubdfghjklmnprstvwz")
"""Letters that are themselves in IPA and in mnemonics, whatever finer IPA the library gives."""
_UNSAFE = frozenset({"kl"})
"""Tables that crash the library when it is asked (1.52.0: a Greenlandic ``O`` between ``m``s)."""
_NOT_IPA = frozenset("-.^")
_LIQUIDS = ("R", "L")


def inventory(table: str, ipa_of: Callable[[str], str]) -> Mapping[str, str]:
    """Return mnemonics by IPA for a phoneme table, asking ``ipa_of`` what a mnemonic sounds like.

    ``ipa_of`` takes mnemonics such as ``m'Im`` and returns IPA. Where several mnemonics sound the
    same, the plainest stands; what ``PREFERRED`` says for the language stands above that.
    """
    if table in _UNSAFE:
        return {}
    best: dict[str, tuple[tuple[bool, bool, bool, int, int], str]] = {}
    for place, (mnemonic, kind) in enumerate(_mnemonics(table)):
        for alone, ipa in _sounds(mnemonic, ipa_of, vowel=kind == _VOWEL):
            if _NOT_IPA.intersection(ipa):
                continue
            rank = (
                mnemonic[-1] in _SPECIAL,
                alone,
                ipa.endswith("ː") and not mnemonic.endswith(":"),
                len(mnemonic),
                place,
            )
            best[ipa] = min(best.get(ipa, (rank, mnemonic)), (rank, mnemonic))
    found = {ipa: mnemonic for ipa, (_, mnemonic) in best.items()}
    for mnemonic, _ in _mnemonics(table):
        if mnemonic in _LETTERS:
            found.setdefault("ɡ" if mnemonic == "g" else mnemonic, mnemonic)
    wanted = PREFERRED.get(table, {})
    return found | {ipa: found[other] for ipa, other in wanted.items() if other in found}


def _sounds(
    mnemonic: str, ipa_of: Callable[[str], str], *, vowel: bool
) -> Iterator[tuple[bool, str]]:
    """Yield a phoneme's IPA between neighbours, and on its own, where that may differ."""
    side = "m" if vowel else "a"
    frames = (f"m{mnemonic}m", f"m'{mnemonic}m") if vowel else (f"a{mnemonic}a",)
    border = _bare(ipa_of(side))
    for frame in frames:
        ipa = _bare(ipa_of(frame))
        if ipa.startswith(border) and ipa.endswith(border) and len(ipa) > 2 * len(border):
            yield False, ipa[len(border) : -len(border)]
    if not vowel:
        yield True, _bare(ipa_of(mnemonic))


def _bare(ipa: str) -> str:
    return ipa.replace("ˈ", "").replace("ˌ", "")


def _mnemonics(table: str) -> tuple[tuple[str, int], ...]:
    """Return a table's vowels and consonants with their types, its own before inherited ones.

    Inherited vowels with a liquid in them are dialects' own (``IR``, ``VR``) and left out.
    """
    tables = _phontab()
    place = next(n for n, one in enumerate(tables) if one[0] == table)
    found: dict[str, int] = {}
    while True:
        name, included, phonemes = tables[place]
        for mnemonic, kind in phonemes:
            dialect = name != table and kind == _VOWEL and mnemonic[-1:] in _LIQUIDS
            if mnemonic and not dialect and (kind in _SOUNDING):
                found.setdefault(mnemonic, kind)
        if not included:
            return tuple(found.items())
        place = included - 1


def table_for(phonemes: str, tag: str) -> str:
    """Return the name of the phoneme table a voice uses.

    ``phonemes`` is what its voice file says, or empty; then its language tag or the first part of
    it names the table.
    """
    known = {name for name, _, _ in _phontab()}
    wanted = (phonemes, tag, tag.partition("-")[0], "base1")
    return next(name for name in wanted if name in known)


@cache
def _phontab() -> tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]:
    """Read all tables: name, number of the included one plus one (0: none), mnemonics and types."""
    data = (data_path() / "phontab").read_bytes()
    at = _HEADER
    tables = []
    for _ in range(data[0]):
        count, included = data[at], data[at + 1]
        at += _HEADER
        name = data[at : at + _NAME].partition(b"\0")[0].decode("latin-1")
        at += _NAME
        rows = _PHONEME.iter_unpack(data[at : at + count * _PHONEME.size])
        phonemes = tuple((_text(mnemonic), kind) for mnemonic, _, _, _, kind in rows)
        at += count * _PHONEME.size
        tables.append((name, included, phonemes))
    return tuple(tables)


def _text(mnemonic: bytes) -> str:
    return mnemonic.partition(b"\0")[0].decode("latin-1")
