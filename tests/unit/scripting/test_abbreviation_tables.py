"""Every row of the tables of abbreviations can be said, also where it holds blanks."""

from importlib import import_module

import pytest

from narrate.scripting import spoken

ROWS = [
    (lang, key)
    for lang in ("de", "fr", "es")
    for name, table in vars(import_module(f"narrate.scripting.rules.{lang}.abbreviations")).items()
    if name.startswith("_") and isinstance(table, dict) and not name.startswith("__")
    for key in table
]


@pytest.mark.parametrize(("lang", "key"), ROWS)
def test_every_row_can_be_said(lang, key):
    assert spoken(f"A {key} B, {key} 3 {key}", lang)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "Les lys, par ex. ceux-ci.", "Les lys, par exemple ceux-ci."),
        ("es", "en 44 a. de C. murió", "en cuarenta y cuatro antes de Cristo murió"),
        ("es", "art. 3 y ss.", "artículo tres y siguientes."),
    ],
)
def test_rows_with_blanks(lang, text, wanted):
    assert spoken(text, lang) == wanted
