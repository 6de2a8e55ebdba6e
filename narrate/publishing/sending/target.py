"""What an address names: a folder, a host reached by SSH, or something fsspec reaches."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from narrate.publishing.sending.errors import TargetRefused

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from narrate.publishing.sending.place import Place
    from narrate.publishing.sending.several import Patience

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)(?:::|://)")
_SCP = re.compile(r"(?P<login>(?:[^/:@]*@)?\[[0-9A-Fa-f:.]+\]|[^/:]+):(?P<path>.*)", re.DOTALL)
_LOGIN = re.compile(
    r"(?:[A-Za-z0-9_][A-Za-z0-9_.+-]*@)?(?:[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])"
)
"""No letter that an option begins with, or that means something to a shell."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_FORMS = "a folder, HOST:PATH, ssh://HOST/PATH, or an address such as s3://BUCKET/PREFIX"
_UNSAFE = {
    "http": "cannot be written to",
    "https": "cannot be written to",
    "ftp": "sends passwords for all to read",
    "rsync": "neither encrypts nor knows whom it talks to",
}
_LAST_PORT = 65_535


class Host(NamedTuple):
    """A folder of a host that is reached by SSH."""

    login: str
    """``[USER@]HOST``, as rsync and ssh take it."""
    port: int
    """0 for what ssh's own settings say."""
    path: str


class Address(NamedTuple):
    """An address that fsspec understands."""

    url: str
    scheme: str


def parse_target(to: str) -> Path | Host | Address:
    """Return what ``to`` names.

    Raises:
        TargetRefused: it names nothing, holds a secret, or no safe way leads there.
    """
    if not to.strip() or _CONTROLS.search(to):
        raise TargetRefused(
            "an address to send to cannot be blank or hold control characters", _FORMS
        )
    if found := _URL.match(to):
        return _from_url(to, found["scheme"].lower())
    if found := _SCP.fullmatch(to):
        return _host(found["login"], 0, found["path"])
    return Path(to).expanduser()


def open_place(to: str, public: Path, patience: Patience) -> Place:
    """Return the place that ``to`` names.

    Raises:
        TargetRefused: it names nothing, holds a secret, or is the published folder itself.
        BackendMissing: what reaches it is not installed.
    """
    target = parse_target(to)
    if isinstance(target, Path):
        from narrate.publishing.sending.folder import Folder  # noqa: PLC0415 - only one is needed

        if target.resolve().is_relative_to(public.resolve()):
            raise TargetRefused(
                f"{target} is in the published folder itself", "name a folder outside of it"
            )
        return Folder(target)
    if isinstance(target, Host):
        from narrate.publishing.sending.ssh import Shell  # noqa: PLC0415 - only one is needed

        return Shell(target, patience)
    from narrate.publishing.sending.remote import Remote  # noqa: PLC0415 - only one is needed

    return Remote(target, patience)


def _from_url(to: str, scheme: str) -> Path | Host | Address:
    try:
        parts = urlsplit(to)
        port = parts.port
    except ValueError:
        raise TargetRefused(f"not an address: {scheme}://…", _FORMS) from None
    if parts.password is not None or (parts.username and scheme not in ("ssh", "sftp")):
        raise TargetRefused(
            f"credentials do not belong into an address ({scheme}://…)",
            "put them into the environment or the files in which the service looks for them",
        )
    if parts.query or parts.fragment or ("::" in to and scheme != "ssh"):
        raise TargetRefused(f"an address to send to is a plain one ({scheme}://…)", _FORMS)
    if scheme in _UNSAFE:
        raise TargetRefused(f"{scheme}:// {_UNSAFE[scheme]}", _FORMS)
    if scheme in ("file", "local"):
        return _folder(to, parts)
    if scheme == "ssh":
        return _host(
            parts.netloc.rpartition(":")[0] if port else parts.netloc, port or 0, parts.path
        )
    return Address(to if to.endswith("://") else to.rstrip("/"), scheme)


def _folder(to: str, parts: SplitResult) -> Path:
    if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
        raise TargetRefused(f"{to} names no folder of this machine", "file:///PATH")
    return Path(unquote(parts.path))


def _host(login: str, port: int, path: str) -> Host:
    if not _LOGIN.fullmatch(login) or not 0 <= port <= _LAST_PORT:
        raise TargetRefused(
            f"{login!r} is no host to send to", f"{_FORMS}; a folder with a colon is ./A:B"
        )
    if path.startswith(":"):
        raise TargetRefused(f"rsync:// {_UNSAFE['rsync']}", _FORMS)
    if not path.strip("/"):
        raise TargetRefused(f"{login} is a host, but no folder of it is named", f"{login}:PATH")
    return Host(login, port, _from_home(path.rstrip("/")))


def _from_home(path: str) -> str:
    """Say ``~/www`` as rsync does without a shell: what is no absolute path is below home."""
    for home in ("/~/", "~/"):
        if path.startswith(home):
            return path.removeprefix(home)
    return "." if path in ("~", "/~") else path
