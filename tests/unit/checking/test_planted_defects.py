"""Defects planted in a good edition, one at a time: each must be found under its own id."""

from __future__ import annotations

import json
import re
import struct
import wave
import zipfile
from dataclasses import replace

import mutagen.id3
import pytest

from narrate.audio.codecs import CODECS
from narrate.audio.mp3 import silence
from narrate.audio.tags import id3, read_back
from narrate.checking.check import check
from narrate.model.finding import Severity

RATE = 24_000


def found(path):
    """The ids of all that is found in one file."""
    (one,) = check([path])
    return {finding.id for finding in one.findings}


def repacked(path, change, *, drop=()):
    """Write an archive again, its members through ``change(name, data)``."""
    with zipfile.ZipFile(path) as archive:
        members = [(one, archive.read(one)) for one in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in members:
            if info.filename not in drop:
                archive.writestr(info, change(info.filename, data))


def rewrite(path, change):
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text, "nothing was planted"
    path.write_text(changed, encoding="utf-8")


def swapped(text, pattern):
    """The first two matches change places."""
    first, second, *_ = re.finditer(pattern, text, re.DOTALL)
    return (
        text[: first.start()]
        + second[0]
        + text[first.end() : second.start()]
        + first[0]
        + text[second.end() :]
    )


def moved(text, pattern, seconds):
    """Add seconds to every number that group 1 of ``pattern`` names."""
    return re.sub(
        pattern,
        lambda m: m[0].replace(m[1], f"{float(m[1]) + seconds:.3f}"),
        text,
    )


def cut(path, share):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def test_a_good_edition_has_no_finding(pristine):
    for one in check([pristine]):
        assert not one.findings, one.path
    assert len(list(check([pristine]))) >= 15


# ---- sound -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["days.mp3", "days.m4b", "days.opus", "days.flac"])
def test_sound_cut_short(spoilt, name):
    path = spoilt(name)
    cut(path, 0.7)
    assert found(path) & {"audio-truncated", "audio-unreadable"}


@pytest.mark.parametrize("name", ["days.mp3", "days.m4b", "days.opus", "days.flac", "days.epub"])
def test_an_empty_file(spoilt, name):
    path = spoilt(name)
    path.write_bytes(b"")
    assert found(path) == {"file-empty"}


@pytest.mark.parametrize("name", ["days.mp3", "days.m4b", "days.opus", "days.flac"])
def test_bytes_that_are_no_sound(spoilt, name):
    path = spoilt(name)
    path.write_bytes(b"<html>not found</html>" * 100)
    assert found(path) & {"audio-unreadable", "audio-empty"}


def spoken(tmp_path, samples):
    path = tmp_path / "one.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path


HUM = [6000, 6000, -6000, -6000] * (RATE // 4)


def test_nothing_but_silence(tmp_path):
    assert "audio-silent" in found(spoken(tmp_path, [0] * 2 * RATE))


def test_no_sample_at_all(tmp_path):
    assert found(spoken(tmp_path, [])) & {"audio-empty", "audio-unreadable"}


def test_peaks_at_full_scale(tmp_path):
    assert "audio-clipped" in found(spoken(tmp_path, HUM + [32767] * 20 + HUM))


def test_a_long_hole(tmp_path):
    assert "long-silence" in found(spoken(tmp_path, HUM + [0] * 11 * RATE + HUM))


def test_silence_where_speech_should_be(spoilt):
    path = spoilt("days.mp3")
    data = path.read_bytes()
    timeline = json.loads(path.with_name("days.timeline.json").read_text())
    row = timeline["segments"][3]
    frame = CODECS["speech"]["mp3"].frame_samples
    first, last = row["start"] // frame - 2, row["end"] // frame + 2
    start = len(data) - 192 * (timeline["samples"] // frame + 2)
    hole = silence(CODECS["speech"]["mp3"], last - first)
    path.write_bytes(data[: start + 192 * first] + hole + data[start + 192 * last :])
    assert "silent-speech" in found(path)


def test_frames_taken_out(spoilt):
    path = spoilt("days.mp3")
    data = path.read_bytes()
    path.write_bytes(data[: -192 * 100] + data[-192 * 40 :])
    assert "audio-truncated" in found(path)


# ---- tags and chapters ---------------------------------------------------------------------------


def retagged(path, tag=lambda tags: tags, chapters=lambda marks: marks):
    """Put another tag before the same sound."""
    tags, marks = read_back(path)
    old = len(id3(tags, marks))
    path.write_bytes(id3(tag(tags), chapters(list(marks))) + path.read_bytes()[old:])


def with_second(**changes):
    return lambda marks: [marks[0], replace(marks[1], **changes), *marks[2:]]


def test_the_same_tag_is_no_defect(spoilt):
    path = spoilt("days.mp3")
    before = path.read_bytes()
    retagged(path)
    assert path.read_bytes() == before


def test_a_chapter_beyond_the_end(spoilt):
    path = spoilt("days.mp3")
    retagged(path, chapters=with_second(start_ms=3_000_000))
    assert "chapter-beyond-end" in found(path)


def test_a_chapter_somewhere_else(spoilt):
    path = spoilt("days.mp3")
    _, marks = read_back(path)
    retagged(path, chapters=with_second(start_ms=marks[1].start_ms + 400))
    assert found(path) == {"chapter-moved"}


def test_chapters_in_the_wrong_order(spoilt):
    path = spoilt("days.mp3")
    retagged(path, chapters=lambda marks: [marks[0], marks[2], marks[1]])
    assert "chapter-order" in found(path)


def test_a_chapter_without_a_name(spoilt):
    path = spoilt("days.mp3")
    retagged(path, chapters=with_second(title=""))
    assert "chapter-unnamed" in found(path)


def test_a_chapter_with_another_name(spoilt):
    path = spoilt("days.mp3")
    retagged(path, chapters=with_second(title="Else"))
    assert found(path) == {"chapters-differ"}


def test_no_title(spoilt):
    path = spoilt("days.mp3")
    retagged(path, lambda tags: replace(tags, title=""))
    assert "title-missing" in found(path)


def test_a_voice_that_is_not_named(spoilt):
    path = spoilt("days.mp3")
    retagged(path, lambda tags: replace(tags, voice="", comment=""))
    assert "voice-undisclosed" in found(path)


# ---- texts in time ------------------------------------------------------------------------------


CUE = r"\d\d:[\d:.,]+ --> [^\n]*\n.*?\n\n"


@pytest.mark.parametrize("name", ["days.vtt", "days.srt"])
def test_a_cue_left_out(spoilt, name):
    path = spoilt(name)
    rewrite(path, lambda text: re.sub(CUE, "", text, count=1, flags=re.DOTALL))
    assert "text-missing" in found(path)


@pytest.mark.parametrize("name", ["days.vtt", "days.srt"])
def test_cues_that_change_places(spoilt, name):
    path = spoilt(name)
    rewrite(path, lambda text: swapped(text, CUE))
    assert "cue-order" in found(path)


def late(text, seconds):
    def later(m):
        whole = int(m[1]) * 3600 + int(m[2]) * 60 + float(f"{m[3]}.{m[5]}") + seconds
        return f"{int(whole // 3600):02}:{int(whole // 60 % 60):02}:{whole % 60:06.3f}".replace(
            ".", m[4]
        )

    return re.sub(r"(\d\d):(\d\d):(\d\d)([.,])(\d{3})", later, text)


@pytest.mark.parametrize("name", ["days.vtt", "days.srt"])
def test_cues_all_late(spoilt, name):
    path = spoilt(name)
    rewrite(path, lambda text: late(text, 0.4))
    assert "out-of-step" in found(path)


def test_cues_of_a_longer_sound(spoilt):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: late(text, 60))
    assert "cue-beyond-end" in found(path)


def test_a_cue_without_text(spoilt):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: re.sub(r"(--> [^\n]*\n)<v Narrator>[^\n]*", r"\1", text, count=1))
    assert "cue-empty" in found(path)


def test_a_cue_of_no_length(spoilt):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: re.sub(r"(\d\d:[\d:.]+) --> \S+", r"\1 --> \1", text, count=1))
    assert "cue-empty" in found(path)


