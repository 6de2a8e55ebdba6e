from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from narrate.errors import Interrupted
from narrate.rendering.driver import Culprit, Driver
from narrate.rendering.workers import Workers, WorkersLost, borrowed


class Pool:
    """An executor that loses all its tasks when it meets a poisonous one."""

    def __init__(self, poison=()):
        self.poison = set(poison)
        self.waiting = []
        self.broken = False

    def submit(self, work, task):
        if self.broken:
            raise BrokenProcessPool
        future = Future()
        self.waiting.append((future, work, task))
        threading.Timer(0.001, self.turn).start()
        return future

    def turn(self):
        if not self.waiting:
            return
        future, work, task = self.waiting.pop(0)
        if self.poison & set(task):
            self.broken = True
            for lost in [future, *(one for one, _, _ in self.waiting)]:
                lost.set_exception(BrokenProcessPool())
            self.waiting.clear()
            return
        try:
            future.set_result(work(task))
        except ValueError as error:
            future.set_exception(error)

    def shutdown(self, **_):
        pass


def squares(task):
    if -1 in task:
        raise ValueError("minus one")
    return [one * one for one in task]


@pytest.fixture
def drive():
    """Drive tuples of numbers; ``drive.kept`` is what was kept, in order."""

    def run(tasks, workers, work=squares, **more):
        driver = Driver(
            work,
            workers,
            parts=lambda task: tuple((one,) for one in task),
            keep=lambda task, results: run.kept.append((task, results)),
            **more,
        )
        return driver.run((f"label {task}", task) for task in tasks)

    run.kept = []
    return run


def threads(size=2):
    return Workers(lambda: ThreadPoolExecutor(size), size, batch_seconds=1)


def test_results_come_in_order_with_their_labels(drive):
    def slow_first(task):
        time.sleep(0.05 if 0 in task else 0)
        return squares(task)

    tasks = [(n, n + 1) for n in range(0, 40, 2)]
    with threads() as workers:
        results = list(drive(tasks, workers, slow_first))
    assert results == [(f"label {task}", squares(task)) for task in tasks]
    assert sorted(drive.kept) == [(task, squares(task)) for task in tasks]


def test_an_empty_task_needs_no_worker(drive):
    def no_pool():
        raise AssertionError("a pool was made")

    workers = Workers(no_pool, 1, batch_seconds=1)
    assert list(drive([(), ()], workers)) == [("label ()", ())] * 2


def test_the_window_is_bounded(drive):
    taken = []

    def tasks():
        for number in itertools.count():
            taken.append(number)
            yield (number,)

    with threads() as workers:
        results = drive(tasks(), workers)
        for _ in range(20):
            next(results)
        assert len(taken) <= 20 + 4 * 2
        results.close()


def test_when_a_worker_dies_by_accident_nothing_is_lost(drive):
    pools = iter([Pool({5}), Pool()])
    tasks = [(n, 100 + n) for n in range(30)]
    results = list(drive(tasks, Workers(lambda: next(pools), 2, batch_seconds=1)))
    assert results == [(f"label {task}", squares(task)) for task in tasks]


def test_a_poisonous_part_is_found_among_the_suspects(drive):
    workers = Workers(lambda: Pool({105}), 2, batch_seconds=1)
    with pytest.raises(Culprit) as caught:
        list(drive([(n, 100 + n) for n in range(30)], workers))
    assert caught.value.part == (105,)
    assert isinstance(caught.value.cause, BrokenProcessPool)
    assert {(n, 100 + n) for n in range(5)} | {(5,)} == {task for task, _ in drive.kept}


def test_a_part_that_raises_is_named_and_the_others_are_kept(drive):
    with threads() as workers, pytest.raises(Culprit) as caught:
        list(drive([(1, 2), (3, -1), (4, 5)], workers))
    assert caught.value.part == (-1,)
    assert str(caught.value.cause) == "minus one"
    assert sorted(task for task, _ in drive.kept) == [(1, 2), (3,), (4, 5)]


def test_what_fails_once_is_tried_again_alone(drive):
    failed = []

    def fails_once(task):
        if 3 in task and not failed:
            failed.append(task)
            raise OSError("the network")
        return squares(task)

    with threads() as workers:
        assert [found for _, found in drive([(1, 2), (3, 4)], workers, fails_once)] == [
            [1, 4],
            [9, 16],
        ]


def test_a_broken_pool_of_somebody_else_is_not_rebuilt(drive):
    with pytest.raises(WorkersLost, match="executor"):
        list(drive([(n,) for n in range(9)], borrowed(Pool({3}), jobs=2)))


def test_being_cancelled_stops_and_keeps_what_runs(drive):
    stop = threading.Event()

    def work(task):
        stop.set()
        time.sleep(0.02)
        return squares(task)

    with threads() as workers, pytest.raises(Interrupted):
        list(drive([(n,) for n in range(50)], workers, work, cancelled=stop.is_set))
    assert 1 <= len(drive.kept) < 50


def test_ctrl_c_drains_and_keeps_what_runs(drive):
    def press(task):
        time.sleep(0.02)
        return squares(task)

    def interrupted():
        raise KeyboardInterrupt

    with threads() as workers, pytest.raises(KeyboardInterrupt):
        list(drive([(n,) for n in range(50)], workers, press, cancelled=interrupted))
    assert 1 <= len(drive.kept) < 50
