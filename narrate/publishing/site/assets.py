"""What all pages of a site share: style, script, typeface, under names that tell their content."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.palette import palette_of
from narrate.web.style import FONTS, accent_style, base_style, font, font_face

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from narrate.audio.palette import Palette
    from narrate.model.show import Show

FOLDER = "assets/"
"""Below ``public/``."""


class Asset(NamedTuple):
    """A file that all pages share."""

    name: str
    """Below ``public/``; it holds a digest of the content."""
    data: bytes


def assets(show: Show) -> tuple[Asset, ...]:
    """Return the styles, in the colours of a show, the script, and the typeface."""
    return (style(show), episode_style(), script(), *_fonts())


def style(show: Show) -> Asset:
    """Return the style sheet of the site's own pages."""
    return _style(colours(show))


def colours(show: Show) -> Palette:
    """Return the colours of a show: of its pages and of the pictures drawn for it."""
    return palette_of(show.title, show.author)


def template(name: str) -> str:
    """Return the text of a template."""
    return _folder().joinpath(name).read_text("utf-8")


@lru_cache(maxsize=8)
def _style(palette: Palette) -> Asset:
    faces = "".join(
        font_face(slant, one.name.removeprefix(FOLDER))
        for slant, one in zip(FONTS, _fonts(), strict=True)
    )
    return _named("site", ".css", (faces + accent_style(palette) + base_style() + _sheet("site")))


@lru_cache(maxsize=1)
def episode_style() -> Asset:
    """Return the style sheet of what stands around a player, itself in colours and type."""
    return _named("episode", ".css", _sheet("episode"))


@lru_cache(maxsize=1)
def script() -> Asset:
    """Return the script: its files, in order, in one scope."""
    parts = sorted(_folder().joinpath("script").iterdir(), key=_by_name)
    inside = "\n".join(one.read_text("utf-8") for one in parts if one.name.endswith(".js"))
    return _named("site", ".js", f"(() => {{\n{inside}}})();\n")


@lru_cache(maxsize=1)
def _fonts() -> tuple[Asset, ...]:
    return tuple(
        _named(file.removesuffix(".woff2"), ".woff2", font(slant)) for slant, file in FONTS.items()
    )


def _sheet(name: str) -> str:
    return _folder().joinpath("style", f"{name}.css").read_text("utf-8")


def _named(stem: str, ending: str, content: str | bytes) -> Asset:
    data = content.encode() if isinstance(content, str) else content
    return Asset(f"{FOLDER}{stem}-{sha256(data).hexdigest()[:8]}{ending}", data)


def _folder() -> Traversable:
    return files("narrate.publishing.site")


def _by_name(file: Traversable) -> str:
    return file.name
