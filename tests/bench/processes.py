"""Whole processes measured from outside: CPU, wall time and memory, children included."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run cost."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    """Largest proportional set size, summed over the process and all its children."""


def run(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    stdin: Path | None = None,
    sample_memory: bool = False,
) -> Measured:
    """Run ``command`` to its end; raises ``CalledProcessError`` when it fails."""
    before = os.times()
    started = time.perf_counter()
    with Path(stdin or os.devnull).open("rb") as source:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    peak = _Peak(process.pid) if sample_memory else None
    _, errors = process.communicate()
    wall = time.perf_counter() - started
    after = os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Measured(cpu, wall, peak.stop() if peak else 0.0)


def ratio(
    ours: Callable[[], float], theirs: Callable[[], float], pairs: int
) -> tuple[float, float, float]:
    """Run both in turn and return the median ratio and the two medians."""
    both = [(ours(), theirs()) for _ in range(pairs)]
    return (
        median(mine / other for mine, other in both),
        median(mine for mine, _ in both),
        median(other for _, other in both),
    )


class _Peak:
    """Samples the memory of a process tree every tenth of a second."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak_kb = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self._peak_kb = max(self._peak_kb, sum(_pss_kb(pid) for pid in _tree(self._pid)))

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._peak_kb / 1024


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _pss_kb(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
