"""Where cards are looked for."""

from __future__ import annotations

from pathlib import Path

NAME = "voices"


def folders(near: Path | None = None) -> tuple[Path, ...]:
    """Return the folders with cards, strongest first, whether or not they are there.

    Args:
        near: folder of the source; the working folder when ``None``.
    """
    here = (near or Path.cwd()).absolute()
    around = [one / NAME for one in (here, *here.parents)]
    return tuple(dict.fromkeys([*around, _users(), shipped()]))


def shipped() -> Path:
    """Return the folder that came with the package.

    An installed wheel holds it inside the package; in a checkout it stands beside the package.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / NAME
    return inside if inside.is_dir() else package.parent / NAME


def _users() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - only where cards are looked up

    return user_data_path("narrate", appauthor=False) / NAME
