"""Like findings become one line each: a show of 300,000 episodes has 300,000 of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.finding import Finding

SHOWN = 10
"""Findings of one kind that are told one by one."""


def folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first ``SHOWN`` findings of each id, then one for all further ones of it."""
    seen: Counter[str] = Counter()
    last: dict[str, Finding] = {}
    for one in findings:
        seen[one.id] += 1
        if seen[one.id] <= SHOWN:
            yield one
        else:
            last[one.id] = one
    for name, one in last.items():
        more = seen[name] - SHOWN
        if more == 1:
            yield one
        else:
            yield replace(one, message=f"And {more} more; the last: {one.message}", count=more)
