"""Makes the editions of a request, again and again, and tells the pages what came of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from narrate.edition.run import make_all
from narrate.errors import Interrupted, NarrateError, unexpected
from narrate.model.edition import Outcome
from narrate.serving import hub

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.edition.request import Reporter, Request
    from narrate.model.edition import Edition
    from narrate.serving.hub import Hub

_RUN = ""
"""The key of what fails as a whole: no slug is blank."""


class Builder:
    """One request, made as often as its sources change; no failure ends it."""

    def __init__(
        self, request: Request, told: Hub, reporter: Reporter, tell: Callable[[Edition], None]
    ) -> None:
        """Take what to make, and who is told.

        Args:
            request: what to make.
            told: what the pages hear.
            reporter: how the work goes on, on the terminal.
            tell: takes each edition that was made or failed.
        """
        self._request = request
        self._hub = told
        self._reporter = _Following(reporter, told)
        self._tell = tell

    def build(self) -> NarrateError | None:
        """Make what is not fresh; return what stopped the run as a whole, if anything did.

        Raises:
            Interrupted, KeyboardInterrupt: the person stopped it.
        """
        stopped: NarrateError | None = None
        failed = set()
        try:
            for edition in make_all(self._request, self._reporter):
                self._take(edition)
                if edition.outcome is Outcome.FAILED:
                    failed.add(edition.slug)
        except Interrupted:
            raise
        except NarrateError as error:
            stopped = error
        except Exception as error:  # a defect must not end the preview
            if os.environ.get("NARRATE_DEBUG"):
                raise
            stopped = unexpected(error)
        finally:
            self._reporter.finish()
        if stopped:
            self._hub.failed(_RUN, "", stopped)
        else:
            self._hub.settled(failed)
        return stopped

    def _take(self, edition: Edition) -> None:
        self._reporter.finish()
        if edition.outcome is Outcome.FAILED:
            error = NarrateError(edition.error, edition.hint)
            self._hub.failed(edition.slug, edition.source, error)
        else:
            self._hub.mended(edition.slug)
        if edition.outcome is Outcome.MADE:
            self._hub.changed(hub.edition(edition.slug))
        if edition.outcome is not Outcome.UNCHANGED:
            self._tell(edition)


class _Following:
    """A reporter that also tells the pages which edition is in work."""

    def __init__(self, reporter: Reporter, told: Hub) -> None:
        self._reporter = reporter
        self._hub = told

    def start(self, words: int, label: str) -> None:
        """Begin a document."""
        self._hub.working(label)
        self._reporter.start(words, label)

    def advance(self, words: int, audio_seconds: float) -> None:
        """Go on."""
        self._reporter.advance(words, audio_seconds)

    def line(self, text: str) -> None:
        """Say one thing."""
        self._reporter.line(text)

    def finish(self) -> None:
        """End the document."""
        self._hub.working("")
        self._reporter.finish()
