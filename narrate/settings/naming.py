"""What proves wrong only later names where it was said, as what is wrong at once does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from narrate.errors import NarrateError
from narrate.toml.errors import TomlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.toml.origin import Origin


@contextmanager
def said_in(
    origins: Mapping[str, Origin],
    key: str,
    item: object = "",
    *,
    only: type[NarrateError] = NarrateError,
) -> Iterator[None]:
    """Let an error that a setting leads to name the file and the line that say it.

    Args:
        origins: as ``Settings.origins``.
        key: dotted; where nobody said it, the error is left as it is.
        item: which part of the value it is about, where several files give a list its parts.
        only: what the setting is to blame for, where other things may go wrong as well.

    Raises:
        NarrateError: that of what is done within. A ``TomlError`` names a place already.
    """
    try:
        yield
    except TomlError:
        raise
    except only as error:
        origin = origins.get(part_of(key, item)) or origins.get(key)
        if origin is None:
            raise
        raise error.at(f"{origin}: {key}") from error


def part_of(key: str, item: object) -> str:
    """Return the name under which the origin of one part of a list is known."""
    return f"{key} {item}"
