"""A folder of a host that is reached by SSH, through the system's rsync.

rsync writes each file aside and renames it, compares by checksum, so that what is there is not
sent again, and keeps what came of a file when the connection breaks. Names of files reach it in a
list with NUL between them; nothing passes through a shell, here or there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from narrate.publishing.sending.errors import BackendMissing, SendingFailed
from narrate.publishing.sending.manifest import CLAIMS
from narrate.publishing.sending.ssherrors import Failure, absent, explain
from narrate.temporary import TemporaryFolder

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from narrate.publishing.sending.manifest import Row
    from narrate.publishing.sending.place import Seen
    from narrate.publishing.sending.several import Patience
    from narrate.publishing.sending.target import Host

_Item = TypeVar("_Item")
_OLDEST = (3, 1)
_BATCH = 20_000
"""Names for one run of rsync, which keeps them all in memory."""
_SILENT_SECONDS = 300
"""rsync gives up when nothing has come for so long; checksums of a large file take a while."""
_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15"
"""It asks nothing. Whoever wants otherwise says so in ``RSYNC_RSH``, as to rsync itself."""
_SHARED = " -o ControlMaster=auto -o ControlPersist=10 -o ControlPath="
"""One connection serves all runs of rsync, which are a dozen."""
_LONGEST_SOCKET = 80
"""Bytes of its path; ssh appends 17, and the system has room for 104."""
_ALWAYS = ("--secluded-args", f"--timeout={_SILENT_SECONDS}")
_SENDING = (
    "--times",
    "--perms",
    "--chmod=D755,F644",
    "--checksum",
    "--partial-dir=.narrate-partial",
    "--from0",
    "--outbuf=L",
    "--8-bit-output",
    "--out-format=%n",
)


class Shell:
    """A folder of a host; every call is a connection of its own."""

    blind = True
    check_seconds = 20.0

    def __init__(self, host: Host, patience: Patience) -> None:
        """Take the folder; its parent has to exist."""
        self.name = f"{host.login}:{host.path}"
        self._program = _rsync()
        self._patience = patience
        self._room = TemporaryFolder("ssh")
        shell = os.environ.get("RSYNC_RSH") or _ssh(f"{self._room.path}/mux")
        self._shell = f"--rsh={shell} -p {host.port}" if host.port else f"--rsh={shell}"

    def fetch(self, name: str, to: Path) -> bool:
        """Copy a file from there."""
        return self._run(["--", f"{self.name}/{name}", str(to)]) is not None

    def claims(self) -> list[str]:
        """Return the names of the claims, the last column of the listing."""
        listed = self._run(["--list-only", "--", f"{self.name}/{CLAIMS}/"])
        return [line.rpartition(" ")[2] for line in (listed or "").splitlines()]

    def look(self, names: Iterable[str], count: int, of: int) -> Iterator[Seen]:  # noqa: ARG002 - the protocol's
        """Show nothing: rsync compares by itself."""
        return iter(())

    def holds(self, row: Row, seen: Seen, source: Path) -> bool:  # noqa: ARG002 - the protocol's
        """Say no: rsync compares by itself."""
        return False

    def put(self, root: Path, rows: Iterable[Row]) -> Iterator[Row]:
        """Send files; yields those that were not there as they are."""
        for batch in _batches(rows):
            by_name = {row.name: row for row in batch}
            for name in self._transfer(root, by_name):
                if name in by_name:  # folders are told too
                    yield by_name[name]

    def remove(self, names: Iterable[str]) -> Iterator[str]:
        """Remove files: they are named to rsync, but are not in the folders it shall send."""
        bare = Path(self._room.path, "bare")
        for batch in _batches(names):
            for name in batch:
                (bare / name).parent.mkdir(parents=True, exist_ok=True)
            for _ in self._transfer(bare, batch, "--delete-missing-args", "--existing"):
                pass
            yield from batch

    def sweep(self, names: Iterable[str]) -> None:
        """Leave what is half-written: rsync goes on with it, and removes it then."""

    def close(self) -> None:
        """Remove working files."""
        self._room.remove()

    def _run(self, arguments: list[str]) -> str | None:
        """Return what rsync says; None when what is asked for is not there."""
        command = [self._program, *_ALWAYS, self._shell, *arguments]
        for pause in (*self._patience.pauses(), None):
            done = subprocess.run(  # noqa: S603 - no shell, every argument checked or our own
                command, stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
            if done.returncode == 0:
                return done.stdout.decode(errors="replace")
            failure = Failure(done.returncode, done.stderr.decode(errors="replace"))
            if absent(failure):
                return None
            self._despair(failure, pause)
        raise AssertionError  # the last pause is None, which raises

    def _transfer(self, root: Path, names: Iterable[str], *options: str) -> Iterator[str]:
        """Name files to rsync; yields what it says it has sent, as it says so."""
        listed = Path(self._room.path, "names")
        # "./": a name may begin with a character that opens a comment in such a list.
        listed.write_bytes(b"".join(f"./{name}".encode() + b"\0" for name in names))
        command = [self._program, *_ALWAYS, *_SENDING, *options, self._shell]
        command += [f"--files-from={listed}", "--", f"{root}/", f"{self.name}/"]
        for pause in (*self._patience.pauses(), None):
            failure = yield from self._once(command)
            if failure is None:
                return
            self._despair(failure, pause)

    def _once(self, command: list[str]) -> Generator[str, None, Failure | None]:
        """Run rsync; yields the names it says, returns how it failed."""
        with tempfile.TemporaryFile() as told:
            with subprocess.Popen(  # noqa: S603 - no shell, every argument checked or our own
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told
            ) as child:
                try:
                    for line in child.stdout or ():
                        yield line.decode(errors="replace").rstrip("\n")
                    code = child.wait()
                finally:
                    child.terminate()
            told.seek(0)
            return Failure(code, told.read().decode(errors="replace")) if code else None

    def _despair(self, failure: Failure, pause: float | None) -> None:
        """Wait for the next attempt, or raise where there is none or none would help."""
        error = explain(failure, self.name)
        if pause is None or not isinstance(error, SendingFailed):
            raise error
        time.sleep(pause)


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _ssh(socket: str) -> str:
    """Return ssh with its options; ``socket`` is a path for the connection that is shared."""
    fit = len(socket.encode()) <= _LONGEST_SOCKET and not re.search(r"[\s\"'%]", socket)
    return f"{_SSH}{_SHARED}{socket}" if fit else _SSH


def _rsync() -> str:
    """Return the program, which has to know ``--delete-missing-args``."""
    program = shutil.which("rsync")
    if program is None:
        raise BackendMissing(
            "sending over SSH needs rsync, which is not installed",
            "install it (Debian: apt-get install rsync), here and on the host",
        )
    asked = [program, "--version"]
    said = subprocess.run(asked, capture_output=True, check=False).stdout  # noqa: S603 - our own
    found = re.match(rb"rsync +version v?(\d+)\.(\d+)", said)
    if found is None or (int(found[1]), int(found[2])) < _OLDEST:
        raise BackendMissing(
            f"{program} is not rsync {'.'.join(map(str, _OLDEST))} or later",
            "install it (Debian: apt-get install rsync; macOS: brew install rsync)",
        )
    return program
