"""The stage itself: paragraphs in, passages out, in order and in a memory that does not grow."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from narrate.rendering.driver import interrupted
from narrate.rendering.passages import Passages
from narrate.rendering.progress import Progress, Rendered
from narrate.rendering.recipe import recipe, traits_of
from narrate.rendering.workers import Workers, borrowed, workers_for

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from concurrent.futures import Executor

    from narrate.engines.protocol import Engine
    from narrate.model.cast import Cast
    from narrate.model.script import Paragraph
    from narrate.model.sound import Codec
    from narrate.model.voice import Voice
    from narrate.store.store import Store


def render(  # noqa: PLR0913 - what decides the sound, where it is made, and who is told
    paragraphs: Iterable[Paragraph],
    *,
    voice: Voice,
    engine: Engine,
    codecs: Sequence[Codec],
    store: Store,
    ceiling_db: float = -2.0,
    cast: Cast | None = None,
    executor: Executor | Workers | None = None,
    jobs: int | None = None,
    isolate: bool = False,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Generator[Rendered, None, None]:
    """Yield every paragraph with its passages, in order; what is in the store is not made again.

    A paragraph of more than a minute comes in pieces, each with some of its segments. Passages
    are put into the store as soon as they are done, so that nothing is lost when the run is
    stopped. A caller that lets go of each passage's ``data`` and reads it again later with
    ``load`` needs memory only for what it keeps. Closing the generator stops the run.

    Args:
        paragraphs: consumed as workers become free.
        voice: who speaks; the narrator, where there is a cast.
        engine: opened in the workers, once for each.
        codecs: how passages are encoded; all from the same takes.
        store: where passages are looked for and kept.
        ceiling_db: largest sample, in dBFS.
        cast: which other voices speak what.
        executor: any executor, or ``Workers`` shared by several documents; threads or spawned
            processes of our own when ``None``.
        jobs: how many workers, or how many the executor has; as many as cores when ``None``.
        isolate: processes, whatever the engine says of threads.
        on_progress: told after each paragraph.
        cancelled: asked every quarter of a second whether to stop.

    Raises:
        PassageFailed: a paragraph could not be spoken, or killed its worker.
        VoiceError: the engine or the voice is not there.
        CacheUnwritable: the store cannot be written.
        Interrupted: Ctrl-C, or ``cancelled`` said so.
    """
    how = recipe(engine=engine, voice=voice, codecs=codecs, ceiling_db=ceiling_db, cast=cast)
    passages = Passages(engine, how, store)
    progress = Progress()
    if isinstance(executor, Workers):
        workers = executor
    elif executor is not None:
        workers = borrowed(executor, jobs=jobs)
    else:
        workers = workers_for(traits_of(engine, cast), jobs=jobs, isolate=isolate)
    results = passages.through(workers, paragraphs, cancelled)
    try:
        with closing(results):
            for one in results:
                progress = progress.after(one)
                on_progress(progress)
                yield one
    except KeyboardInterrupt:
        raise interrupted() from None
    finally:
        if workers is not executor:
            workers.close()
