"""One sending, from top to bottom."""

from __future__ import annotations

import contextlib
import filecmp
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.errors import OutputError
from narrate.publishing.sending.claims import Claim
from narrate.publishing.sending.errors import AnotherPublisher, PublicIncomplete, TargetRefused
from narrate.publishing.sending.ledger import Ledger, Sum
from narrate.publishing.sending.manifest import (
    BRIEFLY,
    MANIFEST,
    Damaged,
    Phase,
    Row,
    read_manifest,
)
from narrate.publishing.sending.reporting import Silence
from narrate.publishing.sending.several import Patience
from narrate.publishing.sending.target import open_place, parse_target
from narrate.temporary import TemporaryFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.publishing.sending.place import Place
    from narrate.publishing.sending.reporting import Reporter

_AGAIN = "narrate publish once more: it writes what is missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent, or would be."""

    to: str
    """The place, without credentials."""
    files: int
    size: int
    """Bytes of those files."""
    removed: int
    removed_size: int
    """Bytes, as far as they are known."""
    kept: int
    """Files that stood there already."""
    dry_run: bool = False


class _Run(NamedTuple):
    public: Path
    room: Path
    """A folder for working files."""
    ledger: Ledger
    place: Place
    claim: Claim
    report: Reporter


def send(
    public: Path,
    to: str,
    *,
    dry_run: bool = False,
    reporter: Reporter | None = None,
    patience: Patience = Patience(),  # noqa: B008 - a tuple
) -> Sent:
    """Send what changed in ``public`` to where it is served.

    Nothing is sent before all that it refers to stands there; files that the feed does without are
    removed after it; its manifest is the last. Killed at any moment, the feed that stands there is
    whole, and the next run sends only what is missing.

    Args:
        public: The published folder, with its ``manifest.jsonl``.
        to: A folder or ``file://`` address, ``[USER@]HOST:PATH`` or ``ssh://[USER@]HOST[:PORT]/PATH``,
            or an address of fsspec such as ``s3://BUCKET/PREFIX``.
        dry_run: Only say what would be sent and removed.
        reporter: Who is told how it goes on.
        patience: How long a failing connection is tried again.

    Raises:
        TargetRefused: ``to`` names no place, or has a password in it.
        BackendMissing: what reaches it is not installed.
        PublicIncomplete: a file is not what the manifest says.
        NotLetIn: the place refused the credentials.
        NoSuchPlace: there is no such bucket, host or folder.
        SendingFailed: the connection failed again and again.
        AnotherPublisher: somebody else began to send to the same place.
    """
    with contextlib.ExitStack() as stack:
        room = stack.enter_context(TemporaryFolder("sending")).path
        ledger = stack.enter_context(contextlib.closing(Ledger()))
        _take_here(ledger, public, room)
        place = stack.enter_context(contextlib.closing(open_place(to, public, patience)))
        claim = Claim(place, room)
        run = _Run(public, room, ledger, place, claim, reporter or Silence())
        if dry_run:
            _compare(run)
            return _sum(run, ledger.sending(), ledger.removing(), dry_run=True)
        claim.stake()  # before the manifest there is read, so that it cannot change unnoticed
        claim.wait(run.report)
        try:
            sent = _do(run) if _compare(run) else Sum(0, 0)
        except (PublicIncomplete, AnotherPublisher):
            claim.stake(ledger.changing(), ended=True)
            raise
        if not claim.contested:
            place.sweep(ledger.touched())
        claim.release(ledger.to_remove())
        return _sum(run, sent, Sum(0, 0) if claim.contested else ledger.removing())


def check(to: str, public: Path, texts: Iterable[Path]) -> None:
    """Say what is wrong with an address before there is anything to send to it.

    Whether anybody answers there is seen when it is sent.

    Args:
        to: As for ``send``.
        public: The published folder, which need not be there.
        texts: Folders that are not to be written over.

    Raises:
        TargetRefused: ``to`` names no place, has a password in it, or is one of these folders.
        BackendMissing: what reaches it is not installed.
    """
    target = parse_target(to)
    if isinstance(target, Path) and target.resolve() in {one.resolve() for one in texts}:
        raise TargetRefused(f"{target} is where the texts are", "name a folder of its own")
    with contextlib.suppress(OutputError):
        open_place(to, public, Patience(attempts=1)).close()


