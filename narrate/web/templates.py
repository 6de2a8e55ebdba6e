"""Filling templates: ``{{name}}`` is the place of a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PLACE = re.compile(r"\{\{([a-z_.]+)\}\}")


def fill(template: str, values: Mapping[str, str | Iterable[str]]) -> Iterator[bytes]:
    """Yield a template with ``values`` in its places, each used as it is, in their order."""
    parts = _PLACE.split(template)
    yield parts[0].encode()
    for place, text in zip(parts[1::2], parts[2::2], strict=True):
        value = values[place]
        if isinstance(value, str):
            yield (value + text).encode()
        else:
            for chunk in value:
                yield chunk.encode()
            yield text.encode()
