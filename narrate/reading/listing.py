"""Lists of contents, of pictures, of tables: how they are headed and how their lines end."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"(?:(?:a |the )?(?:table|list) of )?(?:the )?(?:contents|illustrations|plates|maps|figures"
    r"|tables|diagrams)"
    r"|contents of (?:the )?\w+(?: \w+)?|in this (?:article|section|page|guide|issue)"
    r"|on this page|toc"
    r"|(?:inhalts?(?:verzeichnis|übersicht)?|verzeichnis der (?:abbildungen|tafeln)"
    r"|abbildungsverzeichnis)"
    r"|table(?: analytique)? des (?:matières|illustrations|chapitres|planches|figures)|sommaire"
    r"|(?:índice|tabla de contenidos?|contenidos?)|indice(?: generale)?|sommario"
    r"|inhoud(?:sopgave)?|obsah"
    r"|innehåll|indhold|innhold|sumário|spis treści|оглавление|содержание",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\d{1,4}|[ivxlc]{1,8}|_?(?:frontispiece|titlepage|facing)_?.{0,12}", re.IGNORECASE
)
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\Z")
"""Rows of dots that lead to a page number."""
_EDGES = " \t\r\n.:…—–-_*#"


def heads_list(words: str) -> bool:
    """Tell whether ``words`` are such as "Contents" or "List of Illustrations"."""
    return _TITLE.fullmatch(words.strip(_EDGES)) is not None


def is_page_number(words: str) -> bool:
    """Tell whether ``words`` are what stands at the end of a line of such a list."""
    return _PAGE.fullmatch(words.strip(_EDGES)) is not None
