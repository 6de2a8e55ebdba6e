"""Dates as they stand in front matter and in names of files."""

from __future__ import annotations

import pytest

from narrate.reading import read
from narrate.reading.markdown.dates import day_in_name, iso_days


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2027-03-01", ["2027-03-01"]),
        ("2027-3-1", ["2027-03-01"]),
        ("2027/03/01 10:00", ["2027-03-01"]),
        ("2027.03.01", ["2027-03-01"]),
        ("20270301", ["2027-03-01"]),
        ("2027-03-01T10:00:00+01:00", ["2027-03-01"]),
        ("1 March 2027", ["2027-03-01"]),
        ("March 1, 2027", ["2027-03-01"]),
        ("1. März 2027", ["2027-03-01"]),
        ("Mon, 01 Mar 2027 10:00:00 GMT", ["2027-03-01"]),
        ("01.03.2027", ["2027-03-01"]),
        ("03/01/2027", ["2027-01-03", "2027-03-01"]),
        ("02/02/2027", ["2027-02-02"]),
        ("13/01/2027", ["2027-01-13"]),
        ("01-13-2027", ["2027-01-13"]),
        ("2027", ["2027"]),
        ("2027-03", ["2027-03"]),
        ("March 2027", ["2027-03"]),
        ("1999, in spring", ["1999"]),
        ("99/99/2027", []),
        ("20271399", []),
        ("tomorrow", []),
        ("", []),
    ],
)
def test_dates_come_in_many_forms(written, days):
    assert iso_days(written) == days


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-05-storm.md", "2026-03-05"),
        ("2026-03-05.md", "2026-03-05"),
        ("2026-03-50-storm.md", ""),
        ("2026-03-051.md", ""),
        ("storm-2026-03-05.md", ""),
    ],
)
def test_names_may_begin_with_a_date(name, day):
    assert day_in_name(name) == day


@pytest.mark.parametrize(
    ("front", "date", "embargo"),
    [
        ("date: March 5, 2026", "2026-03-05", "2026-03-05"),
        ("date: 05/03/2026", "05/03/2026", "2026-05-03"),
        ("date: 2026-03-05 10:00:00 +0100", "2026-03-05", "2026-03-05 10:00:00 +0100"),
        ("published: true\ndate: 2026-03-05", "2026-03-05", "2026-03-05"),
        ("publish_date: 5.3.2026\ndate: 2026-01-01", "2026-01-01", "2026-03-05"),
        ("date: soon", "2026-02-02", "2026-02-02"),
        ("title: A", "2026-02-02", "2026-02-02"),
    ],
)
def test_what_is_known_of_a_page(front, date, embargo):
    page = f"---\n{front}\n---\nText.\n".encode()
    about = read(page, name="2026-02-02-storm.md").metadata
    assert (about.date, about.embargo) == (date, embargo)
