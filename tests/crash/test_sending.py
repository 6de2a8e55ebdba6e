"""Sending to a folder, killed at random or twice at once: the feed there is always whole."""

import multiprocessing
import os
import random
import time

from narrate.publishing.sending import send
from narrate.publishing.sending.errors import AnotherPublisher
from narrate.publishing.sending.folder import Folder

CHILDREN = multiprocessing.get_context("fork")


def test_fifty_kills_leave_a_whole_feed_each_time(little_show, tmp_path, kill_at_random):
    there = tmp_path / "there"

    def read(name):
        path = there / name
        return path.read_bytes() if path.is_file() else None

    feeds = kill_at_random(little_show, str(there), read, kills=50)
    send(little_show.folder, str(there))
    files = [str(path.relative_to(there)) for path in there.rglob("*") if path.is_file()]
    assert little_show.differing(read, files) == []
    assert feeds > 2


def publish(folder, to):
    """Send, in a process of its own; 3 tells that another publisher began."""
    Folder.check_seconds = 0.05
    try:
        send(folder, to)
    except AnotherPublisher:
        os._exit(3)
    os._exit(0)


def test_two_publishers_at_once_never_leave_a_feed_that_names_what_is_not_there(
    little_show, tmp_path
):
    there = tmp_path / "there"
    ours, theirs = little_show, type(little_show)(tmp_path / "theirs")
    theirs.known = ours.known
    chance = random.Random(11)

    def read(name):
        path = there / name
        return path.read_bytes() if path.is_file() else None

    codes = []
    for turn in range(8):
        for show, name in ((ours, "ours"), (theirs, "theirs")):
            # each knows episodes that the other does not, and drops one as it goes
            show.versions = {f"{name}-{(turn + one) % 5}": turn + 1 for one in range(3)}
            show.write(audio_bytes=60_000)
        both = []
        for show in chance.sample([ours, theirs], 2):
            both.append(CHILDREN.Process(target=publish, args=(show.folder, str(there))))
            both[-1].start()
            time.sleep(chance.uniform(0, 0.1))
        for one in both:
            one.join()
            codes.append(one.exitcode)
        assert ours.broken(read) == []
    assert set(codes) <= {0, 3}  # whether they meet is chance; that the first gives way is not
    send(ours.folder, str(there))
    assert ours.broken(read) == []
    send(ours.folder, str(there))
    files = [str(path.relative_to(there)) for path in there.rglob("*") if path.is_file()]
    assert ours.differing(read, files) == []
