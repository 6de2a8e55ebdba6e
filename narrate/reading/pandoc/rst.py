"""What handbooks in reStructuredText have of their own: roles, directives, targets.

pandoc knows those of Docutils. Of the others it keeps the name and shows the words between the
marks, which are often the name of a file or of a function.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.pandoc.splitting import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element
    from narrate.reading.pandoc.links import Targets

RULE = "directive"
_TARGET = re.compile(
    r"^\.\. _(?P<label>[^\n:]{1,200}):[ \t]*\n(?:[ \t]*\n|\.\. _[^\n]{1,200}:[ \t]*\n){0,20}"
    r"(?:(?P<over>[=\-~^\"'`#*+:.])(?P=over)+[ \t]*\n)?[ \t]*(?P<title>\S[^\n]{0,300})\n"
    r"(?P<under>[=\-~^\"'`#*+:.])(?P=under){2,}[ \t]*$",
    re.MULTILINE,
)
_FIRST_TARGET = re.compile(r"\s{0,1000}\.\. _[^\n]{1,200}:[ \t]{0,100}\n")
_TITLED = re.compile(r"(?P<words>.*?\S)?\s*<[^<>]*>", re.DOTALL)
_ACCELERATOR = re.compile(r"(?P<silent>&)(?=\w)")
_PATH = re.compile(r"~(?:[\w]+[./])*(?P<last>\w+)(?:\(\))?")
_PROGRAMS = (
    "contents toctree index highlight sectnum section-numbering meta todo todolist tabularcolumns"
    " literalinclude include currentmodule module currentlibrary automodule autoclass"
    " autofunction automethod autoattribute autoexception autodata autosummary bibliography"
    " graphviz digraph graph mermaid uml plantuml inheritance-diagram programoutput plot"
    " header footer productionlist youtube vimeo video audio iframe"
    " default-domain codeauthor sectionauthor moduleauthor testsetup testcleanup program"
)
_SILENT_DIRECTIVES = frozenset(_PROGRAMS.split())
"""Directives for a program: what stands in them is not for readers."""
_ONLY = "only"
_DOCTEST = ">>> "
_NUMBERED = frozenset({"numref", "eq"})
_CITING = frozenset({"cite", "footcite", "cites"})
_FILES = frozenset({"doc", "download"})
_MARKUP = frozenset({"guilabel", "menuselection"})
_SERIES = frozenset({"pep", "rfc"})
_LEADS = {
    "versionadded": "New in version ",
    "versionchanged": "Changed in version ",
    "deprecated": "Deprecated since version ",
    "seealso": "See also: ",
}
"""What Sphinx puts before the words of a directive."""
_MACHINE = "image"
"""What pandoc describes a picture with that has no description."""


def prepared(source: str) -> str:
    """Return ``source`` without the targets that stand before its title."""
    at = 0
    while found := _FIRST_TARGET.match(source, at):
        at = found.end()
    return source[at:]


def titles_of(source: str) -> dict[str, str]:
    """Return the headings that the targets of ``source`` stand before, by their labels."""
    return {
        found["label"].strip("`").lower(): found["title"].strip()
        for found in _TARGET.finditer(source)
    }


def silent_in(body: Element, titles: dict[str, str], targets: Targets) -> list[Element]:
    """Settle the roles and directives in ``body``; return what of them has no sound."""
    silent: list[Element] = []
    for element in list(elements_of(body)):  # new ones are put in
        if element.name == "code" and "interpreted-text" in classes_of(element):
            silent += _role(element, titles, targets)
        elif element.name == "div":
            silent += _directive(element)
        elif element.name == "img" and element.attributes.get("alt") == _MACHINE:
            del element.attributes["alt"]
        elif element.name == "p" and words_of(element).startswith(_DOCTEST):
            element.name = "pre"
    return silent


def _role(element: Element, titles: dict[str, str], targets: Targets) -> Iterator[Element]:
    """Say of a role what its readers see; yield it where that is nothing."""
    role = element.attributes.pop("role", "")
    words = words_of(element, 300)
    element.name = "span"
    titled = _TITLED.fullmatch(words)
    if titled:
        said = titled["words"] or words.strip("<>")
    elif role.partition(":")[0] in _CITING:
        said = ""
    else:
        said = _shown(role.rpartition(":")[2], words, titles, targets)
    if not said:
        yield element
    elif said != words:
        element.children[:] = [said]
    if role in _MARKUP:
        yield from cut(element, _ACCELERATOR)


def _shown(role: str, words: str, titles: dict[str, str], targets: Targets) -> str:
    """Return what is shown for a role that has no words of its own."""
    if role == "ref":
        return titles.get(words.lower()) or targets.title(words)
    if role in _NUMBERED:
        return targets.number(words)
    if role in _FILES:
        return words.rpartition("/")[2].replace("-", " ").replace("_", " ")
    if role == "menuselection":
        return ", ".join(part.strip() for part in words.split("-->"))
    if role in _SERIES:
        return f"{role.upper()} {words}"
    found = _PATH.fullmatch(words)
    return found["last"] if found else words.lstrip("!") or words


def _directive(element: Element) -> Iterator[Element]:
    """Yield a directive for programs, or the condition before one that is shown by it."""
    classes = classes_of(element)
    first = next(element.elements(), None)
    lead = next((_LEADS[word] for word in classes if word in _LEADS), "")
    if lead and first is not None and first.name == "p":
        first.children.insert(0, lead)
    if _ONLY in classes and first is not None:
        yield first
    elif classes & _SILENT_DIRECTIVES:
        yield element
