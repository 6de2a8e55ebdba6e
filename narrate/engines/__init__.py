"""Engines: a segment's words come in, sound with word marks goes out.

``engine("espeak")`` returns an ``Engine`` (see ``protocol``). Built-in ones stand in a table and
are imported when asked for; outside ones register under the entry point group
``narrate.engines``, and one that is broken is named without harming the others.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from narrate.engines.errors import BrokenEngine, no_such_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from narrate.engines.protocol import Engine

__all__ = ["GROUP", "engine", "names"]

GROUP = "narrate.engines"
"""Entry point group of outside engines: a callable that takes nothing and returns an engine."""

_BUILT_IN = {
    "espeak": ("narrate.engines.espeak", "Espeak"),
    "pyttsx3": ("narrate.engines.pyttsx3", "Pyttsx3"),
    "tone": ("narrate.engines.tone", "Tone"),
}
_UNCHOSEN = {"recording": ("narrate.engines.recording", "Recording")}
"""Those that nobody chooses by name, because a setting stands for them."""


@cache
def engine(name: str) -> Engine:
    """Return the engine called ``name``; the same object each time.

    Raises ``NoSuchEngine`` for an unknown name and ``BrokenEngine`` for one that cannot be loaded.
    """
    if own := {**_BUILT_IN, **_UNCHOSEN}.get(name):
        module, attribute = own
        return _made(name, lambda: getattr(import_module(module), attribute))
    outside = _outside()
    if name not in outside:
        raise no_such_engine(name, (*_BUILT_IN, *outside))
    return _made(name, outside[name].load)


def names() -> tuple[str, ...]:
    """Return the names of all engines one may choose, from outside too, sorted; loads none."""
    return tuple(sorted({*_BUILT_IN, *_outside()}))


def _outside() -> dict[str, EntryPoint]:
    """Return the entry points of outside engines; built-in names cannot be taken over."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom needed

    taken = {*_BUILT_IN, *_UNCHOSEN}
    return {one.name: one for one in entry_points(group=GROUP) if one.name not in taken}


def _made(name: str, load: Callable[[], Callable[[], Engine]]) -> Engine:
    """Load and make, turning whatever an outside engine does wrong into one error with its name."""
    from narrate.engines.protocol import Engine as Promise  # noqa: PLC0415 - for this check only

    try:
        made = load()()
    except Exception as problem:
        raise BrokenEngine(
            f"engine {name!r} cannot be loaded: {type(problem).__name__}: {problem}",
            "reinstall the package it comes from, or choose another engine in the voice card",
        ) from problem
    if not isinstance(made, Promise):
        raise BrokenEngine(
            f"engine {name!r} is a {type(made).__name__}, which lacks what an engine must have",
            "narrate.testing.engine_contract tells its author what is missing",
        )
    return made
