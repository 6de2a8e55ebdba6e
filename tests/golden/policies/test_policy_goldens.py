"""Goldens of what an edition chooses to have heard: Markdown files of title, input and output.

Lines ``key = value`` before the page are settings of ``[reading]``. The output has a line for every
paragraph that is heard, its breaths parted by ``/``; then what is silent, with its rule.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate.reading import read
from narrate.scripting import account, script
from narrate.settings import resolve

_CASE = re.compile(
    r"^## (.+?)\n+```input\n(.*?)\n```\n+```output\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)
_SETTING = re.compile(r"(\w+) = (\w+)\n")


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(given, wanted, id=f"{path.stem}: {title}")


def shown(given):
    """The lines of a case."""
    settings = []
    while found := _SETTING.match(given):
        settings.append((f"reading.{found[1]}", found[2]))
        given = given[found.end() :]
    document = read(given.encode(), name="case.html")
    policy = resolve(None, overrides=settings).reading
    said = script(document, policy=policy)
    assert account(document, said).unaccounted == 0
    for paragraph in said.paragraphs:
        yield f"{paragraph.kind} | {' / '.join(one.spoken for one in paragraph.segments)}"
    for change in said.changes:
        if not change.spoken and change.text.strip():
            yield f"silent, {change.rule} | {' '.join(change.text.split())}"


@pytest.mark.parametrize(("given", "wanted"), list(_cases()))
def test_golden(given, wanted):
    assert "\n".join(shown(given)) == wanted
