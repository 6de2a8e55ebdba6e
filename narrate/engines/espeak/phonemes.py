"""IPA to the mnemonics of a voice."""

from __future__ import annotations

from narrate.engines.errors import UnknownPhoneme


def mnemonics(ipa: str, tag: str) -> str:
    """Return ``ipa`` as the mnemonics of a voice of language ``tag``. Raises ``UnknownPhoneme``."""
    raise UnknownPhoneme(
        f"the pronunciation {ipa!r} cannot be given to a voice of {tag!r} yet", "a respelling"
    )