def test_a_cue_that_runs_into_the_next(spoilt):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: re.sub(r"--> \d\d:\d\d:\d\d", "--> 00:00:59", text, count=1))
    assert "cue-overlap" in found(path)


@pytest.mark.parametrize("planted", ["Rain & wind", "Rain < wind"])
def test_markup_that_is_not_escaped(spoilt, planted):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: text.replace("Rain", planted, 1))
    assert "cue-markup" in found(path)


def test_no_webvtt(spoilt):
    path = spoilt("days.vtt")
    rewrite(path, lambda text: text.replace("WEBVTT", "WEBTXT"))
    assert found(path) == {"cues-unreadable"}


def test_a_line_of_lyrics_left_out(spoilt):
    path = spoilt("days.lrc")
    rewrite(path, lambda text: re.sub(r"\[\d\d:\d\d\.\d\d\]Rain[^\n]*\n", "", text))
    assert "text-missing" in found(path)


def test_lyrics_in_the_wrong_order(spoilt):
    path = spoilt("days.lrc")
    rewrite(path, lambda text: swapped(text, r"\[\d\d:\d\d\.\d\d\][^\n]*\n"))
    assert "cue-order" in found(path)


def test_a_transcript_that_is_no_json(spoilt):
    path = spoilt("days.transcript.json")
    cut(path, 0.8)
    assert found(path) == {"cues-unreadable"}


