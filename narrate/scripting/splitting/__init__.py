"""Paragraphs to sentences: one algorithm, one table of words for each language.

Comes in: a paragraph of clean text and its language. Goes out: the spans of its sentences, which
leave out nothing but the white space between them.
"""

from narrate.scripting.splitting.algorithm import sentence_spans

__all__ = ["sentence_spans"]
