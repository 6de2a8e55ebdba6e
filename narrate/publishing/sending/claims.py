"""A publisher says beforehand what it will change, and looks out for others.

Each run keeps a file of its own in the folder ``sending`` of the place, from before it reads the
manifest there until after it has written the new one. It names every file that the run sends or
removes. So whoever comes after a run that was killed knows which files prove nothing, and need look
at no others. Of two runs at once, the one that finds a claim younger than its own stops.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from narrate.publishing.sending.errors import AnotherPublisher
from narrate.publishing.sending.manifest import CLAIMS, NEVER, Row, safe_name
from narrate.store.processes import lives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.publishing.sending.place import Place
    from narrate.publishing.sending.reporting import Reporter

_NAME = re.compile(r"[0-9A-Za-z-]+\.jsonl")


class Claim:
    """What one run says of itself at a place, and what it knows of others."""

    def __init__(self, place: Place, room: Path) -> None:
        """Read the claims of others; ``room`` is a folder for working files."""
        self._place = place
        self._room = room
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        self.name = f"{moment}-{uuid.uuid4().hex[:12]}.jsonl"
        self._known = frozenset(self._names())
        self.contested = any(_may_live(_head(path)) for path in self._fetched())
        """Whether another publisher may be at work this moment."""
        self._checked = time.monotonic()

    def touched(self) -> Iterator[str]:
        """Yield the names that others said they would change.

        Asked for after this run has staked its own claim, it misses none: another stakes what it
        changes, and then looks for claims younger than its own, before it changes anything.
        """
        for path in self._fetched():
            with path.open("rb") as lines:
                next(lines, b"")
                for line in lines:
                    with suppress(ValueError, KeyError, TypeError):
                        name = json.loads(line)["name"]
                        if isinstance(name, str) and safe_name(name):
                            yield name

    def stake(self, names: Iterable[str] = (), *, ended: bool = False) -> None:
        """Say what this run changes, or, when it has ended, what it left for the next to remove."""
        head = {"host": _host(), "pid": os.getpid(), "ended": ended}
        path = self._room / CLAIMS / self.name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            file.write(json.dumps(head) + "\n")
            file.writelines(json.dumps({"name": name}) + "\n" for name in names)
        self._put(path)
        path.unlink()

    def wait(self, report: Reporter) -> None:
        """Give another publisher the time to notice this one, and to stop."""
        if self.contested:
            seconds = 2 * self._place.check_seconds + 1
            report.line(
                f"{self._place.name}: another publisher was or is at work; "
                f"waiting {seconds:.0f} s so that it can stop"
            )
            time.sleep(seconds)

    def check(self) -> None:
        """See that this run is still the last that began.

        Raises:
            AnotherPublisher: another began, or has even ended.
        """
        names = self._names()
        self._checked = time.monotonic()
        if self.name not in names or not names <= self._known | {self.name}:
            raise AnotherPublisher(
                f"another publisher began to send to {self._place.name}; this one stopped, "
                "and what the feed there names is there",
                "wait until the other is done, then publish again",
            )

    def check_sometimes(self) -> None:
        """See so as often as the place may be asked."""
        if time.monotonic() - self._checked >= self._place.check_seconds:
            self.check()

    def take_over(self) -> None:
        """Remove the claims of runs that are no more; this one's names all that they named."""
        self._remove(self._known)
        self._known = frozenset()

    def release(self, left: Iterable[str]) -> None:
        """Remove the claim, and those of others that it took over.

        Where another publisher may have been at work, nothing was removed: the claim stays and
        tells the next run the names that were ``left``.
        """
        names = iter(left) if self.contested else iter(())
        first = next(names, None)
        if first is None:
            self._remove({*self._known, self.name})
        else:
            self.stake(chain([first], names), ended=True)
            self._remove(self._known)

    def _put(self, path: Path) -> None:
        size = path.stat().st_size
        row = Row(f"{CLAIMS}/{path.name}", size, "", NEVER)
        for _ in self._place.put(self._room, [row]):
            pass

    def _remove(self, names: Iterable[str]) -> None:
        for _ in self._place.remove([f"{CLAIMS}/{name}" for name in names]):
            pass

    def _names(self) -> set[str]:
        return {name for name in self._place.claims() if _NAME.fullmatch(name)}

    def _fetched(self) -> list[Path]:
        folder = self._room / "claims"
        folder.mkdir(exist_ok=True)
        paths = [folder / name for name in sorted(self._known)]
        return [path for path in paths if self._place.fetch(f"{CLAIMS}/{path.name}", path)]


def _host() -> str:
    """Return a name of this machine that tells strangers nothing."""
    return hashlib.sha256(f"{socket.gethostname()} {uuid.getnode()}".encode()).hexdigest()[:16]


def _head(path: Path) -> dict[str, Any]:
    with path.open("rb") as lines, suppress(ValueError):
        head = json.loads(next(lines, b""))
        if isinstance(head, dict):
            return head
    return {}


def _may_live(head: dict[str, Any]) -> bool:
    """Say whether the run with this claim may still be at work; only a dead process cannot."""
    if head.get("ended") is True:
        return False
    pid = head.get("pid")
    if head.get("host") != _host() or not isinstance(pid, int) or pid <= 0:
        return True
    return pid != os.getpid() and lives(pid)