def test_a_transcript_with_other_words(spoilt):
    path = spoilt("days.transcript.json")
    rewrite(path, lambda text: text.replace("harbour", "airport"))
    assert "text-missing" in found(path)


# ---- read-along books ---------------------------------------------------------------------------


def book(spoilt, ending, change, name="days.epub", drop=()):
    path = spoilt(name)
    before = path.read_bytes()

    def one(member, data):
        return change(data.decode()).encode() if member.endswith(ending) else data

    repacked(path, one if ending else lambda _, data: data, drop=drop)
    assert path.read_bytes() != before
    return found(path)


def test_a_clip_beyond_the_sound(spoilt):
    assert "clip-beyond-end" in book(
        spoilt,
        "s0001.smil",
        lambda t: re.sub(r'clipEnd="[\d.]+s"/></par>\n</', 'clipEnd="99s"/></par>\n</', t),
    )


def test_clips_that_change_places(spoilt):
    assert "clip-order" in book(
        spoilt, "s0001.smil", lambda t: swapped(t, r'clipBegin="[^"]*" clipEnd="[^"]*"')
    )


def test_a_clip_that_ends_before_it_begins(spoilt):
    assert "clip-empty" in book(
        spoilt,
        "s0001.smil",
        lambda t: re.sub(
            r'clipBegin="([^"]*)" clipEnd="([^"]*)"', r'clipBegin="\2" clipEnd="\1"', t, count=1
        ),
    )


def test_clips_that_share_sound(spoilt):
    assert "clip-overlap" in book(
        spoilt,
        "s0001.smil",
        lambda t: re.sub(
            r'clipEnd="([\d.]+)s"', lambda m: f'clipEnd="{float(m[1]) + 0.3:.3f}s"', t, count=1
        ),
    )


def test_sound_between_clips(spoilt):
    assert "clip-gap" in book(
        spoilt,
        "s0001.smil",
        lambda t: re.sub(
            r'clipEnd="([\d.]+)s"', lambda m: f'clipEnd="{float(m[1]) - 0.3:.3f}s"', t, count=1
        ),
    )


def test_overlays_all_late(spoilt):
    def later(text):
        return re.sub(
            r'clip(Begin|End)="([\d.]+)s"',
            lambda m: f'clip{m[1]}="{max(0, float(m[2]) - (0.45 if float(m[2]) else 0)):.3f}s"',
            text,
        )

    assert "out-of-step" in book(spoilt, ".smil", later)


def test_a_clip_for_a_text_that_is_not_there(spoilt):
    assert "clip-target" in book(
        spoilt, "s0001.smil", lambda t: re.sub(r"#p2s\d+", "#gone", t, count=1)
    )


def test_a_sound_left_out_of_the_book(spoilt):
    assert {"clip-audio", "package-member"} <= book(spoilt, "", None, drop={"EPUB/a0001.mp3"})


def test_a_total_that_is_not_the_sum(spoilt):
    assert "total-time" in book(
        spoilt,
        ".opf",
        lambda t: re.sub(r'(property="media:duration">)[\d:.]+', r"\g<1>1:02:03.000", t),
    )


def test_a_paragraph_without_sound(spoilt):
    assert "text-not-covered" in book(
        spoilt,
        "s0001.xhtml",
        lambda t: t.replace("</section>", "<p>Nobody reads this.</p></section>", 1),
    )


def test_a_paragraph_dropped_from_the_book(spoilt):
    assert {"text-missing", "clip-target"} <= book(
        spoilt,
        "s0001.xhtml",
        lambda t: re.sub(r"<p[^>]*>(?:(?!</p>).)*Rain.*?</p>", "", t, flags=re.DOTALL),
    )


def test_paragraphs_in_another_order(spoilt):
    assert "text-order" in book(spoilt, "s0001.xhtml", lambda t: swapped(t, r"<p[ >].*?</p>"))


