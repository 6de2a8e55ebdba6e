"""SSML 1.1: the page is its text nodes; how they are said is up to the scripting stage."""

from narrate.markup.ssml import read

__all__ = ["read"]
