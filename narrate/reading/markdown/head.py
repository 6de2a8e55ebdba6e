"""The front matter on the page: its title is spoken, the rest silent; what is to be doubted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.finding import Severity
from narrate.reading.markdown.about import is_draft, plain
from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.reading.markdown.front_matter import FrontMatter, Value
    from narrate.reading.markdown.placed import PlacingBuilder

FRONT_MATTER = "front-matter"


def head(builder: PlacingBuilder, front: FrontMatter, heading: str) -> None:
    """Take in the front matter.

    Its title is spoken, as every site generator shows it above the text, unless ``heading``, the
    first heading of the text, says the same.
    """
    title = next((value for value in front.values.get("title", ()) if value.start >= 0), None)
    if title is None or not plain(title.text) or _same(plain(title.text), heading):
        _silent(builder, 0, front.end)
        return
    start, end = _bare(builder.source, title)
    _silent(builder, 0, start)
    builder.chapter()
    builder.open_block(Kind.HEADING, level=1)
    builder.text(Placed(plain(title.text), start, end))
    builder.close()
    _silent(builder, end, front.end)


def doubts(
    builder: PlacingBuilder, front: FrontMatter, tags: Iterable[tuple[int, str]], embeds: int
) -> None:
    """Tell what an editor should know: that the text is a draft, and which tags are silent.

    Args:
        builder: The page.
        front: Its front matter.
        tags: Where tags begin in the text below it, and their names.
        embeds: How many links of wikis show something else in their place.
    """
    if is_draft(front):
        builder.findings.add(
            "draft",
            "The front matter says that this is a draft.",
            "Take the mark of a draft out before the edition is published.",
        )
    silent = {place for start, end in builder.tags for place in range(start, end)}
    names = (name for start, name in tags if front.end + start in silent)
    for name, count in Counter(names).items():
        builder.findings.add(
            "short-code",
            f"The template tag {name!r} is silent: what it shows is not in the text.",
            "Say in words what it shows, if the text needs it.",
            severity=Severity.INFO,
            count=count,
        )
    if embeds:
        builder.findings.add(
            "embed-not-read",
            "What links such as ![[note]] show in their place is not read.",
            "Copy its text into the document, if the text needs it.",
            severity=Severity.INFO,
            count=embeds,
        )


def _silent(builder: PlacingBuilder, start: int, end: int) -> None:
    if end > start:
        builder.text(Placed(builder.source[start:end], start, end, FRONT_MATTER))
        builder.end_block()


def _bare(source: str, value: Value) -> tuple[int, int]:
    """Return where a value stands without its quotation marks."""
    written = source[value.start : value.end]
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        return value.start + 1, value.end - 1
    return value.start, value.start + len(written.rstrip())


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
