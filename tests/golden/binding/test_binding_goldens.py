"""Goldens of the text in read-along books: Markdown files of title, input and output.

The output is the body of each content document and, after ``--``, what is highlighted in turn;
``footnote {`` and ``}`` stand around what a listener can skip or leave.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from narrate.reading import read

_CASE = re.compile(
    r"^## (.+?)\n+```(\w+) input ?(.*?)\n(.*?)\n```\n+```output\n(.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)
_BODY = re.compile(r"<section [^>]*>\n(.*)\n</section>", re.DOTALL)
_STEP = re.compile(r'<seq epub:type="(\w+)"|(</seq>)|<text src="[^"#]*#([^"]+)"')


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, form, options, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(form, options, given, wanted, id=f"{path.stem}: {title}")


def _shown(book):
    with zipfile.ZipFile(book) as archive:
        for name in sorted(archive.namelist()):
            text = archive.read(name).decode("utf-8", "replace")
            if name.endswith(".xhtml") and not name.endswith("nav.xhtml"):
                yield _BODY.search(text).group(1)
            elif name.endswith(".smil"):
                steps = _STEP.findall(text)
                yield "-- " + " ".join(
                    f"{kind} {{" if kind else "}" if end else step for kind, end, step in steps
                )


def _in_reading_order(lines):
    """Put each overlay behind its content document."""
    overlays = [line for line in lines if line.startswith("-- ")]
    texts = [line for line in lines if not line.startswith("-- ")]
    for text, overlay in zip(texts, overlays, strict=True):
        yield from (text, overlay)


@pytest.mark.parametrize(("form", "options", "given", "wanted"), list(_cases()))
def test_golden(bound, form, options, given, wanted):
    document = read(given.encode(), name=f"case.{form}", format=form)
    chosen = dict(one.split("=") for one in options.split())
    book = bound(document, "epub", **chosen) / "book.epub"
    assert "\n".join(_in_reading_order(list(_shown(book)))) == wanted
