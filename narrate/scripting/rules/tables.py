"""Tables and lists of words that rules read, as text files in the ``data`` of their package.

A table has one row to a line and columns parted by tabs, with ``#`` for remarks; a list has words
parted by white space.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv`` of a package of rules, each as its columns.

    Args:
        package: The package of one language, such as ``narrate.scripting.rules.en``.
        name: Of the table.
    """
    text = files(package).joinpath(f"data/{name}.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in lines)


@cache
def word_list(package: str, name: str) -> frozenset[str]:
    """Return the words of ``data/<name>.txt`` of a package of rules; see ``table``."""
    return frozenset(files(package).joinpath(f"data/{name}.txt").read_text("utf-8").split())
