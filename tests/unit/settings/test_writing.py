from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.settings.table import TABLE
from narrate.settings.writing import toml_value, whole_text, with_show

SAID = {
    "show.title": 'A "title" \\ with\ta tab',
    "show.categories": ["History", "Society & Culture > Documentary"],
    "show.explicit": False,
    "show.keep_days": 7,
    "edition.album": "Letters",
}


def test_what_is_said_is_read_back_and_all_else_is_explained():
    text = whole_text(SAID)
    assert tomllib.loads(text) == {
        "edition": {"album": "Letters"},
        "show": {
            "title": 'A "title" \\ with\ta tab',
            "categories": ["History", "Society & Culture > Documentary"],
            "explicit": False,
            "keep_days": 7,
        },
    }
    for key in TABLE.keys:
        if key.name.startswith("show."):
            assert key.doc.split()[0] in text
            assert f"{key.name.removeprefix('show.')} =" in text
    assert max(map(len, text.splitlines())) <= 100


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_written(text):
    assert tomllib.loads(f"x = {toml_value([text, 'y'])}\n") == {"x": [text, "y"]}


BEFORE = """# mine
title_of_nothing = 1  # before any table

[edition]
author = "Anna"

[show]   # old
title = "Old"
# about the old show

# about how things are said
[say]
"Mrs. Old" = "missus old"
[[show.more]]
a = 1
["show".deep]
b = 2
[voice]
opening = '''
[not a table]
'''
"""


def test_another_show_leaves_all_else_as_it_stands():
    text = BEFORE.replace("\n", "\r\n")
    changed = with_show(text, {"show.title": "New"})
    kept, _, added = changed.partition("[show]\n")
    assert "Old" not in added
    assert "about the old show" not in changed
    for line in ("# mine\r\n", "# about how things are said\r\n[say]\r\n", "[not a table]\r\n"):
        assert line in kept
    said = tomllib.loads(changed)
    assert said.pop("show") == {"title": "New"}
    assert said == {name: v for name, v in tomllib.loads(text).items() if name != "show"}


def test_a_show_is_added_where_there_is_none():
    assert with_show("", {"show.title": "New"}).startswith("[show]\n")
    assert with_show("[say]\na = 'b'", {}).startswith("[say]\na = 'b'\n\n[show]\n")


@pytest.mark.parametrize(
    "text",
    [
        "[voice]\nopening = '''\n[show]\n'''\n",
        "show = { title = 'x' }\n",
        "show.title = 'x'\n[say]\n",
        "[say]\nx = '''\n[show]\ny = 1\n'''\nz = 'w'\n",
    ],
)
def test_what_cannot_be_cut_out_without_harm_is_left(text):
    with pytest.raises(ValueError):  # noqa: PT011 - TOML's own among them
        with_show(text, {"show.title": "New"})
