"""Decide what has to be rendered: pure, streamed, and the same for a dry run as for a real one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from narrate.rendering.job import job_of
from narrate.rendering.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from narrate.model.script import Paragraph
    from narrate.rendering.job import Job
    from narrate.rendering.recipe import Recipe


class State(Enum):
    """Where the sound of a paragraph comes from."""

    TO_RENDER = "to render"
    STORED = "stored"
    REPEATED = "repeated"
    """An earlier paragraph of this plan sounds the same."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One paragraph, what it takes to render it, and whether that is needed."""

    paragraph: Paragraph
    job: Job
    state: State


def plan(
    paragraphs: Iterable[Paragraph], recipe: Recipe, stored: Callable[[str], bool]
) -> Iterator[Planned]:
    """Say for each paragraph, or each piece of a very long one, where its sound comes from.

    Args:
        paragraphs: consumed one at a time.
        recipe: what else decides the sound.
        stored: says whether there is a passage under a key; asked once for each key.
    """
    seen: set[bytes] = set()
    for paragraph in chain.from_iterable(map(pieces, paragraphs)):
        job = job_of(paragraph, recipe)
        key = bytes.fromhex(job.keys[0])
        if key in seen:
            state = State.REPEATED
        else:
            missing = tuple(at for at, one in enumerate(job.keys) if not stored(one))
            job = replace(job, missing=missing)
            state = State.TO_RENDER if missing else State.STORED
        seen.add(key)
        yield Planned(paragraph, job, state)


def groups(
    planned: Iterable[Planned], *, rate: float, max_seconds: float
) -> Iterator[tuple[Planned, ...]]:
    """Group what follows one another into stretches of about ``max_seconds`` of sound.

    A paragraph longer than that is a group by itself. ``rate`` is the speaking rate.
    """
    group: list[Planned] = []
    total = 0.0
    for one in planned:
        seconds = one.job.seconds(rate)
        if group and total + seconds > max_seconds:
            yield tuple(group)
            group, total = [], 0.0
        group.append(one)
        total += seconds
    if group:
        yield tuple(group)
