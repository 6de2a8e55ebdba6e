"""Policies of pages."""

from __future__ import annotations

import pytest

from narrate.web.policy import allowing, digest, policy


def test_a_policy_forbids_what_is_not_named():
    assert policy({"style-src": digest("p{}"), "media-src": ""}) == (
        "default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    ("known", "more", "wanted"),
    [
        ("style-src 'sha256-x='", {"style-src": "'self'"}, "style-src 'sha256-x=' 'self'"),
        ("img-src data:", {"img-src": "'self' data:"}, "img-src data: 'self'"),
        ("form-action 'none'; ", {"form-action": "'self'"}, "form-action 'self'"),
        ("base-uri 'none'", {"connect-src": "'self'"}, "base-uri 'none'; connect-src 'self'"),
        ("default-src 'none'", {"img-src": "data:"}, "default-src 'none'; img-src data:"),
        ("default-src 'self'", {"img-src": "data:"}, "default-src 'self'; img-src 'self' data:"),
        ("default-src 'self'", {"form-action": "x:"}, "default-src 'self'; form-action x:"),
    ],
)
def test_more_is_allowed_beside_what_was(known, more, wanted):
    assert allowing(known, more) == wanted
