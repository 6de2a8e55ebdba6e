import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from narrate.engines.child import Child
from narrate.engines.errors import EngineFailed, EngineHung

ENGINE = (sys.executable, str(Path(__file__).with_name("misbehaving_engine.py")))


@pytest.fixture
def child():
    started = Child("test", ENGINE)
    yield started
    started.close()


def alive(pid):
    """Tell whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid, seconds=30.0):
    end = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_one_child_answers_again_and_again(child):
    first, _ = child.ask({"do": "hum"}, 60)
    again, sound = child.ask({"do": "hum", "size": 100_000}, 60)
    assert first["pid"] == again["pid"] == child.pid
    assert sound == b"\x01\x02" * 100_000


def test_what_it_prints_does_not_corrupt_the_answer(child):
    assert child.ask({"do": "print"}, 60) == ({}, b"")
    assert child.ask({"do": "hum"}, 60)[1] == b"\x01\x02"


def test_an_exception_is_an_answer_and_the_child_lives_on(child):
    before, _ = child.ask({"do": "hum"}, 60)
    message, _ = child.ask({"do": "raise"}, 60)
    assert message == {"error": "LookupError", "message": "no such thing"}
    assert child.ask({"do": "hum"}, 60)[0] == before


@pytest.mark.parametrize("deed", ["crash once", "hang once"])
def test_a_child_that_fails_once_is_started_again(child, tmp_path, deed):
    request = {"do": deed, "flag": str(tmp_path / "flag")}
    assert child.ask(request, 10) == ({}, b"")


@pytest.mark.parametrize(("deed", "how"), [("crash", "SIGSEGV"), ("leave", "exit status 3")])
def test_a_child_that_dies_twice_is_an_error_that_says_how(child, deed, how):
    with pytest.raises(EngineFailed, match=how) as raised:
        child.ask({"do": deed}, 60)
    assert raised.value.exit_code == 4
    assert child.ask({"do": "hum"}, 60)[1]


def test_a_child_that_hangs_twice_is_an_error_in_time(child):
    start = time.monotonic()
    with pytest.raises(EngineHung, match="twice"):
        child.ask({"do": "hang"}, 0.4)
    assert time.monotonic() - start < 60
    assert child.ask({"do": "hum"}, 60)[1]


def test_what_the_child_started_is_killed_with_it(child, tmp_path):
    flag = tmp_path / "grandchild"
    with pytest.raises(EngineHung):
        child.ask({"do": "child", "flag": str(flag)}, 3)
    assert gone(int(flag.read_text()))


def test_a_child_killed_between_two_requests_is_not_noticed(child):
    first, _ = child.ask({"do": "hum"}, 60)
    os.kill(first["pid"], signal.SIGKILL)
    second, _ = child.ask({"do": "hum"}, 60)
    assert second["pid"] != first["pid"]


def test_a_command_that_is_no_engine_is_an_error():
    with pytest.raises(EngineFailed, match="exit status 1"):
        Child("test", (sys.executable, "-c", "raise SystemExit(1)")).ask({"do": "hum"}, 60)
    noise = Child("test", (sys.executable, "-c", "print('A' * 64)"))
    with pytest.raises(EngineFailed):
        noise.ask({"do": "hum"}, 2)


@pytest.mark.parametrize("deed", ["hum", "hang"])
def test_no_orphan_outlives_its_parent(deed):
    """The parent is killed outright, while its child waits, and while it hangs."""
    code = (
        "import sys, threading, time\n"
        "from narrate.engines.child import Child\n"
        f"child = Child('test', {ENGINE!r})\n"
        "child.ask({'do': 'hum'}, 60)\n"
        "print(child.pid, flush=True)\n"
        f"child.ask({{'do': {deed!r}}}, 50)\n"
        "time.sleep(50)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    time.sleep(0.2)
    assert alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(pid)
