"""What becomes of web addresses, omissions and editors' brackets in running text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.policy import Heard, Omissions, Urls
from narrate.model.span import Edit, Span
from narrate.scripting.plain import spoken
from narrate.scripting.policies.phrases import phrase
from narrate.scripting.rules.gates import Landmark, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.policy import ReadingPolicy
    from narrate.scripting.edits import Rule

_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]{3,}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/[^\s<>\"“”«»]{2,}",
    re.IGNORECASE,
)
_ADDRESSES = Landmark(r"[/w](?:(?<=[:\w]/)|ww\.)", hint=lambda text: "/" in text or "www." in text)
_TRAILING = ".,;:!?)]}'’”»…"
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[^/?#:@]+)", re.IGNORECASE)
_NOTICE = re.compile(
    r"\[[^\[\]]{0,120}\b(?:not declassified|omitted|illegible|unreadable|text missing|redacted|"
    r"blank in the original|excised|unleserlich|ausgelassen|auslassung|geschwärzt|illisible|omis|"
    r"passage manquant|caviardé|ilegible|omitido|tachado)\b[^\[\]]{0,120}\]",
    re.IGNORECASE,
)
_DOTS = re.compile(
    r"[\[.…](?:(?<=\[)\s*(?:(?:\.\s*){3,}|…\s*)\]|(?<=\.)(?<![\w.].)\s+(?:\.\s+){2,}\.(?!\w)|"
    r"(?<=…)…+|(?<=\.)\.{4,})"
)
_SIC = re.compile(r"[\[(]\s*(?:sic|\!)\s*!?\s*[\])]", re.IGNORECASE)
_REMARK = re.compile(
    r"\[\s*(?:(?:citation|clarification|verification|quotation|page|better source|"
    r"update|context|full citation|additional citations?|attribution)\s(?:is\s)?needed|"
    r"weasel words|peacock prose|dubious|discuss|failed verification|original research\??|"
    r"unreliable source\??|not in citation given|(?:permanent )?dead link|ambiguous|needs update|"
    r"neutrality is disputed|vague|edit|update|réf\. (?:nécessaire|souhaitée|à confirmer)|"
    r"Beleg fehlt|cita requerida|"
    r"(?:who|whom|when|where|why|how|which|what|by whom|according to whom|quand|Quelle)\s?\?)"
    r"(?:\s?[–—-]\s?discuss)?\s*\]",
    re.IGNORECASE,
)
"""What authors of a page that anyone may edit remark to one another."""
_EDITORIAL = re.compile(r"\[[^\[\]\d][^\[\]]{0,200}\]")


def layers(policy: ReadingPolicy, lang: str) -> list[Rule]:
    """Return the rules that a policy makes for text in a language, strongest first."""
    made: list[Rule] = [_sic, _remarks, partial(_omissions, policy.omissions, lang)]
    if policy.editorial is Heard.SILENT:
        made.append(_brackets)
    if policy.urls is not Urls.WHOLE:
        made.append(near(_ADDRESSES, partial(_urls, policy.urls, lang)))
    return made


def _sic(text: str) -> Iterator[Edit]:
    if "[" in text or "(" in text:
        for found in _SIC.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="", rule="sic")


def _remarks(text: str) -> Iterator[Edit]:
    if "[" in text:
        for found in _REMARK.finditer(text):
            start, end = found.span()
            start -= text[start - 1 : start].isspace()
            yield Edit(span=Span(start, end), spoken="", rule="editors-remark")


def _omissions(policy: Omissions, lang: str, text: str) -> Iterator[Edit]:
    """Say a notice of missing text as it stands, by a phrase, or not; never "dot dot dot"."""
    if "[" in text and policy is not Omissions.WORDS:
        said = phrase("omission", lang) if policy is Omissions.PHRASE else ""
        for found in _NOTICE.finditer(text):
            yield Edit(span=Span(*found.span()), spoken=said, rule="omission")
    if ".." in text or ". ." in text or "…" in text:
        for found in _DOTS.finditer(text):
            alone = found[0].strip() == text.strip() or found[0].startswith("[")
            said = phrase("omission", lang) if alone and policy is Omissions.PHRASE else ""
            yield Edit(span=Span(*found.span()), spoken=said, rule="omission")


def _brackets(text: str) -> Iterator[Edit]:
    if "[" in text:
        for found in _EDITORIAL.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="", rule="editorial")


def _urls(policy: Urls, lang: str, text: str) -> Iterator[Edit]:
    """Say the name of a site, or that there is a link."""
    for found in _URL.finditer(text):
        address = found[0].rstrip(_TRAILING)
        site = _HOST.match(address)
        if site is None or "." not in site["host"]:
            continue
        said = ""
        if policy is Urls.SITE:
            said = spoken(site["host"], lang)
        elif policy is Urls.ANNOUNCED:
            said = phrase("link", lang)
        start = found.start()
        yield Edit(span=Span(start, start + len(address)), spoken=said, rule="url")
