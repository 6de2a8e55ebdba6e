"""What goes into the player's pages: its templates, styles, scripts and words."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.web.style import base_style, fonts_inside
from narrate.web.words import words as words_in

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from narrate.web.words import Words

_PACKAGE = "narrate.binding.player"


def _folder() -> Traversable:
    return files(_PACKAGE)


def template(name: str) -> str:
    """Return the text of a template."""
    return _folder().joinpath(name).read_text("utf-8")


def words(language: str) -> Words:
    """Return the words in the language of a BCP 47 tag, in English where there are none."""
    return words_in(_PACKAGE, language)


def script() -> str:
    """Return the player's script: its files, in order, in one scope."""
    folder = _folder().joinpath("script")
    parts = sorted((one for one in folder.iterdir() if one.name.endswith(".js")), key=_name)
    return "(() => {\n" + "\n".join(one.read_text("utf-8") for one in parts) + "})();"


def style(*names: str) -> str:
    """Return the fonts, what all pages share and the style sheets of these names."""
    folder = _folder().joinpath("style")
    sheets = (folder.joinpath(f"{name}.css").read_text("utf-8") for name in names)
    return fonts_inside() + "\n".join((base_style(), *sheets))


def _name(file: Traversable) -> str:
    return file.name
