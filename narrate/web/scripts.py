"""JSON in the script elements of a page."""

from __future__ import annotations

import json

_UNSAFE = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
"""What may not stand as it is in a script element."""


def inline_json(value: object) -> str:
    """Write JSON that may stand in a script element of a page, whatever is in it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.translate(_UNSAFE)
