"""Tables whose second line has another number of columns than the first.

CommonMark's tables are none then, and all their bars would be text; kramdown and others take them
for what they plainly are. The line is rewritten in its own length, so that all places stay.
"""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"(?P<head>\|(?<=^\|)[^\n]*\|)[ \t]*\r?\n(?P<line>\|[ \t:|-]*-[ \t:|-]*\|)(?=[ \t]*\r?\n\|)",
    re.MULTILINE,
)
_BAR = re.compile(r"(?<!\\)\|")


def mended(source: str) -> str:
    """Return ``source``, as long as it is, with such lines made to fit their heads."""
    return _HEAD.sub(_fitting, source)


def _fitting(found: re.Match[str]) -> str:
    columns = len(_BAR.findall(found["head"])) - 1
    line = found["line"]
    if len(_BAR.findall(line)) - 1 == columns or len(line) < 2 * columns + 1:
        return found[0]
    fitted = f"|{'-|' * (columns - 1)}".ljust(len(line) - 1, "-") + "|"
    return found[0][: -len(line)] + fitted
