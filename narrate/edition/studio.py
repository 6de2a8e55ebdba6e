"""What all documents of a run share: the store, the workers, and who is told how it goes."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from narrate.rendering.workers import Workers, workers_for
from narrate.store.place import open_store

if TYPE_CHECKING:
    from types import TracebackType

    from narrate.edition.request import Reporter, Request
    from narrate.engines.protocol import EngineTraits


class Studio:
    """Opened once for a run; workers live as long, because opening a voice costs a sentence."""

    def __init__(self, request: Request, reporter: Reporter) -> None:
        """Open the store; workers are opened when an engine is first asked for."""
        self._jobs = request.jobs
        self._isolate = request.isolate
        self._workers: dict[bool, Workers] = {}
        self._stack = ExitStack()
        folder = Path(request.cache_dir) if request.cache_dir else None
        self.store = self._stack.enter_context(open_store(folder, keep=not request.no_cache))
        self.reporter = reporter

    def workers(self, traits: EngineTraits) -> Workers:
        """Return the workers for engines of these traits."""
        threads = traits.threads and not self._isolate
        if threads not in self._workers:
            made = workers_for(traits, jobs=self._jobs, isolate=self._isolate)
            self._workers[threads] = self._stack.enter_context(made)
        return self._workers[threads]

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the workers end and bound the store."""
        self._stack.close()
