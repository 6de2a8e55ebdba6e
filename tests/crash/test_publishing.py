"""Publishing killed at any moment: what subscribers see is whole, and the next run ends it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree as ET

import pytest

from narrate.publishing.lock import read

KILLS = 12
TEXTS = 6
SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/"
formats = ["mp3", "vtt"]
keep_days = 0
"""
BASE = "https://letters.example.org/"


@pytest.fixture
def letters(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "narrate.toml").write_text(SHOW, encoding="utf-8")
    return folder


def write_texts(letters, edition):
    for number in range(TEXTS):
        text = f"Letter {number}\n\nThis is the text of letter {number}, version {edition}.\n"
        (letters / f"letter-{number}.txt").write_text(text, encoding="utf-8")


def started(letters, tmp_path):
    arguments = ["publish", str(letters), "--voice", "tone", "--jobs", "1", "-q"]
    places = ["--editions", str(tmp_path / "editions"), "--cache-dir", str(tmp_path / "cache")]
    return subprocess.Popen(
        [sys.executable, "-m", "narrate", *arguments, *places],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def named(public):
    """Return the names and lengths of the sounds that the feed names, by GUID."""
    feed = public / "feed.xml"
    if not feed.exists():
        return {}
    items = ET.fromstring(feed.read_bytes()).iter("item")
    found = {}
    for item in items:
        enclosure = item.find("enclosure").attrib
        name = enclosure["url"].removeprefix(BASE)
        found[item.findtext("guid")] = (name, int(enclosure["length"]))
    return found


def check(letters, guids):
    """Hold what a subscriber sees against the files and the lock; GUIDs never change."""
    public = letters / "public"
    for name, length in named(public).values():
        assert (public / name).stat().st_size == length, name
    head, rows = read(letters / "show.lock")
    locked = {row.guid: row.slug for row in rows}
    assert set(named(public)) <= set(locked) or head is None
    for guid, slug in locked.items():
        assert guids.setdefault(slug, guid) == guid


def test_publishing_survives_being_killed_anywhere(letters, tmp_path):
    chance = random.Random(20261126)
    guids: dict[str, str] = {}
    write_texts(letters, 0)
    whole = 4.0
    for kill in range(KILLS):
        write_texts(letters, kill // 3)
        before = time.monotonic()
        run = started(letters, tmp_path)
        try:
            run.wait(timeout=chance.uniform(0.3, whole))
            whole = max(1.0, time.monotonic() - before)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        run.communicate()
        check(letters, guids)
    run = started(letters, tmp_path)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said
    check(letters, guids)
    public = letters / "public"
    assert len(named(public)) == TEXTS
    listed = [json.loads(line) for line in (public / "manifest.jsonl").read_bytes().splitlines()]
    for one in listed:
        assert (public / one["name"]).stat().st_size == one["size"]
    there = {one.relative_to(public).as_posix() for one in public.rglob("*") if one.is_file()}
    strays = there - {one["name"] for one in listed} - {"manifest.jsonl"}
    assert {one for one in strays if not one.endswith(".part")} == set()
    versions = {one.partition("-")[2] for one in there if one.endswith(".mp3")}
    assert len([one for one in there if one.endswith(".mp3")]) == TEXTS, versions
