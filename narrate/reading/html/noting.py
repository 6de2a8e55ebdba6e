"""Notes and their marks: by type and role, or else by the shape of a link and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from narrate.reading.html.naming import INLINE, classes_of, elements_of, texts, types_of, words_of
from narrate.reading.html.roles import NOTE_SECTIONS, NOTES
from narrate.reading.raised import LONGEST_BASE, mark_of, number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from narrate.markup.tree import Element

_MARK = re.compile(
    r"[\[({]?\s*(?:(?:foot|end)?note\s*)?(?P<number>\d{1,4}|[a-z]{1,2}|[ivxl]{1,7}|[*†‡§‖¶#]{1,4})"
    r"\s*[\])}]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[({].*[\])}]")
_SIGN = re.compile(r"[*†‡§‖]+")
_CLASS = re.compile(r"(?:foot|end)?-?note.*|fn.*|noteref|reference|cite.*|sdfootnote.*")
_FRAGMENT = re.compile(
    r"_?(?:ftn|edn|fn|footnote|endnote|note|cite[_-]?note|sdfootnote|sdendnote|anm"
    r"|nota)(?![a-z]{3})",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"[\s↩↵⏎↑⤴⇧⬆▲△^←⇐⟵\ufe0e\ufe0f]*|\[?(?:back|top|jump up|up|zurück|retour|volver|"
    r"return(?: to (?:the )?(?:text|reference|main text|article|note))?)\]?",
    re.IGNORECASE,
)
_HOLDERS = frozenset({"li", "p", "div", "aside", "dd", "tr", "blockquote"})
"""Elements that a link to a note may lead to, or into."""
_ALWAYS_NOTES = NOTES - {"note"}
"""Types of notes even where no mark leads to them; ``note`` may be an aside of the text."""
_LONGEST_MARK = 12
_PUNCTUATION = re.compile(r"[\W_]*")


class Mark(NamedTuple):
    """A note's mark in the text."""

    number: str
    target: str
    """Identity of the note: file, ``#`` and id."""


@dataclass(slots=True)
class FileNotes:
    """What one file has of notes; elements are known by their ``id()``."""

    marks: dict[int, Mark] = field(default_factory=dict)
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The identities of each note."""
    labels: set[int] = field(default_factory=set)
    """Links and signs in a note that lead back or repeat its number."""
    sections: set[int] = field(default_factory=set)
    """Sections of nothing but notes."""


def resolved(href: str, file: str) -> str:
    """Return where a link of ``file`` leads: file, ``#`` and id; blank for one that leads away."""
    path, _, fragment = href.strip().partition("#")
    if ":" in path.partition("/")[0] or path.startswith("//"):
        return ""
    where = normpath(join(dirname(file), unquote(path))) if path else file
    return f"{where}#{unquote(fragment)}"


