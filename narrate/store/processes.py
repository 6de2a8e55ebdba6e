"""Whether a process of this machine is still there."""

from __future__ import annotations

import os


def lives(pid: int) -> bool:
    """Say whether there is a process with this number; yes where that cannot be known."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
