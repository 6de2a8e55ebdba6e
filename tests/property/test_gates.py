"""What rules pass over has nothing for them: with every gate open they say the same."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrate.scripting.edits import clean, resolve
from narrate.scripting.policies import texts as policies
from narrate.scripting.rules import gates, rules_for

GOLDENS = Path(__file__).parents[1] / "golden" / "scripting"
LANGS = ("en", "de", "es", "fr")
WORDS = sorted(
    {
        word
        for path in GOLDENS.glob("spoken*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        for word in line.split()
    }
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from([*WORDS, *"_-.'’&/ "]), max_size=8).map("".join),
)
numbers = import_module("narrate.scripting.rules.en.numbers")
calendar = import_module("narrate.scripting.rules.en.calendar")


class Everything(frozenset[str]):
    """What opens every gate."""

    def isdisjoint(self, _other):
        return False

    def __contains__(self, _one):
        return True


@contextmanager
def open_gates():
    everything = Everything({"Ith", "I", "\U0001f000"})
    gate = {
        **dict.fromkeys(("signs", "capitalised", "in_capitals"), lambda _text: everything),
        "mentions": lambda _text, _words: True,
        "has_inner_stop": lambda _text: True,
    }
    rules = [
        one for name, one in sys.modules.items() if name.startswith("narrate.scripting.rules.")
    ]
    with ExitStack() as stack:
        for module in rules:
            for name in gate.keys() & vars(module).keys():
                if module is not gates:
                    stack.enter_context(patch.object(module, name, gate[name]))
        for landmark in (gates.NUMBERS, policies._ADDRESSES):
            stack.enter_context(patch.object(landmark, "_hint", lambda _text: True))
        yield


def forget():
    """Empty what is kept of texts, so that a gate is asked again."""
    numbers.has_number.cache_clear()
    calendar.has_month.cache_clear()
    for landmark in (gates.NUMBERS, policies._ADDRESSES):
        landmark.around.cache_clear()


@settings(max_examples=400)  # tables are made at first use
@given(TEXTS, st.sampled_from(LANGS))
@example("TL;DR:", "en")
def test_a_rule_that_passes_a_text_over_has_nothing_to_say_in_it(text, lang):
    text = clean(text).text
    rules = rules_for(lang)
    forget()
    with open_gates():
        wanted = [resolve(text, [rule]) for rule in rules]
    forget()
    assert [resolve(text, [rule]) for rule in rules] == wanted
