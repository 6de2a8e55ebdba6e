"""Keys while something is played."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from narrate.audio.deck import Deck
from narrate.cli.play import _act

pty = pytest.importorskip("pty")


@pytest.mark.parametrize(
    ("pressed", "state"),
    [
        ([" "], (0, True, False)),
        ([" ", " "], (0, False, False)),
        (["n"], (1, False, False)),
        (["right", "right", "left"], (1, False, False)),
        (["n", "p"], (0, False, False)),
        (["q"], (0, False, True)),
        (["x", ""], (0, False, False)),
    ],
)
def test_what_a_key_does(pressed, state):
    deck = Deck(24_000)
    for _ in range(3):
        deck.put(bytes(48_000))

    class Player:
        pass

    player = Player()
    player.deck = deck
    for key in pressed:
        _act(player, key)
    assert (deck.piece, deck.paused, deck.stopped) == state


def test_keys_are_read_one_by_one_and_the_terminal_is_given_back():
    code = (
        "import os, pty, sys, termios, time\n"
        "pid, master = pty.fork()\n"
        "if pid == 0:\n"
        "    from narrate.cli.keys import keys\n"
        "    before = termios.tcgetattr(0)\n"
        "    with keys() as pressed:\n"
        "        os.write(1, b'ready')\n"
        "        seen = []\n"
        "        while len(seen) < 3:\n"
        "            if key := pressed(): seen.append(key)\n"
        "    os._exit(0 if seen == [' ', 'right', 'q'] and termios.tcgetattr(0) == before else 1)\n"
        "while b'ready' not in os.read(master, 100): pass\n"
        "for key in (b' ', b'\\x1b[C', b'q'):\n"
        "    os.write(master, key); time.sleep(0.1)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=120)
    assert done.returncode == 0


def test_no_terminal_no_keys():
    code = (
        "from narrate.cli.keys import keys\n"
        "with keys() as pressed: raise SystemExit(0 if pressed is None else 1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, stdin=subprocess.DEVNULL, start_new_session=True
    )
    assert done.returncode == 0
    assert os.name == "posix"
