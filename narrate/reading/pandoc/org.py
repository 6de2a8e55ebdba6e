"""What a planner's outline has of its own: states, priorities, tags, progress, timestamps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.pandoc.splitting import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element

TASK, TIMESTAMP, MACRO = "task-mark", "timestamp", "template"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STATE_CLASSES = frozenset({"todo", "done", "tag"})
_STATE = re.compile(
    r"\A(?:TODO|DONE|NEXT|WAIT(?:ING)?|HOLD|STARTED|SOMEDAY|CANCELL?ED|DELEGATED|DEFERRED"
    r"|IN-?PROGRESS|FIXME)\s+(?=\S)"
)
"""Words for the states of tasks that people set in their editor, and not in the file."""
_IN_HEADING = re.compile(r"\[#[A-Z0-9]\]\s*|\s*\[\d{1,3}(?:/\d{1,3}|%)\]|\s+(?::[\w@#%]+)+:\s*\Z")
"""Priority, progress and tags."""
_IN_ITEM = re.compile(r"\s*\[\d{1,3}(?:/\d{1,3}|%)\]\s*\Z")
_STAMP = re.compile(
    r"(?P<silent_open>[<\[])\d{4}-\d{2}-\d{2}(?P<silent_day> +[^\W\d_]{2,12}\.?)?"
    r"(?: +\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?)?"
    r"(?P<silent_repeat>(?: +[.+-]{1,2}\d{1,3}[hdwmy](?:/\d{1,3}[hdwmy])?)*)(?P<silent_close>[>\]])"
)
_MACRO = re.compile(r"\{\{\{[A-Za-z][\w-]*(?:\([^(){}]{0,200}\))?\}\}\}")
_DATE = re.compile(r"[<\[]?(\d{4}-\d{2}-\d{2})\b.*[>\]]?")


def silent_in(body: Element, states: frozenset[str]) -> dict[str, list[Element]]:
    """Return what has no sound in an outline, by rule; ``states`` are the file's own words."""
    silent: dict[str, list[Element]] = {TASK: [], TIMESTAMP: [], MACRO: []}
    for element in list(elements_of(body)):  # new ones are put in
        if element.name in _HEADINGS:
            silent[TASK] += _states(element, states)
        if any("<" in one or "[" in one for one in element.children if isinstance(one, str)):
            silent[TIMESTAMP] += cut(element, _STAMP)
            if element.name in ("li", "label", "dt"):
                silent[TASK] += cut(element, _IN_ITEM)
        if any("{{{" in one for one in element.children if isinstance(one, str)):
            silent[MACRO] += cut(element, _MACRO)
    return silent


def states_of(source: str) -> frozenset[str]:
    """Return the words that a file itself declares as states of its tasks."""
    words: set[str] = set()
    for line in re.findall(r"(?im)^#\+(?:SEQ_|TYP_)?TODO:(.*)$", source):
        words.update(word.partition("(")[0] for word in line.split() if word != "|")
    return frozenset(words)


def day_of(written: str) -> str:
    """Return the day of a timestamp; other words as they are."""
    found = _DATE.fullmatch(written)
    return found[1] if found else written


def _states(heading: Element, states: frozenset[str]) -> Iterator[Element]:
    """Yield the marks of a task in its heading."""
    marked = [one for one in heading.elements() if classes_of(one) & _STATE_CLASSES]
    yield from marked
    if not any(classes_of(one) & {"todo", "done"} for one in marked):
        yield from _first_word(heading, states)
    if any("[" in one or ":" in one for one in heading.children if isinstance(one, str)):
        yield from cut(heading, _IN_HEADING)


def _first_word(heading: Element, states: frozenset[str]) -> Iterator[Element]:
    """Yield the state that stands as a plain word before the words of a heading."""
    if not heading.children or not isinstance(first := heading.children[0], str):
        return
    word = first.split(maxsplit=1)[0] if first.strip() else ""
    if word in states and len(words_of(heading)) > len(word):
        yield from cut(heading, re.compile(rf"\A{re.escape(word)}\s*"))
    else:
        yield from cut(heading, _STATE)
