"""Rules that only texts with a certain trait need: asked once, most texts pass them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.scripting.edits import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule


def given(trait: Callable[[str], bool], *rules: Rule) -> Rule:
    """Return ``rules``, strongest first, as one rule that looks only at texts with ``trait``."""

    def group(text: str) -> Sequence[Edit]:
        return resolve(text, rules) if trait(text) else ()

    return group