CLAIM = '<meta property="dcterms:conformsTo" id="conf">{}</meta>'


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ("EPUB Accessibility 1.1 – WCAG 2.2 Level AA", "claim-misspelt"),
        ("WCAG 2.2 AA", "claim-misspelt"),
        ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "claim-uncertified"),
    ],
)
def test_claims(spoilt, claim, wanted):
    assert wanted in book(
        spoilt, ".opf", lambda t: t.replace("</metadata>", CLAIM.format(claim) + "</metadata>")
    )


def test_accessibility_that_is_not_said(spoilt):
    assert "accessibility-missing" in book(
        spoilt,
        ".opf",
        lambda t: re.sub(r'<meta property="schema:accessibilityHazard">[^<]*</meta>', "", t),
    )


def test_a_highlight_without_a_rule(spoilt):
    assert "highlight-missing" in book(
        spoilt, ".css", lambda t: t.replace("-epub-media-overlay-active", "other")
    )


def test_a_highlight_nobody_can_read(spoilt):
    pale = ".-epub-media-overlay-active{color:#aaaaaa;background-color:#cccccc}"
    assert "highlight-contrast" in book(
        spoilt,
        ".css",
        lambda t: re.sub(r"\.-epub-media-overlay-active[^{]*\{[^}]*\}", pale, t),
    )


def test_a_book_that_is_no_archive(spoilt):
    path = spoilt("days.epub")
    cut(path, 0.5)
    assert found(path) == {"package-broken"}


