"""SMIL 1.0 as DAISY 2.02 has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.daisy.talking import GENERATOR, clip_id
from narrate.markup.writing import DECLARATION, attributes, escaped
from narrate.model.clock import clock, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narrate.binding.book.clips import Clip
    from narrate.binding.daisy.talking import About

_DOCTYPE = (
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
)
_SKIPPABLE = {"footnote": "footnote-on"}
_PAGE = "pagenumber-on"
FORMAT = "Daisy 2.02"


def section(
    rows: Sequence[Clip], about: About, *, name: str, audio: str, title: str, elapsed: int
) -> str:
    """Return the SMIL file of a section.

    Args:
        rows: Its clips, at least one.
        about: The book.
        name: Of the section's files, without an ending.
        audio: The audio file.
        title: Of the section.
        elapsed: Milliseconds that are heard before it.
    """
    length = rows[-1].end - rows[0].begin
    times = {"ncc:totalElapsedTime": clock(elapsed), "ncc:timeInThisSmil": clock(length)}
    body = "".join(_step(clip, f"{name}.html", audio) for clip in rows)
    inside = f'<seq dur="{seconds(length)}s">\n{body}</seq>\n'
    return _smil(about, {"title": title, **times}, inside)


def master(about: About, refs: Iterable[tuple[str, str]], total: int) -> str:
    """Return ``master.smil``: name and title of every section, ``total`` milliseconds in all."""
    body = "".join(
        f"<ref{attributes({'id': f'r-{name}', 'title': title, 'src': f'{name}.smil'})}/>\n"
        for name, title in refs
    )
    return _smil(about, {"ncc:timeInThisSmil": clock(total)}, body)


def metas(rows: Mapping[str, str]) -> str:
    """Return ``meta`` elements; what is blank is left out."""
    return "".join(
        f'<meta name="{name}" content="{escaped(value)}"/>\n'
        for name, value in rows.items()
        if value
    )


def _smil(about: About, more: Mapping[str, str], body: str) -> str:
    facts = {
        "dc:format": FORMAT,
        "dc:identifier": about.identifier,
        "dc:title": about.title,
        "ncc:generator": GENERATOR,
        **more,
    }
    return (
        f"{DECLARATION}{_DOCTYPE}<smil>\n<head>\n{metas(facts)}"
        f'<layout><region id="txtView"/></layout>\n</head>\n<body>\n{body}</body>\n</smil>\n'
    )


def _step(clip: Clip, text: str, audio: str) -> str:
    pages = "".join(_par(text, page.id, _PAGE, "") for page in clip.pages)
    skip = _SKIPPABLE.get(clip.container.kind, "") if clip.container else ""
    sound = {
        "src": audio,
        "clip-begin": f"npt={seconds(clip.begin)}s",
        "clip-end": f"npt={seconds(clip.end)}s",
        "id": f"a-{clip.target}",
    }
    return pages + _par(text, clip.target, skip, f"<audio{attributes(sound)}/>")


def _par(text: str, target: str, skip: str, sound: str) -> str:
    named = {"id": clip_id(target), "endsync": "last", "system-required": skip}
    shown = f'<text src="{text}#{target}" id="x-{target}"/>'
    return f"<par{attributes(named)}>{shown}{sound}</par>\n"
