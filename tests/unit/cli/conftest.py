"""Where commands of the tests are typed."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty working folder, with nobody's settings, voices or cache."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("NARRATE_PROGRESS", raising=False)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
