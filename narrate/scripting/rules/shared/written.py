"""Numbers as they stand on the page where the comma is decimal: ``1.234,5`` or ``1 234,5``."""

from __future__ import annotations

import re

DIGIT = re.compile(r"\d")
"""A text without one has nothing for the rules of numbers."""
WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+|\d+)(?!\d)"
"""A whole number, its thousands apart by stops, blanks or apostrophes, or not at all."""
_NUMBER = rf"{WHOLE}(?:,\d+)?"
AMOUNT = (
    rf"(?:(?P<first>{_NUMBER})\s?[-–]\s?)?"
    rf"(?P<minus>(?:(?<![\w.,)°º%])[-−]|(?<![^\s(])(?<!\d\s)–)(?=\d))?(?P<whole>{WHOLE})(?:,(?:(?P<part>\d+)|[-–]{{1,2}}(?!\w)))?"
)
"""A number with a sign, or a range of two numbers."""
