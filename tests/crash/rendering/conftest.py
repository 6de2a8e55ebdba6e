"""Puts this folder where spawned workers find the deadly engine."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture
def deadly(monkeypatch):
    """The module with the deadly engine, importable by workers under its own name."""
    monkeypatch.syspath_prepend(str(HERE))
    return importlib.import_module("deadly_engine")
