"""What a run would do, without doing it: documents, chapters, minutes, megabytes, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.binding.formats import format_of
from narrate.edition.loading import manuscript_of
from narrate.edition.opening import opened
from narrate.edition.pipeline import check_named, check_said, lines_of, scripter_of
from narrate.edition.receipts import Receipts
from narrate.edition.run import (
    check_one_file,
    failed,
    options_digest,
    place,
    receipts_folder,
    selected,
    sources_of,
)
from narrate.engines import engine
from narrate.rendering.plan import State, plan
from narrate.rendering.recipe import recipe
from narrate.store.place import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.edition.choices import Choices
    from narrate.edition.pipeline import Manuscript
    from narrate.edition.request import Request, Selection
    from narrate.edition.sources import Source
    from narrate.model.edition import Edition
    from narrate.model.finding import Finding
    from narrate.store.store import Store

_COVER_AND_TAGS = 150_000
"""Bytes of an audio file that are not sound, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChapter:
    """A chapter as it is going to be."""

    id: str
    title: str
    words: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEdition:
    """What making one document would come to; lengths and sizes are estimates."""

    slug: str
    source: str
    title: str
    folder: str
    reason: str
    """Why it is to be made; blank when nothing has changed."""
    chapters: tuple[PlannedChapter, ...]
    words: int
    seconds: float
    bytes: dict[str, int]
    """By format."""
    passages: int
    to_render: int
    """Passages that are not in the cache."""
    silent: dict[str, int]
    """How many stretches stay silent, by rule."""
    findings: tuple[Finding, ...]
    cost: float = 0.0
    """In the currency of an engine that costs; the built-in ones cost nothing."""


def plan_all(
    request: Request,
    selection: Selection | None = None,
    failures: list[Edition] | None = None,
) -> Iterator[PlannedEdition]:
    """Yield what making each document would come to; writes nothing but the cache's folder.

    Args:
        request: What is asked for.
        selection: Says which sources and documents are made; all of them where it is not given.
        failures: Takes in what cannot be made; where it is not given, the first such is raised.

    Raises:
        NarrateError: a source cannot be read, or an option is wrong.
    """
    sources = sources_of(request)
    receipts = Receipts(receipts_folder(request), options_digest(request))
    with open_store(_folder(request), keep=not request.no_cache) as store:
        for source in sources:
            if selection and not selection.opens(source):
                continue
            try:
                yield from _of_source(source, request, selection, receipts, store)
            except Exception as error:
                if failures is None:
                    raise
                failures.append(failed(source, source.slug, error))


def _of_source(
    source: Source,
    request: Request,
    selection: Selection | None,
    receipts: Receipts,
    store: Store,
) -> Iterator[PlannedEdition]:
    whole = opened(source, request)
    wanted = whole.wanted(request)
    check_one_file(request, len(wanted))
    for slug, division in wanted.items():
        if selection and not selected(whole, division, slug, selection):
            continue
        _, reason = receipts.look(place(request, slug))
        yield _planned(manuscript_of(whole, division, request), request, store, reason)


def _planned(manuscript: Manuscript, request: Request, store: Store, reason: str) -> PlannedEdition:
    check_named(manuscript)
    choices, scripter = manuscript.choices, scripter_of(manuscript)
    lines = lines_of(manuscript, scripter, request)
    codecs = [choices.profile.codec_for(name) for name in choices.codecs]
    how = recipe(
        engine=engine(choices.voice.engine),
        voice=choices.voice,
        codecs=codecs,
        ceiling_db=choices.profile.ceiling_db,
        cast=choices.cast,
    )
    words: Counter[int] = Counter()
    seconds: defaultdict[int, float] = defaultdict(float)
    states: Counter[State] = Counter()
    for one in plan(lines, how, store.__contains__):
        chapter = one.paragraph.chapter
        words[chapter] += sum(len(segment.words) for segment in one.paragraph.segments)
        pause = one.paragraph.segments[-1].pause_ms / 1000
        seconds[chapter] += one.job.seconds(choices.voice.rate) + pause
        states[one.state] += 1
    check_said(manuscript, lines)
    total = sum(seconds.values())
    sizes = {name: _size(name, choices, total) for name in choices.formats}
    silent = Counter(change.rule for change in lines.changes if not change.spoken)
    silent.update(
        one.rule
        for one in manuscript.document.omissions
        if manuscript.document.nodes[one.place.node][one.place.start : one.place.end].strip()
    )
    return PlannedEdition(
        slug=manuscript.slug,
        source=manuscript.document.name,
        title=choices.metadata.title or manuscript.slug,
        folder=str(manuscript.folder),
        reason=reason,
        chapters=tuple(
            PlannedChapter(
                id=one.id, title=one.title, words=words[index], seconds=round(seconds[index], 1)
            )
            for index, one in enumerate(scripter.chapters)
            if words[index]
        ),
        words=sum(words.values()),
        seconds=round(total, 1),
        bytes=sizes,
        passages=sum(states.values()),
        to_render=states[State.TO_RENDER],
        silent=dict(sorted(silent.items())),
        findings=(*manuscript.document.findings, *choices.findings, *scripter.findings),
    )


def _size(name: str, choices: Choices, seconds: float) -> int:
    """Guess the bytes of an output; texts are small beside sound."""
    codec = format_of(name).sound(choices.profile.audio)
    rate = choices.profile.codec_for(codec).bitrate_kbps if codec else 0
    return round(seconds * rate * 125) + _COVER_AND_TAGS


def _folder(request: Request) -> Path | None:
    from pathlib import Path  # noqa: PLC0415 - a type everywhere else

    return Path(request.cache_dir) if request.cache_dir else None
