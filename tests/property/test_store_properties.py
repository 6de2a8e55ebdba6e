from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.store.entry import seal, unseal

keys = st.text("0123456789abcdef", min_size=3, max_size=64)


@given(keys, st.binary(max_size=2000))
def test_what_is_sealed_is_unsealed_under_its_own_key_alone(key, data):
    entry = b"".join(seal(key, data))
    assert unseal(key, entry) == data
    assert unseal(f"{key}0", entry) is None
    assert unseal(key[:-1], entry) is None


@given(keys, st.binary(max_size=500), st.data())
def test_no_change_of_an_entry_goes_unnoticed(key, data, draw):
    entry = b"".join(seal(key, data))
    at = draw.draw(st.integers(0, len(entry) - 1))
    flip = draw.draw(st.integers(1, 255))
    assert unseal(key, entry[:at] + bytes([entry[at] ^ flip]) + entry[at + 1 :]) is None
    assert unseal(key, entry[:at]) is None
    assert unseal(key, entry + entry[:1]) is None


@given(st.binary(max_size=200), keys)
def test_no_bytes_at_all_make_it_stumble(rubbish, key):
    assert unseal(key, rubbish) is None
