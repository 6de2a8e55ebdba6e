"""Text in, text out: sentences and spoken forms without a document."""

from __future__ import annotations

from narrate.scripting.edits import clean, resolve, speak
from narrate.scripting.rules import rules_for
from narrate.scripting.splitting import sentence_spans


def sentences(text: str, lang: str = "en") -> list[str]:
    """Return the sentences of one paragraph, as they stand, without the white space between."""
    return [text[start:end] for start, end in sentence_spans(text, lang)]


def spoken(text: str, lang: str = "en") -> str:
    """Return the words that are said for ``text``, with their punctuation."""
    plain = clean(text).text
    return speak(plain, resolve(plain, rules_for(lang))).text
