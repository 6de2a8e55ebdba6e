"""What an earlier run left in the folder of an edition."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from narrate.model.outputs import left_over

if TYPE_CHECKING:
    from narrate.model.edition import Edition

_REPORT = ".report.json"


def beside(edition: Edition) -> list[str]:
    """Return the paths of outputs that stand in an edition's folder and are not of it.

    None where one file was written: it stands where its maker put it, among whatever else.
    """
    report = edition.files[-1] if edition.files else ""
    if not report.endswith(_REPORT):
        return []
    folder, name = os.path.split(report)
    own = (os.path.relpath(one, folder).replace(os.sep, "/") for one in edition.files)
    try:
        present = os.listdir(folder)  # noqa: PTH208 - pathlib is slow to load
    except OSError:
        return []
    found = left_over(name.removesuffix(_REPORT), present, own)
    return [os.path.join(folder, one) for one in found]  # noqa: PTH118 - as above
