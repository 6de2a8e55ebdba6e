from __future__ import annotations

import os
import stat
from hashlib import sha256

import pytest

from narrate.store.errors import CacheUnwritable
from narrate.store.place import open_store
from narrate.store.store import Store


def key_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")


def entries(store):
    return sorted(path for path in (store.folder / "objects").rglob("*") if path.is_file())


def test_what_was_put_is_got_and_what_was_not_is_not(store):
    store.put(key_of("a"), b"sound")
    assert store.get(key_of("a")) == b"sound"
    assert key_of("a") in store
    assert store.get(key_of("b")) is None
    assert key_of("b") not in store


def test_nothing_is_written_before_the_first_put(store):
    assert store.get(key_of("a")) is None
    assert store.size() == (0, 0)
    assert not store.folder.exists()


def test_only_the_owner_may_look(store):
    store.put(key_of("a"), b"")
    for folder in [store.folder, *(one for one in store.folder.rglob("*") if one.is_dir())]:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_every_flipped_bit_is_a_miss_and_the_entry_goes(store):
    key = key_of("a")
    store.put(key, b"a passage")
    (path,) = entries(store)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        assert store.get(key) is None, at
        assert not path.exists()
    store.put(key, b"a passage")
    assert store.get(key) == b"a passage"


@pytest.mark.parametrize("length", [0, 1, 40, 80])
def test_a_torn_entry_is_a_miss(store, length):
    store.put(key_of("a"), b"a passage")
    (path,) = entries(store)
    path.write_bytes(path.read_bytes()[:length])
    assert store.get(key_of("a")) is None


def test_an_entry_under_another_name_is_a_miss(store):
    store.put(key_of("a"), b"the one")
    store.put(key_of("b"), b"the other")
    one, other = entries(store)
    whole = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(whole)
    assert store.get(key_of("a")) is None
    assert store.get(key_of("b")) is None


def test_verify_names_and_removes_the_damaged(store):
    for name in "abc":
        store.put(key_of(name), name.encode() * 100)
    damaged = entries(store)[1]
    damaged.write_bytes(b"?" + damaged.read_bytes()[1:])
    assert store.verify() == [damaged.parent.name + damaged.name]
    assert store.size().entries == 2
    assert store.verify() == []


def test_prune_removes_what_was_unused_longest(store):
    for age, name in enumerate("abcd"):
        store.put(key_of(name), bytes(1000))
        path = store._path(key_of(name))
        os.utime(path, (1000 + age, 1000 + age))
    store.get(key_of("a"))
    one = store.size().bytes // 4
    assert store.prune(2 * one) == (2, 2 * one)
    assert [name for name in "abcd" if key_of(name) in store] == ["a", "d"]


def test_bound_keeps_a_growing_store_small(store):
    for number in range(300):
        store.put(key_of(str(number)), bytes(1000))
    assert store.bound(10_000_000) == (0, 0)
    store.bound(100_000)
    assert 0 < store.size().bytes <= 100_000


def test_clean_leaves_nothing(store):
    store.put(key_of("a"), b"sound")
    (store.folder / "aside" / "1-1").write_bytes(b"half")
    assert store.clean().entries == 1
    assert store.size() == (0, 0)
    assert not list((store.folder / "aside").iterdir())


def test_only_stale_strays_are_swept(store):
    store.put(key_of("a"), b"sound")
    stale, fresh = store.folder / "aside" / "1-1", store.folder / "aside" / "2-2"
    for path in (stale, fresh):
        path.write_bytes(b"half")
    os.utime(stale, (1000, 1000))
    assert store.sweep() == 1
    assert [path.name for path in (store.folder / "aside").iterdir()] == ["2-2"]


def test_a_store_that_is_removed_meanwhile_is_made_again(store):
    store.put(key_of("a"), b"sound")
    for path in sorted(store.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(CacheUnwritable):
        store.put(key_of("a"), b"sound")
    store.put(key_of("a"), b"sound")
    assert store.get(key_of("a")) == b"sound"


def test_a_key_is_a_digest_and_never_a_path(store):
    for key in ("../../etc", "", "ab", "a/b/c", "ä" * 64):
        with pytest.raises(ValueError, match="not a key"):
            store.get(key)


def test_without_a_cache_nothing_stays(tmp_path):
    with open_store(tmp_path / "cache", keep=False) as store:
        store.put(key_of("a"), b"sound")
        assert store.get(key_of("a")) == b"sound"
        folder = store.folder
    assert not folder.exists()
    assert not (tmp_path / "cache").exists()


def test_the_default_place_is_the_platforms(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with open_store() as store:
        assert store.folder.name == "narrate"
