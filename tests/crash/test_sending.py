"""Sending to a folder, killed at random: whatever moment it is, the feed there is whole."""

from narrate.publishing.sending import send


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
