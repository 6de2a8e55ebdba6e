"""What goes into pages: templates, styles, fonts, scripts and the words of the player."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from typing import Any

_FALLBACK = "en"
_FONTS = (("normal", "EBGaramond-Regular.woff2"), ("italic", "EBGaramond-Italic.woff2"))


class Words(NamedTuple):
    """What a page says of its own."""

    language: str
    """BCP 47 tag of the words."""
    page: Mapping[str, str]
    """Labels that stand in the page."""
    say: Mapping[str, Any]
    """What the script needs."""


def _folder() -> Traversable:
    return files("narrate.binding.player")


def template(name: str) -> str:
    """Return the text of a template."""
    return _folder().joinpath(name).read_text("utf-8")


@cache
def words(language: str) -> Words:
    """Return the words in the language of a BCP 47 tag, in English where there are none."""
    primary = language.split("-", maxsplit=1)[0].lower()
    file = _folder().joinpath("words", f"{primary}.json")
    if not primary.isalpha() or not file.is_file():
        return words(_FALLBACK)
    said = json.loads(file.read_text("utf-8"))
    return Words(primary, said["page"], said["say"])


def script() -> str:
    """Return the player's script: its files, in order, in one scope."""
    folder = _folder().joinpath("script")
    parts = sorted((one for one in folder.iterdir() if one.name.endswith(".js")), key=_name)
    return "(() => {\n" + "\n".join(one.read_text("utf-8") for one in parts) + "})();"


def style(*names: str) -> str:
    """Return the fonts and the style sheets of these names, one after another."""
    folder = _folder().joinpath("style")
    sheets = (folder.joinpath(f"{name}.css").read_text("utf-8") for name in names)
    return "".join(_font_face(*font) for font in _FONTS) + "\n".join(sheets)


def _font_face(slant: str, file: str) -> str:
    data = b64encode(_folder().joinpath("fonts", file).read_bytes()).decode()
    return (
        f'@font-face{{font-family:"EB Garamond Narrate";font-style:{slant};font-display:swap;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
    )


def _name(file: Traversable) -> str:
    return file.name
