"""readability-lxml, with the lengths of texts and the share of links counted at their true cost.

The library's answer is the same to the letter. It spends most of its time on three regular
expressions over the text of every element and every link in it, again and again on each level of
the page, and on cleaning what the page we show it does not have.
"""

from __future__ import annotations

import re
from typing import Any

from readability import Document
from readability.htmls import build_doc
from readability.readability import tounicode

_ODD = re.compile(
    "[\t\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    r"(?<!\n\t)(?<!\t\t)"
)
"""White space that the library does not always make one blank of, but for indented lines."""
_BLANKS = re.compile(r"\t|[ \t]{2,}")
"""As there."""
_RUNS = ("  ", "\n\n", " \n", "\n ", "\n\t")
"""What stands in a text where white space stands beside white space."""
_LONG = 255
"""Characters of white space that are one to the library, whatever they are."""


class MeasuredPage(Document):  # type: ignore[misc] # the library is not typed
    """A page that bears nothing but text, classes, roles and identities."""

    def _parse(self, input: str) -> Any:  # noqa: A002, ANN401 - as there; lxml is not typed
        """Return the tree: there are no scripts, styles, comments or addresses to be cleaned of."""
        page, self.encoding = build_doc(input)
        for picture in page.iter("image"):
            picture.tag = "img"
        return page

    def get_clean_html(self) -> str:
        """Return the article as it is: there are no attributes to be taken away."""
        return str(tounicode(self._html(), method="html"))

    def get_link_density(self, elem: Any) -> float:  # noqa: ANN401 - as above
        """Return the share of the characters of an element that are links."""
        linked = sum(length(link.text_content()) for link in elem.iterdescendants("a"))
        return float(linked) / max(length(elem.text_content()), 1)

    def score_paragraphs(self) -> dict[Any, dict[str, Any]]:
        """Return the score of every element around a paragraph, by what is in it."""
        scores: dict[Any, dict[str, Any]] = {}
        for paragraph in self.tags(self._html(), "p", "pre", "td", "blockquote"):
            parent = paragraph.getparent()
            text = paragraph.text_content()
            characters = length(text)
            if parent is None or characters < self.min_text_length:
                continue
            worth = 2 + text.count(",") + min(characters / 100, 3)
            for holder, share in ((parent, 1), (parent.getparent(), 2.0)):
                if holder is not None:
                    if holder not in scores:
                        scores[holder] = self.score_node(holder)
                    scores[holder]["content_score"] += worth / share
        for holder, score in scores.items():
            score["content_score"] *= 1 - self.get_link_density(holder)
        return scores


def length(text: str) -> int:
    """Return how many characters the library counts, most runs of white space as one."""
    text = text.strip()
    if not _ODD.search(text) and not any(run in text for run in _RUNS):
        return len(text)
    length = -1
    for line in text.split("\n"):  # the words of a whole page at once would be larger than it is
        if words := line.split():
            length += len(words) + sum(map(len, words))
    done = 0
    for odd in _ODD.finditer(text):
        if odd.start() >= done:
            first, done = _run(text, odd.start())
            run = text[first:done]
            if "\n" not in run and len(run) < _LONG:
                length += len(_BLANKS.sub(" ", run)) - 1
    return length


def _run(text: str, at: int) -> tuple[int, int]:
    """Return where the white space around ``at`` begins and ends, words being on both sides."""
    first = last = at
    while text[first - 1].isspace():
        first -= 1
    while text[last].isspace():
        last += 1
    return first, last