class NoteSurvey:
    """The notes of a book, file by file: marks seen in one file tell of notes in a later one."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._wanted: dict[str, set[str]] = {}

    def wants(self, file: str) -> bool:
        """Tell whether a mark seen so far leads to ``file``."""
        return file in self._wanted

    def of(self, root: Element, file: str) -> FileNotes:
        """Find the notes and marks of one file."""
        return _Surveyor(root, file, self._wanted).survey()


class _Surveyor:
    """The survey of one file."""

    def __init__(self, root: Element, file: str, wanted: dict[str, set[str]]) -> None:
        self._root, self._file, self._wanted = root, file, wanted
        self._parents: dict[int, Element] = {}
        self._by_id: dict[str, Element] = {}
        self._links: list[Element] = []
        self._raised: list[Element] = []
        self._wants_raised: set[str] = set()
        """Notes whose raised marks link nowhere."""
        self._found = FileNotes()

    def survey(self) -> FileNotes:
        for element in elements_of(self._root):
            for child in element.children:
                if child.__class__ is not str:
                    self._parents[id(child)] = element
            if element.name == "sup":
                self._raised.append(element)
            if element.attributes:
                self._take(element)
        for fragment in sorted(self._wanted.get(self._file, ())):
            self._target(fragment)
        for link in self._links:
            self._link(link)
        for sup in self._raised:
            self._unlinked(sup)
        self._promote()
        return self._found

    def _take(self, element: Element) -> None:
        """Take in an element's identity, whether it links, and whether its types name notes."""
        attributes, types = element.attributes, types_of(element)
        if "id" in attributes:
            self._by_id.setdefault(attributes["id"], element)
        if element.name == "a" or "noteref" in types:
            self._links.append(element)
            if "name" in attributes:
                self._by_id.setdefault(attributes["name"], element)
        if types & NOTE_SECTIONS and element.name != "body":
            self._found.sections.add(id(element))
            for item in self._items(element):
                self._add(item)
        elif types & _ALWAYS_NOTES:
            self._add(element)

    def _items(self, section: Element) -> Iterator[Element]:
        """Yield the list items of a section of notes that lie in no other item."""
        waiting = [section]
        while waiting:
            for child in waiting.pop().elements():
                if child.name == "li":
                    yield child
                elif not types_of(child) & NOTES:
                    waiting.append(child)

    def _add(self, note: Element, fragment: str = "") -> None:
        ids = [fragment] if fragment else []
        ids += [one.attributes["id"] for one in elements_of(note) if one.attributes.get("id")]
        keys = [f"{self._file}#{one}" for one in ids] or [f"{self._file}#:{len(self._found.notes)}"]
        known = self._found.notes.get(id(note), ())
        self._found.notes[id(note)] = tuple(dict.fromkeys((*known, *keys)))

    def _target(self, fragment: str) -> bool:
        """Make a note of what a mark leads to and say whether it is one."""
        target = self._by_id.get(fragment)
        if target is None:
            return False
        for element in self._ancestry(target):
            if id(element) in self._found.notes:
                self._add(element, fragment)
                return True
            if types_of(element) & NOTES or element.name in _HOLDERS:
                self._add(element, fragment)
                return True
            if element.name not in INLINE and element.name not in ("td", "dt"):
                return False
        return False

    def _ancestry(self, element: Element | None) -> Iterator[Element]:
        """Yield ``element`` and everything it stands in, from the inside."""
        while element is not None:
            yield element
            element = self._parents.get(id(element))

    def _link(self, link: Element) -> None:
        types = types_of(link)
        if not types and "#" not in link.attributes.get("href", ""):
            return
        inside = any(id(one) in self._found.notes for one in self._ancestry(link))
        words = words_of(link, _LONGEST_MARK + 30)
        typed = "noteref" in types
        if "backlink" in types or (inside and not typed and self._leads_back(link, words)):
            self._found.labels.add(id(link))
        elif typed or (not inside and self._is_mark(link, words)):
            self._mark(link, words)

    def _leads_back(self, link: Element, words: str) -> bool:
        """Tell whether a link in a note only leads back to its mark."""
        if "#" not in link.attributes.get("href", ""):
            return False
        return bool(_BACK.fullmatch(words) or _MARK.fullmatch(words))

    def _is_mark(self, link: Element, words: str) -> bool:
        """Tell whether a link looks like the mark of a note."""
        href = link.attributes.get("href", "")
        target = resolved(href, self._file)
        if "#" not in href or not target or len(words) > _LONGEST_MARK:
            return False
        if not _MARK.fullmatch(words) or self._in_navigation(link):
            return False
        raised = any(child.name == "sup" for child in link.elements()) or any(
            one.name == "sup" for one in list(self._ancestry(link))[1:3]
        )
        shape = raised or _BRACKETED.fullmatch(words) or _SIGN.fullmatch(words)
        named = _FRAGMENT.match(target.partition("#")[2]) or any(
            _CLASS.fullmatch(word) for word in classes_of(link)
        )
        return bool(shape or named)

    def _in_navigation(self, link: Element) -> bool:
        return any(
            one.name == "nav" or types_of(one) & {"toc", "index", "role=navigation"}
            for one in self._ancestry(link)
        )

    def _mark(self, link: Element, words: str) -> None:
        href = link.attributes.get("href") or next(
            (one.attributes["href"] for one in elements_of(link) if "href" in one.attributes), ""
        )
        target = resolved(href, self._file) if href else ""
        file, _, fragment = target.partition("#")
        if file == self._file and fragment in self._by_id:
            holder = self._by_id[fragment]
            if any(one is holder for one in self._ancestry(link)):
                return  # it leads to where it stands
            if not self._target(fragment) and "noteref" not in types_of(link):
                return  # it leads to a section or a heading
        elif target:
            self._wanted.setdefault(file, set()).add(fragment)
        found = _MARK.fullmatch(words)
        self._found.marks[id(link)] = Mark(found["number"] if found else "", target)

    def _unlinked(self, sup: Element) -> None:
        """Take a raised number that links nowhere for a mark, or for the number of a note."""
        words = words_of(sup, _LONGEST_MARK)
        number = number_of(words)
        around = list(self._ancestry(sup))
        linked = any(one.name == "a" for one in (*elements_of(sup), *around))
        if not number or linked or any(id(one) in self._found.notes for one in around):
            return
        before = self._before(sup)
        target = f"{self._file}#raised:{number}"
        if mark_of(words, before):
            self._found.marks[id(sup)] = Mark(number, target)
            self._wants_raised.add(target)
        elif not before and target in self._wants_raised:
            holder = next((one for one in around if one.name in _HOLDERS), None)
            if holder is not None and len(words_of(holder, 80)) > len(words):
                self._found.notes[id(holder)] = (target,)
                self._found.labels.add(id(sup))

    def _before(self, element: Element) -> str:
        """Return the end of the text that stands before an element in its block."""
        while (parent := self._parents.get(id(element))) is not None:
            at = next(n for n, child in enumerate(parent.children) if child is element)
            for child in reversed(parent.children[:at]):
                text = child if isinstance(child, str) else "".join(texts(child))
                if text.strip():
                    return text[-LONGEST_BASE:]
            if parent.name not in INLINE:
                return ""
            element = parent
        return ""

    def _promote(self) -> None:
        """Let what stands around a mark and holds nothing else be the mark: its brackets, ``sup``.

        The same for labels in notes, of which there may be several ("^ a b").
        """
        for link in self._links:
            for held in (self._found.marks, self._found.labels):
                if id(link) not in held:
                    continue
                parent = self._parents.get(id(link))
                if parent is None or parent.name not in INLINE:
                    continue
                if isinstance(held, dict):
                    if _is_all(parent, {id(link)}):
                        held[id(parent)] = held.pop(id(link))
                elif _is_all(parent, held):
                    held.add(id(parent))


def _is_all(parent: Element, held: Collection[int]) -> bool:
    """Tell whether in ``parent`` there are only ``held`` (by ``id()``), blanks and punctuation."""
    return all(
        _PUNCTUATION.fullmatch(child) if isinstance(child, str) else id(child) in held
        for child in parent.children
    )
