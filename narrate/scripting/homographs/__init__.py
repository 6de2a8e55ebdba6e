"""Words that are read in two ways: which one the words around them ask for (English)."""

from narrate.scripting.homographs.rule import homographs

__all__ = ["homographs"]
