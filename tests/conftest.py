"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the whole corpus and the suites; tests over it skip where it is absent."""
    folder = Path(os.environ.get("NARRATE_SHARED", ROOT.parent / "shared"))
    if not (folder / "suites").is_dir():
        pytest.skip(f"no corpus and suites at {folder} (set NARRATE_SHARED)")
    return folder
