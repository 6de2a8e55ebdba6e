"""Where the store is: the platform's cache folder, a named one, or one for this run alone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from narrate.store.errors import cache_unwritable
from narrate.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def default_folder() -> Path:
    """Return the platform's cache folder for this program, such as ``~/.cache/narrate``."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where a folder is named

    return user_cache_path("narrate", appauthor=False)


@contextlib.contextmanager
def open_store(folder: Path | None = None, *, keep: bool = True) -> Iterator[Store]:
    """Open the store at ``folder`` (the default folder when ``None``).

    Strays of interrupted runs are swept first, and afterwards it is brought below its bound. With
    ``keep=False`` it lives in a private temporary folder that is gone afterwards, or after
    a kill with the next run; ``folder`` is not touched then.

    Raises:
        CacheUnwritable: there is no room for a temporary folder.
    """
    if keep:
        store = Store(folder or default_folder())
        store.sweep()
        try:
            yield store
        finally:
            store.bound()
        return
    from narrate.temporary import TemporaryFolder  # noqa: PLC0415 - only without a cache

    try:
        temporary = TemporaryFolder("no-cache")
    except OSError as error:
        raise cache_unwritable("the temporary folder", error) from error
    with temporary:
        yield Store(temporary.path)
