"""Goldens of texts in time: Markdown files of title, input and output.

The format and the choices stand behind ``input``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate.reading import read

_CASE = re.compile(
    r"^## (.+?)\n+```(\w+) input (\S+) ?(.*?)\n(.*?)\n```\n+```output\n(.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


def _cases():
    text = Path(__file__).with_name("texts.md").read_text(encoding="utf-8")
    for title, form, kind, options, given, wanted in _CASE.findall(text):
        yield pytest.param(form, kind, options, given, wanted, id=title)


@pytest.mark.parametrize(("form", "kind", "options", "given", "wanted"), list(_cases()))
def test_golden(bound, form, kind, options, given, wanted):
    document = read(given.encode(), name=f"case.{form}", format=form)
    chosen = dict(one.split("=") for one in options.split())
    folder = bound(document, kind, name_the_voice=False, **chosen)
    assert (folder / f"book.{kind}").read_text(encoding="utf-8").strip() == wanted
