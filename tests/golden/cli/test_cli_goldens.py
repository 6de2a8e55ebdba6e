"""Goldens of the command line: Markdown files of title, command and output.

The output has standard output as it is, then standard error with ``! `` before each line, then the
exit code. Commands run in a folder with ``letter.txt``, ``narrate.toml`` and nothing else.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from narrate.cli.running import run

_CASE = re.compile(
    r"^## (.+?)\n+```input\n(.*?)\n```\n+```output\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)
LETTER = """\
Letter From Anna Berg to the Harbour Board1

Dear Sirs:

The boats came back on Monday.2 Nobody was hurt.3

Yours truly,

Anna Berg

1 Source: Harbour Archive.
2 See Document 11.
3 The crew was saved by the pilot.
"""


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(given, wanted, id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("given", "wanted"), list(_cases()))
def test_golden(given, wanted, tmp_path, monkeypatch, capsys):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NARRATE_PROGRESS", raising=False)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / "letter.txt").write_text(LETTER, encoding="utf-8")
    (here / "narrate.toml").write_text('[voice]\ncard = "tone"\n', encoding="utf-8")
    program, *arguments = shlex.split(given)
    assert program == "narrate"
    code = run(arguments)
    out, err = capsys.readouterr()
    shown = out.rstrip("\n").splitlines()
    shown += [f"! {line}" for line in err.rstrip("\n").splitlines()]
    found = "\n".join([*shown, f"exit {code}"]).replace(f"{here}/", "")
    assert found == wanted
