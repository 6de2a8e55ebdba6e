"""What a person is told when sending goes wrong; credentials are in none of it."""

from __future__ import annotations

import os
import re

from narrate.errors import OutputError, UsageError

_LONGEST = 240
_SECRET_NAME = re.compile(
    r"SECRET|TOKEN|PASS|CREDENTIAL|ACCESS_?KEY|ACCOUNT_?KEY|SAS", re.IGNORECASE
)
_SHORTEST_SECRET = 4
_USERINFO = re.compile(r"(?<=://)[^/@\s]+@")


class TargetRefused(UsageError):
    """An address that names no place to send to, or not safely."""


class BackendMissing(UsageError):
    """A program or package that reaches the place is not installed."""


class PublicIncomplete(OutputError):
    """The published folder is not what its manifest says."""


class NotLetIn(OutputError):
    """The place knows no such user, or does not let them write."""


class NoSuchPlace(OutputError):
    """The bucket, host or folder does not exist."""


class SendingFailed(OutputError):
    """The connection failed, again and again, or the place has no room."""


class AnotherPublisher(OutputError):
    """Somebody else sends to the same place."""


def reason(error: BaseException | str) -> str:
    """Return one line of what a backend says, without anything that is a credential."""
    text = str(error) or type(error).__name__
    line = next((one.strip() for one in text.splitlines() if one.strip()), "")
    line = _USERINFO.sub("", line)
    for name, value in os.environ.items():
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET:
            line = line.replace(value, "…")
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
