"""Opening packages and the sounds in them; what cannot be opened is a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.decoding import Undecodable
from narrate.audio.listening import listen
from narrate.checking.audio import whole
from narrate.checking.defects import defect
from narrate.checking.package import BrokenPackage, Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from narrate.audio.listening import Heard
    from narrate.model.finding import Finding


def opened(path: Path, look: Callable[[Package], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield what ``look`` finds in a package, or that it is none."""
    try:
        package = Package(path)
    except BrokenPackage as error:
        yield defect("package-broken", f"It cannot be opened: {error}.")
        return
    try:
        yield from look(package)
    except (BrokenPackage, ValueError, KeyError, TypeError, AttributeError) as error:
        yield defect("package-broken", f"It cannot be read: {error}.")
    finally:
        package.close()


def sound(package: Package, name: str) -> tuple[Heard | None, list[Finding]]:
    """Return a sound of a package and what is wrong with it by itself; ``None`` for no sound."""
    try:
        heard = listen(package.read(name))
    except Undecodable as error:
        return None, [defect("audio-unreadable", f"{name} cannot be decoded: {error}.")]
    return heard, list(whole(heard))
