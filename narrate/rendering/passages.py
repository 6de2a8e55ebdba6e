"""One document on its way through the workers: stretches out, passages back and into the store."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.errors import NarrateError
from narrate.rendering.driver import Culprit, Driver
from narrate.rendering.failures import PassageFailed, broke, killed_its_worker
from narrate.rendering.job import Batch
from narrate.rendering.keys import take_key
from narrate.rendering.load import load
from narrate.rendering.objectfile import unpack
from narrate.rendering.plan import Planned, State, groups, plan
from narrate.rendering.progress import Rendered
from narrate.rendering.recipe import traits_of
from narrate.rendering.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from narrate.engines.protocol import Engine
    from narrate.model.script import Paragraph
    from narrate.rendering.job import Job, Made
    from narrate.rendering.recipe import Recipe
    from narrate.rendering.workers import Workers
    from narrate.store.store import Store


class _Stretch(NamedTuple):
    """Some paragraphs that follow one another."""

    planned: tuple[Planned, ...]
    found: dict[str, bytes]
    """Those of their passages that were in the store, by key."""


class Passages:
    """The passages of one document, some in the store, some to be rendered."""

    def __init__(self, engine: Engine, recipe: Recipe, store: Store) -> None:
        """Take what decides their sound, and where they are kept."""
        self._engine = engine
        self._recipe = recipe
        self._store = store

    def through(
        self, workers: Workers, paragraphs: Iterable[Paragraph], cancelled: Callable[[], bool]
    ) -> Generator[Rendered, None, None]:
        """Yield each paragraph with its passage, in order; see ``render``."""
        driver: Driver[Batch, Made] = Driver(
            work, workers, parts=_parts, keep=self._keep, cancelled=cancelled
        )
        stretches = self._stretches(paragraphs, workers.batch_seconds)
        results = driver.run((one, self._batch(one)) for one in stretches)
        try:
            # closed, so that what still runs is kept whatever goes wrong here
            with closing(results):
                for stretch, made in results:
                    yield from self._in_order(stretch, made)
        except Culprit as culprit:
            if isinstance(culprit.cause, NarrateError):
                raise culprit.cause from None
            raise _failed(culprit) from culprit.cause

    def _stretches(self, paragraphs: Iterable[Paragraph], seconds: float) -> Iterator[_Stretch]:
        found: dict[str, bytes] = {}

        def stored(key: str) -> bool:
            data = self._store.get(key)
            if data is not None:
                found[key] = data
            return data is not None

        planned = plan(paragraphs, self._recipe, stored)
        for group in groups(planned, rate=self._recipe.voice.rate, max_seconds=seconds):
            keys = [key for one in group for key in one.job.keys if key in found]
            yield _Stretch(group, {key: found.pop(key) for key in keys if key in found})

    def _batch(self, stretch: _Stretch) -> Batch:
        jobs = tuple(one.job for one in stretch.planned if one.state is State.TO_RENDER)
        if not traits_of(self._engine, self._recipe.cast).deterministic:
            jobs = tuple(replace(job, takes=self._takes(job)) for job in jobs)
        return Batch(engine=self._engine, recipe=self._recipe, jobs=jobs)

    def _takes(self, job: Job) -> tuple[bytes | None, ...]:
        return tuple(self._store.get(self._take_key(job, at)) for at in range(len(job.utterances)))

    def _take_key(self, job: Job, at: int) -> str:
        return take_key(job.utterances[at], self._recipe.of(job.part(at)))

    def _keep(self, batch: Batch, made: Sequence[Made]) -> None:
        for job, one in zip(batch.jobs, made, strict=True):
            for index, take in one.takes:
                key = self._take_key(job, index)
                if key not in self._store:  # the first to be rendered wins
                    self._store.put(key, take)
            for index, passage in zip(job.missing, one.passages, strict=True):
                self._store.put(job.keys[index], passage)

    def _in_order(self, stretch: _Stretch, made: Sequence[Made]) -> Iterator[Rendered]:
        fresh = iter(made)
        for one in stretch.planned:
            if one.state is State.REPEATED:
                passages = tuple(load(self._store, key) for key in one.job.keys)
            else:
                made_now = next(fresh).passages if one.state is State.TO_RENDER else ()
                now = dict(zip(one.job.missing, made_now, strict=True))
                passages = tuple(
                    unpack(now[at] if at in now else stretch.found.pop(key))
                    for at, key in enumerate(one.job.keys)
                )
            yield Rendered(one.paragraph, passages, one.state)


def _parts(batch: Batch) -> tuple[Batch, ...]:
    return tuple(replace(batch, jobs=(job,)) for job in batch.jobs)


def _failed(culprit: Culprit) -> PassageFailed:
    """Say which paragraph killed its worker, or failed as nobody foresaw."""
    batch, cause = culprit.part, culprit.cause
    assert isinstance(batch, Batch)
    engine, (job,) = batch.engine.traits.name, batch.jobs
    if isinstance(cause, BrokenExecutor):
        return killed_its_worker(job, engine)
    return broke(job, engine, cause)
