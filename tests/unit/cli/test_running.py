"""Streams, signals and start-up: the manners of a command among others."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from narrate.cli import running
from narrate.cli.commands import COMMANDS
from narrate.cli.parser import Parser
from narrate.cli.running import run
from narrate.errors import UsageError, VoiceError

NARRATE = [sys.executable, "-m", "narrate"]


@pytest.fixture
def here(desk):
    (desk / "letter.txt").write_text("A Letter\n\nThe boats came back.\n", encoding="utf-8")
    return desk


def test_help_loads_next_to_nothing():
    code = (
        "import sys; from narrate.__main__ import main; sys.argv = ['narrate', '--help']; main();"
        "print(*sorted({'argparse','json','dataclasses','pathlib','tomllib','inspect'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)
    bare = subprocess.run(
        [sys.executable, "-I", "-c", "import sys; print(*sorted(sys.modules))"],
        capture_output=True,
        check=True,
    )
    loaded = set(done.stderr.split()) - set(bare.stdout.split())
    assert not loaded


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["make", ""], "SOURCE"),
        (["make", "letter.txt", ""], "SOURCE"),
        (["script", " "], "SOURCE"),
        (["make", "letter.txt", "--voice", ""], "--voice"),
        (["make", "letter.txt", "--from="], "--from"),
        (["make", "letter.txt", "-f", ","], "--format"),
        (["publish", "-o", ""], "--output"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_blank_is_taken_for_nothing_else(arguments, named, capsys):
    assert run(arguments) == UsageError.exit_code
    assert f"{named} is blank" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_an_option_names_a_language_by_its_tag(capsys):
    assert run(["script", "letter.txt", "--language", "Italian"]) == UsageError.exit_code
    assert "'Italian' is no language tag" in capsys.readouterr().err
    assert run(["script", "letter.txt", "--language", "ita"]) == 0


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_examples(command, capsys):
    with pytest.raises(SystemExit) as caught:
        run([command, "--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: narrate {command}")
    assert f"examples:\n  narrate {command}" in out
    assert "--json" in out
    assert "--progress" in out


def test_only_the_product_goes_to_standard_output(here, capsys):
    assert run(["make", "letter.txt", "--voice", "tone"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "letter: 6 words" in err
    assert "made letter: " in err
    assert (here / "output" / "letter" / "letter.mp3").is_file()


def test_a_second_run_changes_nothing(here, capsys):
    run(["make", "letter.txt", "--voice", "tone"])
    capsys.readouterr()
    assert run(["make", "letter.txt", "--voice", "tone"]) == 0
    assert "unchanged letter" in capsys.readouterr().err
    assert here.exists()


@pytest.mark.parametrize("command", ["make", "publish", "script", "serve", "check"])
def test_behind_two_dashes_all_are_operands(command):
    parser = Parser.of_command(command, import_module(f"narrate.cli.{command}"))
    parsed = vars(parser.parse(["--json", "--", "-dash.txt"]))
    typed = next(parsed[name] for name in ("sources", "source", "paths") if name in parsed)
    assert typed in ("-dash.txt", ["-dash.txt"])
    assert parsed["json"]


def test_an_operand_too_many_is_named_as_it_was_typed(capsys):
    assert run(["script", "a.txt", "--", "-n"]) == 2
    assert "one argument too many: '-n'" in capsys.readouterr().err


def test_quiet_says_nothing_but_errors(here, capsys):
    assert run(["make", "letter.txt", "gone.txt", "--voice", "tone", "-q"]) == 3
    assert "there is no gone.txt" in capsys.readouterr().err
    assert run(["make", "letter.txt", "--voice", "tone", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert here.exists()


def test_one_failure_of_several_is_1_and_the_others_are_made(here, capsys):
    (here / "empty.txt").write_bytes(b"")
    assert run(["make", ".", "--voice", "tone", "--progress", "none"]) == 1
    err = capsys.readouterr().err
    assert "narrate: empty.txt is empty\n" in err
    assert (here / "output" / "letter" / "letter.mp3").is_file()


def test_a_closed_pipe_is_no_error(here):
    (here / "long.txt").write_text("One. Two. Three.\n\n" * 20_000, encoding="utf-8")
    command = [*NARRATE, "script", "long.txt", "--voice", "tone", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_output_is_told():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*NARRATE, "formats"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 5
    assert done.stderr.startswith(b"narrate: cannot write: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_is_stopped_is_130_without_a_traceback_and_leaves_nothing(here, name):
    (here / "temporary").mkdir()
    words = "The boats came back on Monday, and nobody was hurt at all. " * 40_000
    (here / "long.txt").write_text(words, encoding="utf-8")
    command = [*NARRATE, "make", "long.txt", "--voice", "tone", "--no-cache"]
    around = {**os.environ, "TMPDIR": str(here / "temporary")}
    wanted = getattr(signal, name)
    before = signal.signal(wanted, signal.SIG_DFL)  # a test under nohup would hand down its own
    try:
        process = subprocess.Popen(command, stderr=subprocess.PIPE, env=around)
    finally:
        signal.signal(wanted, before)
    with process:
        process.stderr.readline()
        time.sleep(0.3)
        process.send_signal(wanted)
        err = process.stderr.read()
    assert process.returncode == 130
    assert b"narrate: " in err
    assert b"--no-cache kept nothing" in err
    assert b"Traceback" not in err
    assert not list(here.rglob("*.mp3"))
    assert not list((here / "temporary").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_several_ctrl_c_end_processes_of_their_own_too(here):
    text = "\n\n".join(f"Paragraph {number} of a long letter. " * 60 for number in range(60))
    (here / "long.txt").write_text(text, encoding="utf-8")
    command = [*NARRATE, "make", "long.txt", "--voice", "english-us", "--isolate", "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--progress", "plain"], stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            while "percent" not in process.stderr.readline():
                assert process.poll() is None, "it was done before it could be stopped"
            for _ in range(3):
                process.send_signal(signal.SIGINT)
                time.sleep(0.02)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err


def test_processes_of_their_own_end_in_silence(here):
    temporary = here / "temporary"
    temporary.mkdir()
    command = [*NARRATE, "make", "letter.txt", "--isolate", "--no-cache", "--quiet"]
    around = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run(command, stderr=subprocess.PIPE, env=around, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not list(temporary.iterdir())


def test_a_defect_is_one_sentence(monkeypatch, capsys):
    def broken(_):
        raise ZeroDivisionError("by zero")

    monkeypatch.delenv("NARRATE_DEBUG", raising=False)
    monkeypatch.setattr(running, "_dispatch", broken)
    assert run(["formats"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("narrate: an unexpected ZeroDivisionError: by zero\n  try: ")
    assert "NARRATE_DEBUG=1" in err
    monkeypatch.setenv("NARRATE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["formats"])


def test_a_missing_package_is_named(monkeypatch, capsys):
    def broken(_):
        raise ModuleNotFoundError("No module named 'soxr'", name="soxr")

    monkeypatch.delenv("NARRATE_DEBUG", raising=False)
    monkeypatch.setattr(running, "_dispatch", broken)
    assert run(["make"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(
        "narrate: the package that has 'soxr' is not installed\n  try: narrate doc"
    )


def test_play_into_a_pipe_is_a_wav_stream(here):
    done = subprocess.run(
        [*NARRATE, "play", "letter.txt", "--voice", "tone", "-q"], capture_output=True, check=True
    )
    assert done.stdout[:4] == b"RIFF"
    assert len(done.stdout) > 48_000
    assert here.exists()


def test_play_that_fails_at_once_leaves_nothing(here):
    done = subprocess.run(
        [*NARRATE, "play", "letter.txt", "--voice", "tone:none"], capture_output=True, check=False
    )
    assert done.returncode == 4
    assert done.stdout == b""
    assert here.exists()


def test_say_writes_a_file(here, capsys):
    assert run(["say", "Good", "morning", "--voice", "tone", "-o", "line.wav"]) == 0
    out, err = capsys.readouterr()
    assert out == "Good morning\n"
    assert "made line.wav" in err
    sound = (here / "line.wav").read_bytes()
    assert sound[:4] == b"RIFF"
    assert int.from_bytes(sound[40:44], "little") == len(sound) - 44


def test_progress_from_the_environment(here, monkeypatch, capsys):
    monkeypatch.setenv("NARRATE_PROGRESS", "none")
    assert run(["make", "letter.txt", "--voice", "tone"]) == 0
    assert "words" not in capsys.readouterr().err
    assert here.exists()


def test_a_bar_counts_words(here, capsys):
    assert run(["make", "letter.txt", "--voice", "tone", "--progress", "bar"]) == 0
    assert "/6 words" in capsys.readouterr().err
    assert here.exists()


def test_strict_makes_a_warning_a_failure(here, monkeypatch):
    (here / "letter.txt").write_bytes(b"A letter with a \xef\xbf\xbd in it.\n")
    assert run(["make", "letter.txt", "--voice", "tone", "-q"]) == 0
    assert run(["make", "letter.txt", "--voice", "tone", "-q", "--strict", "--no-cache"]) == 1
    monkeypatch.undo()


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are no text")
def test_a_file_name_that_is_no_text(here, capsys):
    name = os.fsdecode(b"caf\xe9.txt")
    (here / "letter.txt").rename(here / name)
    assert run(["make", name, "--voice", "tone", "--json", "-q"]) == 0
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    assert edition["source"] == "caf\ufffd.txt"


def test_a_talking_book_is_told_as_its_folder(here, capsys):
    assert run(["make", "letter.txt", "-o", "out", "-f", "daisy202", "--voice", "tone"]) == 0
    first, second, third = capsys.readouterr().err.splitlines()[-3:]
    folder = here / "out" / "letter" / "letter.daisy202"
    assert second.strip().replace(os.sep, "/") == "out/letter/letter.daisy202/"
    assert third.strip() == "beside it letter.timeline.json, letter.report.json"
    weight = sum(one.stat().st_size for one in folder.iterdir())
    assert f"{weight / 1000:.1f} kB" in first


def test_formats_may_be_named_one_by_one(here):
    wanted = ["-f", "html", "--format", "vtt,srt"]
    assert run(["make", "letter.txt", "-o", "out", *wanted, "--voice", "tone", "-q"]) == 0
    made = {one.name for one in (here / "out" / "letter").iterdir()}
    assert {"letter.html", "letter.vtt", "letter.srt"} <= made


MANY = ["make", "letter.txt", "--voice", "tone", "-o", "out", "-f", "mp3,epub,daisy202,vtt"]


def test_every_file_that_was_made_is_named(here, capsys):
    assert run(MANY) == 0
    audio, others = capsys.readouterr().err.splitlines()[-2:]
    made = {one.name for one in (here / "out" / "letter").iterdir()}
    inside = len(list((here / "out" / "letter" / "letter.daisy202").iterdir()))
    assert f"letter.daisy202/ ({inside} files)" in others
    assert made == {name for name in made if name in audio or name in others}
    assert run([*MANY, "--json"]) == 0
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    below = (one for one in (here / "out").rglob("*") if one.is_file())
    assert {Path(one) for one in edition["files"]} == {one.relative_to(here) for one in below}


@pytest.mark.parametrize("where", [[], ["-o", "out"]])
def test_the_report_over_a_folder_is_named(where, here, capsys):
    (here / "more").mkdir()
    for name in ("one", "two"):
        (here / "more" / f"{name}.txt").write_text("Boats came back.\n", encoding="utf-8")
    command = ["make", "more", "--voice", "tone", *where]
    assert run(command) == 0
    report = Path(capsys.readouterr().err.splitlines()[-1].strip())
    assert report.name == "report.json"
    assert report.is_file()
    assert run([*command, "--json"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["report"]) == report
    assert run(["make", "letter.txt", "--voice", "tone", "--json"]) == 0
    assert "report" not in json.loads(capsys.readouterr().out)


def test_what_an_earlier_run_left_is_named_and_stays(here, capsys):
    assert run(MANY) == 0
    folder = here / "out" / "letter"
    (folder / "letter.txt").write_text("somebody's own", encoding="utf-8")
    (here / "letter.txt").write_text("A Letter\n\nNo boat came back.\n", encoding="utf-8")
    before = {one.name for one in folder.iterdir()}
    fewer = [*MANY[:-1], "mp3,vtt"]
    capsys.readouterr()
    assert run(fewer) == 0
    told = capsys.readouterr().err.splitlines()[-1].strip()
    assert told.startswith("left by an earlier run: letter.daisy202, letter.epub (")
    assert {one.name for one in folder.iterdir()} == before
    assert run([*fewer, "--json"]) == 0
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    assert [Path(one).name for one in edition["left_over"]] == ["letter.daisy202", "letter.epub"]
    assert run(MANY) == 0
    assert "earlier run" not in capsys.readouterr().err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.usefixtures("here")
def test_streams_that_are_closed(closed):
    command = f'exec "$0" -m narrate make letter.txt --voice tone {closed}'
    done = subprocess.run(["sh", "-c", command, sys.executable], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_empty_environment_is_enough(here):
    done = subprocess.run(
        [*NARRATE, "make", "letter.txt"],
        env={"HOME": str(here)},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("size", ["-5", "nan", "inf", "-1KB", "lots", "5TB"])
def test_a_size_is_a_size(here, capsys, size):
    keeps = here / "cache" / "objects" / "ab" / "cd"
    keeps.parent.mkdir(parents=True)
    keeps.write_text("kept")
    asked = ["cache", "prune", "--cache-dir", str(here / "cache"), f"--max-size={size}"]
    assert run(asked) == UsageError.exit_code
    assert f"--max-size {size} is no size" in capsys.readouterr().err
    assert keeps.exists()


@pytest.mark.parametrize("command", [["say", "Boats"], ["voices", "preview", "tone"]])
def test_a_line_is_written_as_wav_and_nothing_else(here, capsys, command):
    assert run([*command, "-o", "line.mp3"]) == UsageError.exit_code
    assert "'line.mp3' is no .wav" in capsys.readouterr().err
    assert not (here / "line.mp3").exists()


def test_what_is_wrong_of_all_texts_is_said_once(here, capsys):
    for name in ("a", "b"):
        (here / f"{name}.txt").write_text("A Letter\n", encoding="utf-8")
    assert run(["make", ".", "--voice", "herald"]) == VoiceError.exit_code
    err = capsys.readouterr().err
    assert err.count("'herald'") == 1
    assert "the same is true of b.txt, letter.txt" in err


def test_some_that_fail_are_not_all(here, capsys):
    (here / "a.txt").write_text("", encoding="utf-8")
    assert run(["make", "a.txt", "letter.txt", "--voice", "tone"]) == 1
    assert "a.txt" in capsys.readouterr().err


def test_a_dry_run_goes_on_behind_what_cannot_be_made(here, capsys):
    (here / "a.txt").write_text("", encoding="utf-8")
    (here / "b.txt").symlink_to("nowhere.txt")
    assert run(["make", ".", "--voice", "tone", "--dry-run"]) == 1
    out, err = capsys.readouterr()
    assert "letter.txt" in out
    assert "a.txt is empty" in err
    assert "is a link to what is not there" in err


def test_a_name_that_begins_with_a_dash_is_shown_how_to_be_given(here, capsys):
    (here / "-dash.txt").write_text("A Letter\n", encoding="utf-8")
    assert run(["make", "-dash.txt"]) == UsageError.exit_code
    assert "narrate make -- -dash.txt" in capsys.readouterr().err


def test_a_name_so_long_that_no_settings_can_stand_beside_it(here):
    name = f"{'x' * 251}.txt"
    (here / name).write_text("A Letter\n", encoding="utf-8")
    assert run(["make", name, "--voice", "tone"]) == 0
