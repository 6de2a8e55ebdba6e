"""Language tags as people and programs write them."""

from __future__ import annotations

import pytest

from narrate.model.language import canonical


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN", "en"),
        ("en_us", "en-US"),
        (" de-latn-at ", "de-Latn-AT"),
        ("ita", "it"),
        ("ger-CH", "de-CH"),
        ("nl_BE.UTF-8", "nl-BE"),
        ("sr@latin", "sr"),
        ("grc", "grc"),
        ("vi-VN-x-central", "vi-VN-x-central"),
        ("de-u-co-phonebk", "de-u-co-phonebk"),
        *((none, "") for none in ("", "und", "mul", "zxx", "C", "POSIX", "Italian", "it, fr")),
        *((none, "") for none in ("x-none", "12", "français", "ſo")),
    ],
)
def test_the_tag_that_was_meant(written, tag):
    assert canonical(written) == tag
