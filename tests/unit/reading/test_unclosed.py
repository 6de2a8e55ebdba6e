"""Comments that do not end are told."""

from __future__ import annotations

import pytest

from narrate.reading import read


def _told(text, name):
    findings = read(text.encode(), name=name).findings
    return [one.message for one in findings if one.id == "comment-not-closed"]


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_comment_that_hides_the_rest_is_a_finding(ending):
    told = _told("<p>Nine boats.</p>\n\n<!-- for later\n\n<p>All came home.</p>\n", f"a.{ending}")
    assert told == [
        "The comment that begins in line 3 does not end, so the 34 characters behind it are silent."
    ]


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("<p>Nine boats.</p>\n\n<!-- for later -->\n\n<p>All came home.</p>\n", "html"),
        ("Nine boats.\n\n<!-- for later -->\n\nAll came home.\n", "md"),
        ("Nine boats.\n\nA comment begins with `<!--`.\n", "md"),
        ("Nine boats.\n\n<!-- for later -->\n\nIt begins with `<!--`.\n", "md"),
        ("<p>Nine boats.</p><script><!-- x = 1 </script>", "html"),
        ("<p>Nine boats.</p><!--", "html"),
    ],
)
def test_a_comment_that_ends_or_hides_nothing_is_none(text, ending):
    assert not _told(text, f"a.{ending}")
