"""Talking books against the grammars of their makers, and the totals that no grammar adds up."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from narrate.reading import read

_SCHEMAS = Path(__file__).parent / "schemas"
_DOCTYPE = re.compile(rb"<!DOCTYPE [^>]*>")
_CLOCK = re.compile(r"(?:npt=)?(?:(\d+):(\d+):)?(\d+(?:\.\d+)?)s?\Z")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SMIL20 = "{http://www.w3.org/2001/SMIL20/}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def ms(clock: str) -> int:
    hours, minutes, seconds = _CLOCK.fullmatch(clock).groups()
    return round((int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)) * 1000)


def tree(path: Path) -> etree._Element:
    return etree.fromstring(_DOCTYPE.sub(b"", path.read_bytes()))


@pytest.fixture(scope="session")
def jing(java, epubcheck_home):
    """Validate files against a grammar, their document types aside: those add defaults."""

    def judge(schema: str, *files: Path) -> list[str]:
        bare = []
        for path in files:
            copy = path.with_name(f"{path.name}.bare")
            copy.write_bytes(_DOCTYPE.sub(b"", path.read_bytes()))
            bare.append(copy)
        command = [java, "-cp", f"{epubcheck_home / 'lib'}/*"]
        command += ["com.thaiopensource.relaxng.util.Driver", str(_SCHEMAS / schema)]
        done = subprocess.run(
            [*command, *map(str, bare)], capture_output=True, text=True, check=False
        )
        for one in bare:
            one.unlink()
        return done.stdout.splitlines() if done.returncode else []

    return judge


@pytest.fixture(scope="session")
def xmllint():
    """Validate files against the document types they name, found by a catalogue."""
    program = shutil.which("xmllint")
    if program is None:
        pytest.skip("no xmllint: apt-get install libxml2-utils")
    catalog = str(_SCHEMAS / "daisy3" / "dtd" / "catalog.xml")

    def judge(*files: Path) -> list[str]:
        done = subprocess.run(
            [program, "--nonet", "--noout", "--valid", *map(str, files)],
            capture_output=True,
            text=True,
            check=False,
            env={"XML_CATALOG_FILES": catalog},
        )
        return done.stderr.splitlines()

    return judge


@pytest.fixture(params=["letter", "everything", "nothing known", "right to left"])
def document(request, root, hostile):
    if request.param == "letter":
        path = root / "seeds" / "carter-to-brezhnev.txt"
        return read(path.read_bytes(), name=path.name)
    return hostile[request.param]()


def check_mp3(folder: Path) -> None:
    """Mono, without a tag in front: what players of talking books want."""
    for path in folder.glob("*.mp3"):
        head = path.read_bytes()[:4]
        assert head[:2] in (b"\xff\xf3", b"\xff\xfb")
        assert head[3] >> 6 == 3  # one channel


@pytest.mark.parametrize("highlight", ["sentence", "word"])
def test_daisy_202(bound, jing, document, highlight):
    folder = bound(document, "daisy202", highlight=highlight, notes="sentence") / "book.daisy202"
    smils = sorted(folder.glob("s*.smil"))
    assert jing("daisy202/d202/d202ncc.rng", folder / "ncc.html") == []
    assert jing("daisy202/d202/d202smil.rng", *smils) == []
    assert jing("daisy202/d202/d202msmil.rng", folder / "master.smil") == []
    check_mp3(folder)
    ncc = tree(folder / "ncc.html")
    facts = {one.get("name"): one.get("content") for one in ncc.iter(f"{_XHTML}meta")}
    body = ncc.find(f"{_XHTML}body")
    elapsed, targets = 0, set()
    for path in smils:
        smil = tree(path)
        said = {one.get("name"): one.get("content") for one in smil.iter("meta")}
        assert ms(said["ncc:totalElapsedTime"]) == elapsed
        clips = [
            (one.get("src"), ms(one.get("clip-begin")), ms(one.get("clip-end")))
            for one in smil.iter("audio")
        ]
        assert ms(said["ncc:timeInThisSmil"]) == sum(end - begin for _, begin, end in clips)
        assert ms(smil.find(".//seq").get("dur")) == ms(said["ncc:timeInThisSmil"])
        elapsed += ms(said["ncc:timeInThisSmil"])
        for text in smil.iter("text"):
            name, _, target = text.get("src").partition("#")
            assert tree(folder / name).xpath("//*[@id=$id]", id=target)
        targets |= {f"{path.name}#{one.get('id')}" for one in smil.iter("par")}
    assert abs(ms(facts["ncc:totalTime"]) - elapsed) <= 500
    assert {a.get("href") for a in ncc.iter(f"{_XHTML}a")} <= targets
    assert int(facts["ncc:tocItems"]) == len(body)
    assert int(facts["ncc:files"]) == len(list(folder.iterdir()))
    levels = [int(one.tag[-1]) for one in body if one.tag[-1].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    must = {"dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher"}
    must |= {"dc:title", "ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial"}
    assert must <= facts.keys()


@pytest.mark.parametrize("highlight", ["sentence", "word"])
def test_daisy_3(bound, jing, xmllint, document, highlight):
    folder = bound(document, "daisy3", highlight=highlight, notes="sentence") / "book.daisy3"
    smils = sorted(folder.glob("*.smil"))
    named = [folder / f"book.{kind}" for kind in ("opf", "ncx", "xml", "res")]
    assert xmllint(*named, *smils) == []
    grammars = "daisy3/zedval-rng"
    assert jing(f"{grammars}/oebpkg12.rng", folder / "book.opf") == []
    assert jing(f"{grammars}/ncx-2005-1.rng", folder / "book.ncx") == []
    assert jing(f"{grammars}/resource-2005-1.rng", folder / "book.res") == []
    assert jing(f"{grammars}/dtbsmil-2005-2.rng", *smils) == []
    assert jing("daisy3/dtbook-rng/dtbook/dtbook-2005-3.rng", folder / "book.xml") == []
    check_mp3(folder)
    opf, text = tree(folder / "book.opf"), tree(folder / "book.xml")
    hrefs = {one.get("href") for one in opf.iter("{*}item")}
    assert hrefs == {one.name for one in folder.iterdir()}
    facts = {one.get("name"): one.get("content") for one in opf.iter("{*}meta")}
    elements = {one.get("id"): one for one in text.iter() if one.get("id")}
    elapsed, targets = 0, set()
    for path in smils:
        smil = tree(path)
        said = {one.get("name"): one.get("content") for one in smil.iter(f"{_SMIL20}meta")}
        assert ms(said["dtb:totalElapsedTime"]) == elapsed
        for par in smil.iter(f"{_SMIL20}par"):
            target = par[0].get("src").partition("#")[2]
            assert elements[target].get("smilref") == f"{path.name}#{par.get('id')}"
            targets.add(f"{path.name}#{par.get('id')}")
            for audio in par.iter(f"{_SMIL20}audio"):
                elapsed += ms(audio.get("clipEnd")) - ms(audio.get("clipBegin"))
    assert ms(facts["dtb:totalTime"]) == elapsed
    refs = {one.get("smilref") for one in elements.values()} - {None}
    assert refs <= targets
    ncx = tree(folder / "book.ncx")
    assert {one.get("src") for one in ncx.iter(f"{_NCX}content")} <= targets
    orders = [int(one.get("playOrder")) for one in ncx.iter() if one.get("playOrder")]
    assert sorted(orders) == list(range(1, len(orders) + 1))


def test_planted_mistakes_are_seen(bound, jing, xmllint, hostile):
    home = bound(hostile["everything"](), "daisy202", "daisy3")
    ncc, ncx = home / "book.daisy202" / "ncc.html", home / "book.daisy3" / "book.ncx"
    ncc.write_bytes(ncc.read_bytes().replace(b'class="title"', b'class="heading"'))
    ncx.write_bytes(ncx.read_bytes().replace(b' playOrder="2"', b""))
    assert jing("daisy202/d202/d202ncc.rng", ncc)
    assert xmllint(ncx)
