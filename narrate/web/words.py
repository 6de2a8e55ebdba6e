"""What pages say of their own, in the languages there are files for."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.language import primary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FALLBACK = "en"


class Words(NamedTuple):
    """What a page says of its own."""

    language: str
    """BCP 47 tag of the words."""
    page: Mapping[str, str]
    """Labels that stand in the page."""
    say: Mapping[str, Any]
    """What the script needs."""


@cache
def words(package: str, language: str) -> Words:
    """Return the words of a package in a language, in English where there are none.

    Args:
        package: Its folder ``words`` holds a JSON file for each primary subtag: ``de.json``.
        language: BCP 47 tag.
    """
    known = primary(language)
    file = files(package).joinpath("words", f"{known}.json")
    if not known.isalpha() or not file.is_file():
        return words(package, FALLBACK)
    said = json.loads(file.read_text("utf-8"))
    return Words(known, said["page"], said["say"])
