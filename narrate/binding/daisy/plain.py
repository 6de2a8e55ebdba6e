"""XHTML 1.0 as players of DAISY 2.02 read it."""

from __future__ import annotations

from narrate.binding.book.dialect import Dialect
from narrate.binding.book.runs import Role
from narrate.binding.daisy.talking import page_kind
from narrate.markup.writing import DECLARATION, attributes, escaped

_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_CHARSET = '<meta http-equiv="Content-type" content="text/html; charset=utf-8"/>'


class _Plain(Dialect):
    """No semantics beyond classes."""

    def note_mark(self, shown: str, id_: str, target: str) -> str:
        """Return the mark of a note."""
        if not target:
            return f"<sup>{escaped(shown)}</sup>"
        named = {"class": "noteref", "id": id_, "href": target}
        return f"<a{attributes(named)}>{escaped(shown)}</a>"

    def note_label(self, shown: str, back: str) -> str:
        """Return the number in front of a note."""
        del back
        return f'<span class="label">{escaped(shown)}</span>'

    def page(self, id_: str, number: str) -> str:
        """Return the beginning of a page."""
        named = {"class": f"page-{page_kind(number)}", "id": id_}
        return f"<span{attributes(named)}>{escaped(number)}</span>"

    def sounding(self, content: str, ipa: str) -> str:
        """Return a stretch as it is; there is no mark-up for sounds."""
        del ipa
        return content


PLAIN = _Plain(
    groups={
        **Dialect().groups,
        Role.FIGURE: ("div", {"class": "figure"}),
        Role.NOTE: ("div", {"class": "notebody"}),
    },
    labelled_list=("ul", {"class": "labelled"}),
    caption_of_figure=("p", {"class": "caption"}),
    sentence=("span", {"class": "sentence"}),
    word=("span", {"class": "word"}),
)


def page(language: str, title: str, head: str, body: str) -> str:
    """Return a document; ``head`` is what else stands in its head."""
    root = {"xmlns": "http://www.w3.org/1999/xhtml", "lang": language, "xml:lang": language}
    return (
        f"{DECLARATION}{_DOCTYPE}<html{attributes(root)}>\n<head>\n"
        f"<title>{escaped(title)}</title>\n{head}{_CHARSET}\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