def _take_here(ledger: Ledger, public: Path, room: Path) -> None:
    """Take the manifest as it is now; this copy is what is sent in the end."""
    copy = room / MANIFEST
    try:
        shutil.copyfile(public / MANIFEST, copy)
        with copy.open("rb") as lines:
            ledger.take_here(read_manifest(lines))
    except OSError as error:
        message = f"cannot read {public / MANIFEST}: {error.strerror or error}"
        raise PublicIncomplete(message, _AGAIN) from error
    except Damaged as error:
        raise PublicIncomplete(f"{public / MANIFEST} is damaged: {error}", _AGAIN) from error


def _compare(run: _Run) -> bool:
    """Find out what is there; return whether anything has to be done."""
    ledger, place = run.ledger, run.place
    copy = run.room / "there.jsonl"
    found = place.fetch(MANIFEST, copy)
    ledger.touch(run.claim.touched())
    if found:
        try:
            with copy.open("rb") as lines:
                ledger.take_there(read_manifest(lines))
        except Damaged as error:
            run.report.line(
                f"{MANIFEST} at {place.name} is damaged ({error}); looking at each file"
            )
            found = False
            ledger.forget_there()
            ledger.touch_all()
    elif not ledger.touching():
        ledger.touch_all()
    ledger.see(place.look(ledger.touched(), ledger.touching(), ledger.listing()))
    ledger.decide(_held(run), blind=place.blind)
    same = found and filecmp.cmp(copy, run.room / MANIFEST, shallow=False)
    return not same or bool(ledger.sending().files or ledger.removing().files)


def _held(run: _Run) -> Iterator[str]:
    """Yield touched files that are there as they are here.

    A name that never has other bytes proves them where the place knows no digest, or where its
    manifest names the same.
    """
    for row, seen, known in run.ledger.alike():
        by_name = row.lasting and (known == row.sha256 or not (known or seen.mark))
        if by_name or run.place.holds(row, seen, run.public / row.name):
            yield row.name


def _do(run: _Run) -> Sum:
    """Send, then remove; see after each step that no other publisher began."""
    ledger, claim = run.ledger, run.claim
    claim.stake(ledger.changing())
    claim.check()
    if not claim.contested:
        claim.take_over()
    files = size = 0
    run.report.start(*ledger.sending(), run.place.name)
    try:
        for phase in Phase:
            if phase >= Phase.FEED_PAGES:
                claim.check()
            for row in run.place.put(run.public, _proved(run.public, ledger.to_send(phase))):
                files, size = files + 1, size + row.size
                run.report.advance(1, row.size)
                claim.check_sometimes()
        claim.check()
        # Where another was at work a moment ago, a feed of its may still be on its way.
        for _ in run.place.remove(() if claim.contested else ledger.to_remove()):
            claim.check_sometimes()
        claim.check()
        manifest = Row(MANIFEST, (run.room / MANIFEST).stat().st_size, "", BRIEFLY)
        for _ in run.place.put(run.room, [manifest]):
            pass
    finally:
        run.report.finish()
    return Sum(files, size)


def _proved(public: Path, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the files, each after a look whether it is what the manifest says."""
    for row in rows:
        path = public / row.name
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = f"cannot read {path}: {error.strerror or error}"
            raise PublicIncomplete(message, _AGAIN) from error
        if digest != row.sha256:
            raise PublicIncomplete(f"{path} is not what {MANIFEST} says", _AGAIN)
        yield row


def _sum(run: _Run, sent: Sum, removed: Sum, *, dry_run: bool = False) -> Sent:
    every = run.ledger.every()
    return Sent(
        to=run.place.name,
        files=sent.files,
        size=sent.size,
        removed=removed.files,
        removed_size=removed.size,
        kept=every.files - sent.files,
        dry_run=dry_run,
    )
