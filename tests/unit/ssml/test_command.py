import json
import pathlib
import subprocess
import sys

SEED = pathlib.Path(__file__).parents[3] / "seeds" / "carter-to-brezhnev.txt"


def narrate(*words, folder):
    command = [sys.executable, "-m", "narrate", *map(str, words)]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


def segments(source, folder):
    lines = narrate("script", source, "--format", "jsonl", folder=folder).decode().splitlines()
    keys = ("text", "spoken", "lang", "pause", "pause_ms", "contour", "kind", "pronunciations")
    return [{key: json.loads(line).get(key) for key in keys} for line in lines]


def test_a_script_printed_as_ssml_makes_the_same_edition(tmp_path):
    ssml = tmp_path / "letter.ssml"
    ssml.write_bytes(narrate("script", SEED, "--format", "ssml", folder=tmp_path))
    assert segments(ssml, tmp_path) == segments(SEED, tmp_path)
    for source, made in ((SEED, "page"), (ssml, "back")):
        narrate(
            *("make", source, "-o", made, "--voice", "tone", "--sample", "10"),
            *("--cache-dir", tmp_path / "cache", "--progress", "none"),
            folder=tmp_path,
        )
    (page,) = (tmp_path / "page").rglob("*.mp3")
    (back,) = (tmp_path / "back").rglob("*.mp3")
    assert page.stat().st_size == back.stat().st_size
