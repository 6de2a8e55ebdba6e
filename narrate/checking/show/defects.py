"""The defects of shows: a feed, its archives, what they name, and the site around them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.checking.table import Defect, error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

_PUBLISH = "Publish the show again."
_SETTING = "Set it in [show] of narrate.toml and publish again."

OF_SHOWS: Mapping[str, Defect] = MappingProxyType(
    {
        # the documents
        "feed-broken": error("No reader can open it; publish the show again."),
        "feed-namespace": error("Readers know tags by this address; write it exactly so."),
        "feed-encoding": warning("Write feeds in UTF-8."),
        "feed-files-elsewhere": info("Check the folder that was published to judge its files too."),
        "feed-empty": warning("A feed without an episode is refused by directories."),
        "self-link": error("Give atom:link rel=self the feed's own address."),
        "hub-address": error("Give the address of a WebSub hub, and a self link with it."),
        # the show
        "channel-missing": error(_SETTING),
        "channel-twice": error("Readers take one of them, each its own; leave one."),
        "channel-link": error("Link the show's web page, not its feed."),
        "description-long": error("Keep it within 4,000 bytes; directories cut or refuse it."),
        "text-long": warning("Keep it within 255 characters, as PSP-1 asks."),
        "text-blanks": warning("Take the blanks off its ends, as PSP-1 asks."),
        "text-characters": warning("Take out what cannot be seen; some readers stop at it."),
        "explicit-value": error("Write true or false; directories know no other word."),
        "language-tag": error("Write a language tag such as en, en-GB or de."),
        "category-unknown": error("Choose one of Apple's categories, as Apple spells it."),
        "show-type": error("Write episodic or serial."),
        "show-blocked": warning("Directories drop a show that says so; take it out."),
        "owner-email": warning("Directories write there to prove who owns the show."),
        "podcast-guid": error("Write the UUID that the show got when it was first published."),
        "podcast-guid-other": info("It is right for a show that has moved; never change it."),
        "podcast-guid-changed": error(
            "The show would be another one; write the guid of show.lock."
        ),
        "podcast-locked": error("Write yes or no."),
        "podcast-locked-owner": info("Name the owner's e-mail address: other hosts ask there."),
        "podcast-medium": error("Write podcast, audiobook, newsletter, blog or another medium."),
        "podcast-license": error("Write an SPDX identifier in small letters, or add an address."),
        "podcast-funding": error("Give the address where listeners can give, and a short text."),
        "person-role": warning("Take role and group from the Podcast Taxonomy."),
        "person-unnamed": error("Name the person."),
        # pictures
        "artwork-missing": error("Put the picture there, or name the one that is."),
        "artwork-type": error("Use a JPEG or PNG whose ending says what it is."),
        "artwork-square": error("Make it square."),
        "artwork-size": error("Make it 1400 to 3000 pixels wide; 3000 is best."),
        "artwork-colours": error("Save it in RGB, without transparency."),
        "artwork-bytes": warning("Keep it within 512 kB; some players load no larger one."),
        # episodes
        "item-missing": error("PSP-1 asks for title, enclosure and guid of each episode."),
        "item-twice": error("Readers take one of them, each its own; leave one."),
        "enclosure-twice": error(
            "RSS has one enclosure; name others by podcast:alternateEnclosure."
        ),
        "enclosure-url": error("Write the whole address, with https:// and in ASCII."),
        "enclosure-missing": error("Subscribers will get nothing; publish the show again."),
        "enclosure-length": error("Write the file's size in bytes; some players trust it."),
        "enclosure-type": error("Write the media type of what the file really is."),
        "enclosure-format": error(
            "Enclose MP3 or M4A; name other kinds by podcast:alternateEnclosure."
        ),
        "enclosure-shared": warning("Two episodes with one sound are one too many."),
        "guid-permalink": error('Write isPermaLink="false" where the guid is no address.'),
        "guid-twice": error("Subscribers will see one of them; each episode needs its own."),
        "guid-changed": error("Subscribers will get it twice; write the guid of show.lock."),
        "guid-removed": error("Publish again: it must leave the feed, its page says so."),
        "guid-lost": error("The lock has it as published; publish the show again."),
        "date-missing": warning("Without pubDate players sort as they like."),
        "date-form": error("Write it as RFC 822 does: Thu, 09 Jun 1977 08:00:00 GMT."),
        "date-weekday": error("Write the weekday of that date, or none."),
        "date-future": warning("Most players hide it until then; some show it at once."),
        "date-order": warning("Players sort by pubDate: later episodes need later dates."),
        "date-same": warning("Players sort by pubDate: give each episode a minute of its own."),
        "date-changed": error("pubDate is the first publication; write the one of show.lock."),
        "duration-form": error("Write seconds, or hours:minutes:seconds."),
        "duration-missing": warning("Players show no length before it is loaded."),
        "duration-differs": error("Write how long the file really plays."),
        "episode-number": error("Number the episodes of a serial show, from 1."),
        "episode-twice": warning("Two episodes of a season have the same number."),
        "episode-type": error("Write full, trailer or bonus."),
        "title-number": warning("Apple wants the number in itunes:episode alone."),
        "ai-content-missing": error('Add <podcast:txt purpose="ai-content">true</podcast:txt>.'),
        # what goes with an episode
        "transcript-none": warning("Name a transcript; WebVTT is what most players take."),
        "transcript-type": error(
            "Write text/vtt, application/x-subrip, application/json or text/html."
        ),
        "transcript-missing-file": error("It is not there; publish the show again."),
        "transcript-broken": error("It is not what its type says; publish the show again."),
        "transcript-order": error("Cues must begin one after the other."),
        "transcript-beyond-end": error("It goes with another, longer sound."),
        "chapters-type": error("Write application/json+chapters."),
        "chapters-missing-file": error("It is not there; publish the show again."),
        "chapters-broken": error(
            "Write version and chapters as the JSON chapters format has them."
        ),
        "chapters-order": error("Chapters must begin one after the other."),
        "chapters-beyond-end": error("A chapter must begin before the sound ends."),
        "chapters-disagree": warning("The chapters of an episode must be the same in all ways."),
        "alternate-type": error("Write the media type of what the file really is."),
        "alternate-length": error("Write the file's size in bytes."),
        "alternate-missing": error("It is not there; publish the show again."),
        "alternate-source": error("Give each alternative enclosure a source with an address."),
        "alternate-integrity": error("The file is not the one the digest was made of."),
        "notes-script": error("Show notes must not run anything; players cut it out, or refuse."),
        "notes-markup": warning("Close what is opened; players repair it, each its own way."),
        "notes-link": error("Write the whole address: notes are shown far from the site."),
        "stamps": warning("Apple takes time stamps from three on, in order, the first 00:00:00."),
        "address-missing": error("The feed names a file of the show that is not there."),
        # archives
        "archive-mark": error("fh:archive belongs in archive documents, and only there."),
        "archive-link": error(
            "Archive documents name the one before, the one after, and the feed."
        ),
        "archive-missing": error("Older episodes cannot be reached; publish the show again."),
        "archive-loop": error("The chain of archive documents must end at the oldest."),
        "archive-lost": error("No document leads there; its episodes cannot be reached."),
        # the folder
        "manifest-line": error("Each line is a JSON object with name, type, size and sha256."),
        "manifest-missing": error("The manifest names it and it is not there; publish again."),
        "manifest-changed": error("It is not the file that was published; publish again."),
        "manifest-unlisted": error("What is not in the manifest is not sent; publish again."),
        "manifest-type": error("A server will send it with the wrong type; publish again."),
        "manifest-cache": error("Only names that change with their content may be kept for ever."),
        "manifest-order": error("The feed goes last, when all it names has been sent."),
        "digests-sampled": info("--deep compares every file with its digest."),
        "orphan": info("Nothing names it; it may be a file of an earlier publication."),
        # the site
        "page-link": error("The page names a file of the show that is not there."),
        "page-canonical": error("Give the page's own address as canonical."),
        "page-language": warning("Name the language of the page in its html element."),
        "page-title": warning("Give the page a title."),
        "page-removed": error("Its page says it was removed; take the episode out of the feed."),
        "sitemap-broken": error("Search engines cannot read it; publish the show again."),
        "sitemap-page": error("It names a page that is not there; publish the show again."),
        "sitemap-gap": warning("The episode's page is in no sitemap; publish the show again."),
        "robots": error(_PUBLISH),
        "opds-broken": error("It is no Atom catalogue; publish the show again."),
        "opds-link": error("It names a file that is not there; publish the show again."),
        "opds-type": error("Write the media type of what the file really is."),
    }
)
"""By id; an id never changes its meaning."""
