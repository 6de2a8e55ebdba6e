import importlib.metadata
import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from narrate import engines
from narrate.engines.errors import BrokenEngine, NoSuchEngine


@pytest.fixture
def outside(monkeypatch):
    """Register outside engines under names of the test's choosing."""

    def register(**targets):
        found = [
            EntryPoint(name=name, value=value, group=engines.GROUP)
            for name, value in targets.items()
        ]
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: found)

    engines.engine.cache_clear()
    yield register
    engines.engine.cache_clear()


def test_built_in_engines_are_named_and_made_once():
    assert {"espeak", "pyttsx3", "tone"} <= set(engines.names())
    assert engines.engine("tone") is engines.engine("tone")
    assert engines.engine("espeak").traits.name == "espeak"


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(NoSuchEngine, match="the nearest name is 'espeak'") as raised:
        engines.engine("espeek")
    assert raised.value.hint == "narrate voices list"
    assert raised.value.exit_code == 4


def test_outside_engines_come_by_entry_point(outside):
    outside(hum="narrate.engines.tone:Tone")
    assert "hum" in engines.names()
    assert engines.engine("hum").traits.exact_marks


@pytest.mark.parametrize(
    "value", ["no_such_module_anywhere:Engine", "json:dumps", "narrate.engines.plain:TAIL"]
)
def test_a_broken_outside_engine_is_named_and_harms_no_other(outside, value):
    outside(broken=value, hum="narrate.engines.tone:Tone")
    with pytest.raises(BrokenEngine, match="'broken'"):
        engines.engine("broken")
    assert engines.engine("hum").traits
    assert engines.engine("espeak").traits


def test_an_engine_that_lacks_members_is_named(outside):
    outside(broken="builtins:object")
    with pytest.raises(BrokenEngine, match="lacks what an engine must have"):
        engines.engine("broken")


def test_a_built_in_name_cannot_be_taken_over(outside):
    outside(tone="json:dumps")
    assert engines.engine("tone").traits.name == "tone"


def test_the_registry_loads_no_engine_and_no_metadata():
    code = (
        "import sys; before = set(sys.modules); import narrate.engines as e; "
        "e.engine('espeak').traits; "
        "new = set(sys.modules) - before; "
        "assert not new & {'ctypes', 'numpy', 'importlib.metadata', 'pyttsx3', "
        "'narrate.engines.tone', 'espeakng_loader'}, new"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
