"""W3C and Readium audiobooks against the schemas of their makers, and what those do not see."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from referencing import Registry, Resource

from narrate.model.document import Block, Chapter, Document, Kind, Metadata
from narrate.model.span import Place

_SCHEMAS = Path(__file__).parent / "schemas"
_GROUP = re.compile(r"\(\?<(?=[A-Za-z])")


def validator(folder: str, schema: str) -> Draft7Validator:
    """Return a validator over all schemas of a folder; groups are named as Python wants them."""
    rows = []
    for path in sorted((_SCHEMAS / folder).rglob("*.json")):
        contents = json.loads(_GROUP.sub("(?P<", path.read_text(encoding="utf-8")))
        rows.append((contents["$id"], Resource.from_contents(contents)))
    elsewhere = "https://drafts.opds.io/schema/properties.schema.json"  # has no bearing on us
    rows.append((elsewhere, Resource.from_contents({"$schema": rows[0][1].contents["$schema"]})))
    registry = Registry().with_resources(rows)
    found = next(one.contents for id_, one in rows if id_.endswith(f"/{schema}.schema.json"))
    return Draft7Validator(found, registry=registry)


@pytest.fixture
def book() -> Document:
    """Two chapters, the second with a heading below, everything known about it."""
    rows = [
        (Kind.HEADING, "One < & two", 1),
        (Kind.PARAGRAPH, "The first text.", 0),
        (Kind.HEADING, "Two", 1),
        (Kind.PARAGRAPH, "The second text.", 0),
        (Kind.HEADING, "Below", 2),
        (Kind.PARAGRAPH, "And more.", 0),
    ]
    return Document(
        name="case",
        format="text",
        nodes=tuple(text for _, text, _ in rows),
        blocks=tuple(
            Block(kind=kind, places=(Place(at, 0, len(text)),), level=level)
            for at, (kind, text, level) in enumerate(rows)
        ),
        chapters=(
            Chapter(id="c1", title="One < & two", first_block=0),
            Chapter(id="c2", title="Two", first_block=2),
        ),
        metadata=Metadata(
            title="A <book>",
            author="Anna Berg",
            language="fr-CA",
            date="1911-05-03",
            publisher="A house",
            description="What it is.",
        ),
    )


def bare() -> Document:
    return Document(
        name="case",
        format="text",
        nodes=("Only this.",),
        blocks=(Block(kind=Kind.PARAGRAPH, places=(Place(0, 0, 10),)),),
        chapters=(Chapter(id="c1", title="", first_block=0),),
    )


def errors(folder, schema, manifest):
    return [
        f"{one.json_path}: {one.message}" for one in validator(folder, schema).iter_errors(manifest)
    ]


@pytest.mark.parametrize("whole", [True, False])
def test_w3c_audiobook(bound, book, whole):
    package = bound(book if whole else bare(), "lpf") / "book.lpf"
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("publication.json"))
        assert errors("w3c-audiobooks", "audiobooks", manifest) == []
        listed = [one["url"] for one in manifest["readingOrder"] + manifest["resources"]]
        assert sorted([*listed, "publication.json"]) == sorted(names)
        contents = etree.HTML(archive.read("index.html"))
        (nav,) = contents.xpath("//nav[@role='doc-toc']")
        assert all(a.get("href").split("#")[0] in names for a in nav.iter("a"))
        if whole:
            assert [a.text for a in nav.iter("a")] == ["One < & two", "Two", "Below"]
        stored = {one.filename for one in archive.infolist() if one.compress_type == 0}
        assert {one for one in names if one.endswith(".mp3")} <= stored
    seconds = [float(one["duration"][2:-1]) for one in manifest["readingOrder"]]
    assert round(sum(seconds), 3) == float(manifest["duration"][2:-1])


@pytest.mark.parametrize("whole", [True, False])
def test_readium_audiobook(bound, book, whole):
    package = bound(book if whole else bare(), "readium") / "book.audiobook"
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    assert errors("readium-webpub", "publication", manifest) == []
    assert {one["href"] for one in manifest["readingOrder"]} <= set(names)
    if whole:
        first, second = manifest["toc"]
        assert (first["title"], second["title"]) == ("One < & two", "Two")
        (below,) = second["children"]
        assert re.fullmatch(r"a0002\.mp3#t=\d+(\.\d+)?", below["href"])


@pytest.mark.parametrize(
    ("folder", "schema", "name", "planted"),
    [
        ("w3c-audiobooks", "audiobooks", "lpf", {"duration": "178.0"}),
        ("w3c-audiobooks", "audiobooks", "lpf", {"name": 7}),
        ("readium-webpub", "publication", "readium", {"readingOrder": [{"type": "audio/mpeg"}]}),
    ],
)
def test_planted_mistakes_are_seen(bound, folder, schema, name, planted):
    (package,) = bound(bare(), name).glob("book.[la]*")
    with zipfile.ZipFile(package) as archive:
        manifest = json.loads(archive.read(archive.namelist()[0]))
    assert errors(folder, schema, manifest | planted)
