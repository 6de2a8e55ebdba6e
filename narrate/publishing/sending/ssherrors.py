"""What rsync and ssh mean by what they say when they fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.publishing.sending.errors import NoSuchPlace, NotLetIn, SendingFailed, reason

if TYPE_CHECKING:
    from narrate.errors import OutputError

_PARTIAL = 23
"""rsync's exit status when some files were not transferred."""
_ABSENT = "No such file or directory"
_NOT_LET_IN = (
    (
        "Host key verification failed",
        "its host key is not known, or is another than it was",
        "compare its fingerprint and connect once by hand: ssh {login}",
    ),
    (
        "REMOTE HOST IDENTIFICATION HAS CHANGED",
        "its host key is another than it was",
        "ask whoever runs it; ssh-keygen -R HOST forgets the old key",
    ),
    (
        r"Permission denied \([a-z]",
        "it took none of the keys it was offered",
        "see that ssh {login} works without a password (ssh-add, ssh-copy-id, ~/.ssh/config)",
    ),
)
_NOWHERE = (
    ("Could not resolve hostname", "no host has this name", "see that its name is right"),
    (
        r"rsync: \[Receiver\] mkdir .* failed: No such file",
        "the folder above it does not exist there",
        "make it first: ssh {login} mkdir -p PATH",
    ),
    ("rsync: command not found", "rsync is not installed there", "install it on the host"),
    ("rsync: not found", "rsync is not installed there", "install it on the host"),
    ("No space left on device", "it has no room left", "free some space there, then publish again"),
    (r"Permission denied \(13\)", "files cannot be written there", "see who owns the folder there"),
)
_AGAIN = "publish again when it answers: what was sent is not sent again; the old feed still stands"


class Failure(NamedTuple):
    """How rsync ended."""

    code: int
    told: str
    """What it and ssh said on standard error."""


def absent(failure: Failure) -> bool:
    """Say whether a file that was to be fetched is simply not there."""
    return failure.code == _PARTIAL and _ABSENT in failure.told


def explain(failure: Failure, place: str) -> OutputError:
    """Return the error for a person; a ``SendingFailed`` is worth another attempt."""
    login = place.rpartition(":")[0]
    for sign, message, hint in _NOT_LET_IN:
        if re.search(sign, failure.told):
            return NotLetIn(f"{place}: {message}", hint.format(login=login))
    for sign, message, hint in _NOWHERE:
        if re.search(sign, failure.told):
            return NoSuchPlace(f"{place}: {message}", hint.format(login=login))
    said = reason(failure.told) if failure.told.strip() else f"rsync ended with {failure.code}"
    return SendingFailed(f"sending to {place} failed: {said}", _AGAIN)
