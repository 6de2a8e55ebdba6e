"""The best chain of candidates: 1, 2, 3 … with as few gaps as the shapes allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from narrate.reading.text.notes.candidates import Candidate

_FROM_ELSEWHERE = 4.5
"""Cost of a sequence that does not begin with 1."""
_RESTART = 2.5
"""Cost of beginning again with 1."""
_JUMP = 7.0
"""Cost of any other order."""
_GAPS = {1: 0.0, 2: 2.5, 3: 3.5, 4: 4.5, 5: 5.0, 6: 5.5, 0: 3.0}
"""Cost of a step from one number to the next; 0 is the same number once more."""
_ENOUGH = 1.5
"""What a whole chain must be worth."""


class _Step(NamedTuple):
    """The best chain that ends with one candidate."""

    worth: float
    before: int
    """Index of the candidate before it, -1 for none."""


def best_chain(
    candidates: Sequence[Candidate], restarts: Callable[[int, int], bool], expected: int = 0
) -> list[Candidate]:
    """Return the candidates that are worth most together.

    Args:
        candidates: in order of place; of those that overlap at most one is taken.
        restarts: tells whether a heading stands between two places of the text.
        expected: how many notes the text is known to have, 0 when it is not known.

    Time is linear in the number of candidates.
    """
    steps: list[_Step] = []
    newest: dict[int, int] = {}
    best = -1
    pending: list[int] = []
    for index, candidate in enumerate(candidates):
        while pending and candidates[pending[0]].end <= candidate.start:
            ready = pending.pop(0)
            number = candidates[ready].number
            if number not in newest or steps[ready].worth >= steps[newest[number]].worth - _RESTART:
                newest[number] = ready
            if best < 0 or steps[ready].worth > steps[best].worth:
                best = ready
        steps.append(_step(candidates, steps, newest, best, index, restarts, expected))
        pending.append(index)
    last = max(range(len(steps)), key=lambda index: steps[index].worth, default=-1)
    if last < 0 or steps[last].worth < _ENOUGH:
        return []
    return _unwound(candidates, steps, last)


def _step(
    candidates: Sequence[Candidate],
    steps: Sequence[_Step],
    newest: dict[int, int],
    best: int,
    index: int,
    restarts: Callable[[int, int], bool],
    expected: int,
) -> _Step:
    """Return the best way to reach candidate ``index``."""
    candidate = candidates[index]
    number, value = candidate.number, candidate.value
    if expected:
        value += 2.0 if number <= expected else -2.5
    ways = [_Step(value - (0.0 if number == 1 else _FROM_ELSEWHERE), -1)]
    for step, cost in _GAPS.items():
        before = newest.get(number - step)
        if before is not None:
            ways.append(_Step(value + steps[before].worth - cost, before))
    if best >= 0:
        again = number == 1 and restarts(candidates[best].end, candidate.start)
        cost = 0.0 if again else _RESTART if number == 1 else _JUMP
        ways.append(_Step(value + steps[best].worth - cost, best))
    return max(ways)


def _unwound(candidates: Sequence[Candidate], steps: Sequence[_Step], last: int) -> list[Candidate]:
    """Return the chain that ends with candidate ``last``."""
    chain = []
    while last >= 0:
        chain.append(candidates[last])
        last = steps[last].before
    return chain[::-1]
