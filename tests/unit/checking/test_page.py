"""The page of documentation says what the tables say."""

from __future__ import annotations

import re
from pathlib import Path

import narrate.checking
from narrate.checking.defects import DEFECTS
from narrate.checking.page import checks_page
from narrate.checking.show.defects import OF_SHOWS


def test_the_page_is_that_of_the_tables(root):
    assert (root / "docs" / "checks.md").read_text(encoding="utf-8") == checks_page()


def test_every_row_is_on_it_once():
    names = re.findall(r"^\| `([a-z0-9-]+)` \|", checks_page(), re.MULTILINE)
    assert sorted(names) == sorted(DEFECTS)


def test_no_row_is_without_a_rule_that_finds_it():
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(narrate.checking.__file__).parent.rglob("*.py")
        if path.name != "defects.py"
    )
    assert not [name for name in DEFECTS if f'"{name}"' not in source]


def test_every_rule_of_shows_has_a_planted_defect(root):
    planted = (root / "tests" / "unit" / "checking" / "test_show.py").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z0-9-]+", planted))
    assert not [name for name in OF_SHOWS if name not in words]
