"""How a source of a show is now: its bytes, and the settings that hold for it, by their digests."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from narrate.publishing.catalogue import Seen
from narrate.settings.files import files
from narrate.settings.table import TABLE
from narrate.toml.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from narrate.edition.request import Request
    from narrate.edition.sources import Source

_HEARD = ("say.", "voice.", "output.highlight", "show.language")
"""Settings of how a text sounds, not of what it says: they republish nothing by themselves."""
_ELSEWHERE = ("output.", "show.")
"""Settings of a show and of editions that are not published."""
_CHOSEN_BY = ("show.since", "show.edition_per", "show.formats")
"""Those among them that decide what is published of a source."""


class Settings(NamedTuple):
    """Settings, or their digests, by what they decide."""

    says: str
    """What is published of a source."""
    sounds: str
    """How it sounds."""


def seen_now(source: Source, typed: Settings, before: Seen | None) -> Seen:
    """Return how a source is now; its digest is taken from before where nothing was touched."""
    settings = _settings(source, typed)
    try:
        stats = [one.stat() for one in source.inputs]
        mtime = max(one.st_mtime_ns for one in stats)
        size = sum(one.st_size for one in stats)
        if before and (before.mtime_ns, before.size) == (mtime, size) and len(stats) == 1:
            return Seen(mtime, size, before.digest, *settings)
        digest = sha256()
        for one in source.inputs:
            digest.update(sha256(one.read_bytes()).digest())
    except OSError:  # reading it will say what is wrong with it
        return Seen(0, 0, "", *settings)
    return Seen(mtime, size, digest.hexdigest(), *settings)


def typed(request: Request) -> Settings:
    """Return the settings that were typed, as JSON."""
    said = request.overrides
    options = {name: getattr(request, name) for name in ("voice", "rate", "language", "profile")}
    return Settings(
        json.dumps({name: value for name, value in said if _decides(name)}, sort_keys=True),
        json.dumps([[one for one in said if _is_heard(one[0])], options], sort_keys=True),
    )


def _settings(source: Source, typed: Settings) -> Settings:
    """Digest the settings of a source, those that were typed among them."""
    places = files(source.path)
    there = (*places.around, *places.beside)
    return _digests(tuple((one, one.stat().st_mtime_ns) for one in there if one.is_file()), typed)


@cache
def _digests(there: tuple[tuple[Path, int], ...], typed: Settings) -> Settings:
    """Digest what settings files say; once for each time that one was changed."""
    values = [_values(*one) for one in there]
    return Settings(_digest(values, _decides, typed.says), _digest(values, _is_heard, typed.sounds))


def _digest(values: list[dict[str, str]], wanted: Callable[[str], bool], typed: str) -> str:
    said = [{name: one[name] for name in one if wanted(name)} for one in values]
    return sha256(json.dumps([said, typed], sort_keys=True).encode()).hexdigest()


@cache
def _values(path: Path, _changed: int) -> dict[str, str]:
    """Return what a settings file says; it is read once for each time it was changed."""
    return {name: repr(value.value) for name, value in read(path, TABLE).items()}


def _decides(name: str) -> bool:
    """Say whether a setting decides what a source publishes."""
    return name in _CHOSEN_BY or not name.startswith((*_HEARD, *_ELSEWHERE))


def _is_heard(name: str) -> bool:
    """Say whether a setting decides how a source sounds."""
    return name.startswith(_HEARD)