def test_sound_cut_short_in_a_book(spoilt):
    path = spoilt("days.epub")
    repacked(
        path, lambda name, data: data[: len(data) // 2] if name.endswith("a0002.mp3") else data
    )
    assert found(path) & {"clip-beyond-end", "audio-truncated"}


# ---- talking books and audiobooks ----------------------------------------------------------------


def test_a_talking_book_with_a_wrong_total(spoilt):
    path = spoilt("days.daisy202")
    rewrite(
        path / "ncc.html", lambda t: re.sub(r'(totalTime" content=")[\d:]+', r"\g<1>09:09:09", t)
    )
    assert "total-time" in found(path)


def test_a_talking_book_with_tags_in_its_sound(spoilt):
    path = spoilt("days.daisy202")
    sound = path / "a0001.mp3"
    tag = mutagen.id3.ID3()
    tag.add(mutagen.id3.TIT2(encoding=3, text=["x"]))
    tag.save(sound)
    assert "audio-tagged" in found(path)


def test_a_talking_book_whose_text_is_not_there(spoilt):
    path = spoilt("days.daisy3")
    rewrite(path / "book.xml", lambda t: t.replace('id="p2s1"', 'id="other"'))
    assert "clip-target" in found(path)


def test_a_talking_book_without_a_sound(spoilt):
    path = spoilt("days.daisy3")
    (path / "a0002.mp3").unlink()
    assert "clip-audio" in found(path)


def test_a_talking_book_with_clips_out_of_order(spoilt):
    path = spoilt("days.daisy3")
    rewrite(path / "s0001.smil", lambda t: swapped(t, r'clipBegin="[^"]*" clipEnd="[^"]*"'))
    assert "clip-order" in found(path)


@pytest.mark.parametrize(
    ("name", "manifest"), [("days.lpf", "publication.json"), ("days.audiobook", "manifest.json")]
)
class TestAudiobooks:
    def test_a_wrong_duration(self, spoilt, name, manifest):
        def change(text):
            facts = json.loads(text)
            first = facts["readingOrder"][0]
            first["duration"] = "PT999S" if name.endswith("lpf") else 999
            return json.dumps(facts)

        assert "total-time" in book(spoilt, manifest, change, name)

    def test_a_sound_left_out(self, spoilt, name, manifest):
        del manifest
        assert "package-member" in book(spoilt, "", None, name, drop={"a0002.mp3"})

    def test_contents_in_another_order(self, spoilt, name, manifest):
        def change(text):
            facts = json.loads(text)
            facts["toc"] = facts["toc"][::-1] if "toc" in facts else []
            return json.dumps(facts)

        wanted = {"chapter-order"} if name.endswith("audiobook") else set()
        assert wanted <= book(spoilt, manifest, change, name)

    def test_a_manifest_that_is_none(self, spoilt, name, manifest):
        assert "package-broken" in book(spoilt, manifest, lambda t: t[:100], name)


# ---- players and whole editions ----------------------------------------------------------------


def test_a_player_without_its_sound(spoilt):
    path = spoilt("days.html")
    path.with_name("days.mp3").unlink()
    assert "player-audio" in found(path)


def test_a_player_that_needs_a_network(spoilt):
    path = spoilt("days.html")
    rewrite(path, lambda t: t.replace("</body>", '<img src="https://example.org/x.png"></body>'))
    assert "player-network" in found(path)


def test_a_player_whose_script_was_changed(spoilt):
    path = spoilt("days.html")
    rewrite(
        path,
        lambda t: (
            t.replace("</script>\n</body>", "alert(1)</script>\n</body>")
            if "</script>\n</body>" in t
            else re.sub(r"(<script>)", r"\1alert(1);", t, count=1)
        ),
    )
    assert "player-policy" in found(path)


def test_a_player_without_a_policy(spoilt):
    path = spoilt("days.html")
    rewrite(path, lambda t: t.replace("Content-Security-Policy", "X-Nothing"))
    assert "player-policy" in found(path)


@pytest.mark.parametrize("name", ["days.html", "days.transcript.html"])
def test_a_page_without_a_paragraph(spoilt, name):
    path = spoilt(name)
    rewrite(path, lambda t: re.sub(r"<p[^>]*>(?:(?!</p>).)*Rain.*?</p>", "", t, flags=re.DOTALL))
    assert "text-missing" in found(path)


def test_a_file_that_is_gone(spoilt):
    path = spoilt("days.report.json")
    path.with_name("days.vtt").unlink()
    assert "file-missing" in found(path)


def test_a_file_that_was_changed(spoilt):
    path = spoilt("days.report.json")
    rewrite(path.with_name("days.srt"), lambda t: t + "\n")
    assert "file-changed" in found(path)


def unnamed(report, *names):
    """Let a report not know files: what an edition made anew without their formats says."""
    facts = json.loads(report.read_text())
    facts["files"] = [one for one in facts["files"] if one["name"].partition("/")[0] not in names]
    report.write_text(json.dumps(facts))


def test_files_and_folders_of_an_earlier_run(spoilt):
    path = spoilt("days.report.json")
    unnamed(path, "days.epub", "days.daisy202")
    path.with_name("days.txt").write_text("somebody's own")
    path.with_name("other.epub").write_text("somebody's own")
    (one,) = check([path])
    told = [finding.message for finding in one.findings if finding.id == "file-left-over"]
    assert [message.partition(" ")[0] for message in told] == ["days.daisy202", "days.epub"]
    assert not one.failed


def test_what_an_earlier_run_left_is_not_held_against_the_timeline_of_now(spoilt):
    path = spoilt("days.vtt")
    timeline = path.with_name("days.timeline.json")
    rewrite(timeline, lambda t: t.replace("Rain fell", "Hail and rain fell"))
    assert "text-missing" in found(path)
    unnamed(path.with_name("days.report.json"), "days.vtt")
    assert found(path) == set()


def test_nothing_to_read(spoilt):
    path = spoilt("days.report.json")
    facts = json.loads(path.read_text())
    facts["files"] = [one for one in facts["files"] if one["name"] == "days.mp3"]
    path.write_text(json.dumps(facts))
    assert "transcript-missing" in found(path)


def timeline(spoilt, change):
    path = spoilt("days.timeline.json")
    facts = json.loads(path.read_text())
    change(facts)
    path.write_text(json.dumps(facts))
    return found(path)


def test_a_timeline_with_chapters_out_of_order(spoilt):
    def change(facts):
        facts["chapters"][1], facts["chapters"][2] = facts["chapters"][2], facts["chapters"][1]

    assert "chapter-order" in timeline(spoilt, change)


def test_a_timeline_with_breaths_that_overlap(spoilt):
    def change(facts):
        facts["segments"][2]["start"] = facts["segments"][1]["start"]

    assert "cue-order" in timeline(spoilt, change)


def test_a_timeline_beyond_its_sound(spoilt):
    assert "cue-beyond-end" in timeline(spoilt, lambda facts: facts.update(samples=1000))


def test_every_id_has_a_suggestion():
    from narrate.checking.defects import DEFECTS  # noqa: PLC0415 - only here

    silent = [name for name, row in DEFECTS.items() if not row.suggestion]
    assert silent == ["house-met"]
    assert all(row.severity in Severity for row in DEFECTS.values())


def test_a_page_number_inside_a_sentence_is_no_defect(spoilt):
    path = spoilt("days.daisy202") / "s0001.html"
    mark = '<span class="page-normal" id="page7">7</span>'
    rewrite(path, lambda t: t.replace("Rain fell", f"Rain {mark} fell"))
    assert not found(path.parent)
