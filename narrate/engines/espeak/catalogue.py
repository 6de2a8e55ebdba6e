"""Its voices, read from the voice files; no library is loaded for it.

A voice file has lines such as ``name English (America)``, ``language en-us 2`` (a tag and a
priority, smaller is stronger), ``gender female`` and ``dictionary en``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from narrate.engines.errors import no_such_voice
from narrate.engines.espeak.installation import data_path
from narrate.engines.protocol import EngineVoice

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.model.voice import Voice

_DEFAULT_PRIORITY = 5
_SCRIPT_LETTERS = 4
_REGION_LETTERS = 2


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """One voice file of the data."""

    id: str
    """Path below ``lang``, such as ``gmw/en-US``."""
    path: Path
    name: str
    languages: tuple[tuple[str, int], ...]
    """Lower-case tags with their priorities; the first is its own."""
    gender: str
    phonemes: str
    """Its phoneme table, where the file names one."""

    @property
    def tag(self) -> str:
        """Its own language tag, lower case, such as ``en-us``."""
        return self.languages[0][0]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A voice with or without a variant (another throat for the same language)."""

    file: VoiceFile
    variant: Path | None


def voices() -> tuple[EngineVoice, ...]:
    """List all voices, sorted by language and id."""
    listed = (
        EngineVoice(id=one.id, language=bcp47(one.tag), name=one.name, gender=one.gender)
        for one in _files()
    )
    return tuple(sorted(listed, key=lambda one: (one.language, one.id)))


def choose(voice: Voice) -> Chosen:
    """Find the voice file and variant a voice card asks for.

    ``voice.voice`` may be an id (``gmw/en-US``), the last part of one, a language tag, a name
    (``English (America)``), each with ``+variant``; when empty, ``voice.language`` decides. Of a
    tag that no voice has the beginning counts (``it-IT``: Italian), as RFC 4647 looks tags up.
    Raises ``NoSuchVoice``.
    """
    wanted, _, variant = voice.voice.partition("+")
    variant = variant or str(voice.options.get("variant", ""))
    file = _by_name(wanted) if wanted else _by_language(voice.language)
    if file is None:
        known = [one.id for one in _files()] + [one.tag for one in _files()]
        raise no_such_voice(wanted or voice.language, "espeak", known)
    return Chosen(file, _variant(variant) if variant else None)


@cache
def variants() -> dict[str, Path]:
    """Return the variants by lower-case name, without those that never sound the same twice."""
    folder = data_path() / "voices" / "!v"
    files = (path for path in sorted(folder.glob("*")) if path.is_file())
    return {path.name.lower(): path for path in files if _repeats_itself(path)}


def _repeats_itself(variant: Path) -> bool:
    """Tell whether the library's seed governs a variant's noise.

    The breath of its second synthesiser (``klatt 6``; variants Reed and caleb) has a generator of
    its own, which nothing seeds.
    """
    keys = {line.strip() for line in _lines(variant)}
    return "klatt 6" not in keys or not any(key.startswith("breath ") for key in keys)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def bcp47(tag: str) -> str:
    """Return ``tag`` with the capitals BCP 47 recommends: ``en-us`` becomes ``en-US``."""
    first, *rest = tag.lower().split("-")
    parts = [first]
    for place, part in enumerate(rest):
        if "x" in rest[:place]:
            parts.append(part)
        elif len(part) == _SCRIPT_LETTERS:
            parts.append(part.title())
        else:
            parts.append(part.upper() if len(part) == _REGION_LETTERS else part)
    return "-".join(parts)


def _variant(name: str) -> Path:
    found = variants().get(name.lower())
    if found is None:
        raise no_such_voice(f"+{name}", "espeak", (f"+{one}" for one in variants()))
    return found


def _by_name(wanted: str) -> VoiceFile | None:
    key = wanted.lower()
    for names in (
        {one.id.lower(): one for one in _files()},
        {one.path.name.lower(): one for one in _files()},
        {one.name.lower(): one for one in _files()},
    ):
        if key in names:
            return names[key]
    return _by_language(key)


def _by_language(tag: str) -> VoiceFile | None:
    parts = tag.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        found = _by_tag("-".join(parts[:length]))
        if found:
            return found
    return None


def _by_tag(tag: str) -> VoiceFile | None:
    """Return the voice whose own or secondary language is ``tag``, the strongest claim first."""
    claims = [
        (priority, place, one.id, one)
        for one in _files()
        for place, (language, priority) in enumerate(one.languages)
        if language == tag
    ]
    return min(claims)[3] if claims else None


@cache
def _files() -> tuple[VoiceFile, ...]:
    """Read all voice files whose dictionary is there; without it the library can only crash."""
    folder = data_path() / "lang"
    read = (_read(path, folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple(one for one in read if one is not None)


def _read(path: Path, folder: Path) -> VoiceFile | None:
    lines: dict[str, list[str]] = {}
    for line in _lines(path):
        key, _, value = line.strip().partition(" ")
        lines.setdefault(key, []).append(value.strip())
    languages = tuple(_language(line) for line in lines.get("language", ()))
    if not languages:
        return None
    dictionary = lines.get("dictionary", [languages[0][0].partition("-")[0]])[0]
    if not (data_path() / f"{dictionary}_dict").exists():
        return None
    return VoiceFile(
        id=path.relative_to(folder).as_posix(),
        path=path,
        name=lines.get("name", [path.name])[0],
        languages=languages,
        gender=lines.get("gender", [""])[0].partition(" ")[0],
        phonemes=lines.get("phonemes", [""])[0].partition(" ")[0],
    )


def _language(line: str) -> tuple[str, int]:
    tag, _, priority = line.partition(" ")
    return tag.lower(), int(priority) if priority.strip().isdigit() else _DEFAULT_PRIORITY
