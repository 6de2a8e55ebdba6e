"""SMIL as DAISY 3 has it (dtbsmil 2005-2)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from narrate.binding.daisy.talking import GENERATOR, clip_id
from narrate.markup.writing import DECLARATION, attributes, escaped
from narrate.model.clock import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.book.clips import Clip
    from narrate.binding.book.written import Container
    from narrate.binding.daisy.talking import About

TEXT = "book.xml"
_DOCTYPE = (
    '<!DOCTYPE smil PUBLIC "-//NISO//DTD dtbsmil 2005-2//EN" '
    '"http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd">\n'
)
TESTS = {"pagenum": "PAGE_NUMBER", "note": "NOTE"}
"""What a listener can leave out, and what the navigation file calls it."""
_CUSTOM = "".join(
    f'<customTest id="{name}" defaultState="true" override="visible"/>\n' for name in TESTS
)


def section(rows: Sequence[Clip], about: About, *, audio: str, elapsed: int) -> str:
    """Return the SMIL file of a section.

    Args:
        rows: Its clips, at least one.
        about: The book.
        audio: The audio file.
        elapsed: Milliseconds that are heard before it.
    """
    facts = {
        "dtb:uid": about.identifier,
        "dtb:generator": GENERATOR,
        "dtb:totalElapsedTime": clock(elapsed),
    }
    metas = "".join(
        f'<meta name="{name}" content="{escaped(value)}"/>\n' for name, value in facts.items()
    )
    length = clock(rows[-1].end - rows[0].begin)
    return (
        f'{DECLARATION}{_DOCTYPE}<smil xmlns="http://www.w3.org/2001/SMIL20/">\n<head>\n{metas}'
        f'<layout><region id="text"/></layout>\n<customAttributes>\n{_CUSTOM}</customAttributes>\n'
        f'</head>\n<body>\n<seq id="base" dur="{length}" fill="remove">\n'
        f"{''.join(_steps(rows, audio))}</seq>\n</body>\n</smil>\n"
    )


def _steps(rows: Sequence[Clip], audio: str) -> Iterator[str]:
    seen: set[str] = set()
    for container, group in groupby(rows, key=lambda clip: clip.container):
        clips = list(group)
        inside = "".join(_step(clip, audio) for clip in clips)
        yield _left_out(container, clips, inside, seen) if container else inside


def _left_out(container: Container, clips: Sequence[Clip], inside: str, seen: set[str]) -> str:
    """Return clips in something a listener may leave; a part of it that comes later has no name."""
    id_ = clip_id(container.id)
    id_ = f"{id_}-{clips[0].target}" if id_ in seen else id_
    seen.add(id_)
    kind = "note" if container.kind == "footnote" else container.kind
    named = {
        "id": id_,
        "class": kind,
        "end": f"DTBuserEscape;{clip_id(clips[-1].target)}.end",
        "customTest": kind if kind in TESTS else "",
        "fill": "remove",
    }
    return f"<seq{attributes(named)}>\n{inside}</seq>\n"


def _step(clip: Clip, audio: str) -> str:
    pages = "".join(
        f'<par id="{clip_id(page.id)}" class="pagenum" customTest="pagenum">'
        f"{_text(page.id)}</par>\n"
        for page in clip.pages
    )
    sound = sounding(audio, clip)
    return f'{pages}<par id="{clip_id(clip.target)}">{_text(clip.target)}{sound}</par>\n'


def sounding(audio: str, clip: Clip) -> str:
    """Return the ``audio`` element of a clip, which is the same in the navigation file."""
    named = {"src": audio, "clipBegin": clock(clip.begin), "clipEnd": clock(clip.end)}
    return f"<audio{attributes(named)}/>"


def _text(target: str) -> str:
    return f'<text src="{TEXT}#{target}" region="text"/>'
