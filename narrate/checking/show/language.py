"""Whether a language tag is one."""

from __future__ import annotations

import re

from narrate.model.iso639 import UNKNOWN, three_letters

# RFC 5646 section 2.1, without grandfathered tags: language, extended language, script, region,
# variants, extensions, private use.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)


def is_language(tag: str) -> bool:
    """Tell whether a tag has the form of BCP 47 and begins with a language of ISO 639."""
    return bool(_TAG.fullmatch(tag.lower())) and three_letters(tag) != UNKNOWN
