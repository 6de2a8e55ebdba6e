"""Goldens of the text in the player: Markdown files of title, input and output.

The output is the text of the page and, after ``--``, the words of each sentence as the script of
the page finds them, with the millisecond at which the sentence begins.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from narrate.reading import read

_CASE = re.compile(
    r"^## (.+?)\n+```(\w+) input ?(.*?)\n(.*?)\n```\n+```output\n(.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)
_TEXT = re.compile(r"<article [^>]*>\n(.*)\n</article>", re.DOTALL)
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


class _Sentences(HTMLParser):
    """The text of each sentence, marks of notes aside, as the script of the page sees it."""

    def __init__(self):
        super().__init__()
        self.texts, self._open, self._note = [], 0, False

    def handle_starttag(self, tag, attrs):
        kind = dict(attrs).get("class", "")
        if kind == "s":
            self.texts.append("")
            self._open = 1
        elif self._open and tag == "span":
            self._open += 1
        self._note |= kind == "noteref"

    def handle_endtag(self, tag):
        if self._open and tag == "span":
            self._open -= 1
        self._note &= tag != "a"

    def handle_data(self, data):
        if self._open and not self._note:
            self.texts[-1] += data


def _words(text, row):
    units = text.encode("utf-16-le")
    end = 0
    for _, gap, length in zip(*[iter(row[2:])] * 3, strict=True):
        first, end = end + gap, end + gap + length
        yield units[2 * first : 2 * end].decode("utf-16-le")


def _shown(page):
    text = page.read_text(encoding="utf-8")
    article = _TEXT.search(text).group(1)
    parser = _Sentences()
    parser.feed(article)
    yield article.strip()
    rows = json.loads(_DATA.search(text).group(1))["sentences"]
    for said, row in zip(parser.texts, rows, strict=True):
        yield f"-- {row[0]} {'|'.join(_words(said, row))}"


def _cases():
    text = Path(__file__).with_name("player.md").read_text(encoding="utf-8")
    for title, form, options, given, wanted in _CASE.findall(text):
        yield pytest.param(form, options, given, wanted, id=title)


@pytest.mark.parametrize(("form", "options", "given", "wanted"), list(_cases()))
def test_golden(bound, form, options, given, wanted):
    document = read(given.encode(), name=f"case.{form}", format=form)
    chosen = dict(one.split("=") for one in options.split())
    page = bound(document, "html", **chosen) / "book.html"
    assert "\n".join(_shown(page)) == wanted
