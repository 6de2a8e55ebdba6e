"""The style that all pages begin with, and the typefaces they are set in."""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.web.colours import accents

if TYPE_CHECKING:
    from narrate.audio.palette import Palette

FONTS = {"normal": "EBGaramond-Regular.woff2", "italic": "EBGaramond-Italic.woff2"}
"""Files of the typeface by slant."""


def base_style() -> str:
    """Return the style sheet of colours, typefaces, links and focus."""
    return files("narrate.web").joinpath("base.css").read_text("utf-8")


def font(slant: str) -> bytes:
    """Return the file (WOFF2) of a slant of the typeface."""
    return files("narrate.web").joinpath("fonts", FONTS[slant]).read_bytes()


def font_face(slant: str, address: str) -> str:
    """Return the rule that takes a slant of the typeface from an address."""
    return (
        f'@font-face{{font-family:"EB Garamond Narrate";font-style:{slant};font-display:swap;'
        f'src:url("{address}") format("woff2")}}\n'
    )


def fonts_inside() -> str:
    """Return the rules of the typeface with its files in them."""
    faces = ((slant, b64encode(font(slant)).decode()) for slant in FONTS)
    return "".join(font_face(slant, f"data:font/woff2;base64,{data}") for slant, data in faces)


def accent_style(palette: Palette) -> str:
    """Return the rule for the colour of one edition or show, for light and for dark pages."""
    light, dark = accents(palette)
    return f":root{{--accent-on-light:{light};--accent-on-dark:{dark}}}\n"
