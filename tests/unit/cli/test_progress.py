"""How the work goes on, in whole lines."""

from __future__ import annotations

from argparse import Namespace

from narrate.cli.console import Console
from narrate.cli.progress import Plain


def lines_of(seconds_for_a_tenth, capsys):
    now = [100.0]
    console = Console(Namespace(json=False, quiet=False, progress="plain"))
    told = Plain(console, clock=lambda: now[0])
    told.start(1000, "book")
    for _ in range(10):
        now[0] += seconds_for_a_tenth
        told.advance(100, 40.0)
    return capsys.readouterr().err.splitlines()


def test_what_takes_long_says_how_long(capsys):
    lines = lines_of(30, capsys)
    assert lines[:3] == [
        "book: 1,000 words",
        "book: 10 percent, 40 s of sound, about 4 min 30 s left",
        "book: 20 percent, 1 min 20 s of sound, about 4 min 00 s left",
    ]


def test_what_is_done_at_once_does_not(capsys):
    assert not [line for line in lines_of(0.5, capsys) if "left" in line]
