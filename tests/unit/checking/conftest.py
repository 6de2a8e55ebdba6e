"""An edition in every format, made once; each test may spoil a copy of it."""

from __future__ import annotations

import shutil

import pytest

import narrate

BOOK = """---
title: Three Days
author: Somebody
---

# The first day

Rain fell on the harbour all morning. Nobody went out, and nothing came in.

In the evening the wind turned; a lamp was lit in the tower.

# The second day

The letter came with the early boat. It was short.

She read it twice, folded it, and put it away. Then she went down to the water.

# The third day

Snow lay on the roofs. The boats stood still, and the gulls were silent.

By noon everything had been said that could be said.
"""


@pytest.fixture(scope="session")
def pristine(tmp_path_factory):
    """The folder of an edition in all formats of the ordinary profile."""
    folder = tmp_path_factory.mktemp("pristine")
    source = folder / "days.md"
    source.write_text(BOOK, encoding="utf-8")
    narrate.make(source, output=str(folder / "out"), formats=("all",), no_cache=True)
    return folder / "out" / "days"


@pytest.fixture
def spoilt(pristine, tmp_path):
    """Return a function that copies the edition and returns the copy of one output."""

    def copy(name):
        folder = tmp_path / "days"
        shutil.copytree(pristine, folder)
        return folder / name

    return copy
