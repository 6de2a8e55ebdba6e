"""Read a passage again that was rendered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import OutputError
from narrate.rendering.objectfile import unpack

if TYPE_CHECKING:
    from narrate.model.sound import Passage
    from narrate.store.store import Store


class PassageLost(OutputError):
    """A passage that was put into the store and is gone, or is damaged."""


def load(store: Store, key: str) -> Passage:
    """Return the passage kept under ``key``.

    Raises:
        PassageLost: it is gone or damaged (and removed); the next run makes it anew.
    """
    packed = store.get(key)
    if packed is None:
        raise PassageLost(
            f"a rendered passage has vanished from the cache at {store.folder}",
            "run the same command again: only what is missing is rendered",
        )
    return unpack(packed)
