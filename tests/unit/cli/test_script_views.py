"""The other views of a script: a word list, and page and spoken form side by side."""

from __future__ import annotations

import tomllib
from html.parser import HTMLParser

import pytest

from narrate.cli.running import run

LETTER = """\
A Letter

Dear Gromyko:

We met Gromyko in Harbour <Hall> with the board.1 The board met NATO. Gromyko’s boat & ours left.

Next day Gromyko wrote to the boats.

1 See box 4.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")


def test_words_are_a_table_that_can_be_used_as_it_is(tmp_path, capsys):
    assert run(["script", "letter.txt", "--words"]) == 0
    out = capsys.readouterr().out
    said = tomllib.loads(out)["say"]
    assert said["Gromyko"] == "Gromyko"
    assert "NATO" in said
    assert not {"We", "The", "Next", "board", "Gromyko’s"} & said.keys()
    assert out.splitlines()[1].startswith('"Gromyko" = "Gromyko"  # ')
    run(["script", "letter.txt"])
    before = capsys.readouterr().out
    (tmp_path / "narrate.toml").write_text(out, encoding="utf-8")
    assert run(["script", "letter.txt"]) == 0
    assert capsys.readouterr().out == before


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text, self.struck = [], "", ""

    def handle_starttag(self, tag, _):
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "del" in self.open:
            self.struck += data


def test_html_is_whole_and_strikes_what_is_silent(capsys):
    assert run(["script", "letter.txt", "--format", "html"]) == 0
    out = capsys.readouterr().out
    seen = _Seen()
    seen.feed(out)
    assert not seen.open
    assert "Harbour <Hall> with the board" in seen.text
    assert "1" in seen.struck
    assert "See box 4" in seen.struck
    assert "Gromyko" not in seen.struck
    assert "ms, sentence" in seen.text
