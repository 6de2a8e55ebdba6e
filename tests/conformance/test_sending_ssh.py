"""Sending over SSH to Debian's server on loopback, by rsync and by SFTP."""

import getpass
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from narrate.publishing.sending import send
from narrate.publishing.sending.errors import NoSuchPlace, NotLetIn, SendingFailed
from narrate.publishing.sending.several import Patience

ONCE = Patience(1, 0)
PROGRAMS = ("rsync", "ssh", "ssh-keygen")


class Server:
    """An SSH server of the current user's own, with keys of its own."""

    def __init__(self, room, sshd):
        self.room = room
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for key in ("host", "user", "stranger"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(room / key)], check=True
            )
        shutil.copy(room / "user.pub", room / "authorized")
        host = (room / "host.pub").read_text()
        (room / "known").write_text(f"[127.0.0.1]:{self.port} {host}")
        (room / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {room / 'host'}\nPidFile none\n"
            f"AuthorizedKeysFile {room / 'authorized'}\nStrictModes no\nUsePAM no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "Subsystem sftp internal-sftp\n"
        )
        with (room / "log").open("wb") as log:
            command = [sshd, "-D", "-e", "-f", str(room / "sshd_config")]
            self._child = subprocess.Popen(command, stderr=log)
        end = time.monotonic() + 20
        while b"Server listening" not in (room / "log").read_bytes():
            if self._child.poll() is not None or time.monotonic() > end:
                pytest.fail((room / "log").read_text())
            time.sleep(0.05)

    def shell(self, key="user", known="known"):
        """What a user puts into RSYNC_RSH, or, without -F, into ~/.ssh/config."""
        options = (f"IdentityFile={self.room / key}", f"UserKnownHostsFile={self.room / known}")
        options += ("IdentitiesOnly=yes", "BatchMode=yes", "ControlMaster=auto")
        options += ("StrictHostKeyChecking=yes", "ControlPersist=3")
        options += (f"ControlPath={self.room}/{key}-{known[:1]}",)
        return "ssh -F none " + " ".join(f"-o {one}" for one in options)

    def close(self):
        self._child.terminate()
        self._child.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    sshd = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
    lacking = [one for one in PROGRAMS if shutil.which(one) is None] + ["sshd"] * (sshd is None)
    if lacking:
        what = f"no {', '.join(lacking)}: apt-get install rsync openssh-client openssh-server"
        (pytest.fail if os.environ.get("NARRATE_CI") else pytest.skip)(what)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where root's sshd keeps nothing, but wants it
    made = Server(tmp_path_factory.mktemp("sshd"), sshd)
    yield made
    made.close()


@pytest.fixture
def there(server, tmp_path, monkeypatch):
    monkeypatch.setenv("RSYNC_RSH", server.shell())
    folder = tmp_path / "there with blank's $HOME; é"
    folder.mkdir()
    return folder


def reader(folder):
    def read(name):
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    return read


def files(folder):
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def test_all_of_it_and_then_what_changed(little_show, server, there):
    to = f"ssh://127.0.0.1:{server.port}{there}"
    sent = send(little_show.folder, to)
    assert (sent.files, sent.kept) == (15, 0)
    assert little_show.differing(reader(there), files(there)) == []
    assert (there / "feed.xml").stat().st_mode & 0o777 == 0o644
    again = send(little_show.folder, to)
    assert (again.files, again.kept, again.removed) == (0, 15, 0)
    little_show.versions["first"] = 2
    little_show.write()
    little_show.write()
    said = send(little_show.folder, to, dry_run=True)
    done = send(little_show.folder, to)
    assert (said.files, said.removed) == (done.files, done.removed) == (6, 3)
    assert little_show.differing(reader(there), files(there)) == []


def test_a_path_below_home_and_a_user(little_show, server, there, monkeypatch):
    monkeypatch.setenv("RSYNC_RSH", f"{server.shell()} -p {server.port}")
    home = Path(os.path.relpath(there, Path.home()))
    send(little_show.folder, f"{getpass.getuser()}@127.0.0.1:~/{home}")
    assert little_show.differing(reader(there), files(there)) == []


def test_names_that_look_like_comments_and_options(little_show, server, there):
    little_show.versions = {
        "#one": 1,
        "-e two": 1,
        ";three": 1,
        "$(four) & 'five'": 1,
        "[six]*?": 1,
    }
    little_show.write()
    send(little_show.folder, f"ssh://127.0.0.1:{server.port}{there}")
    little_show.versions = {"#one": 1}
    little_show.write()
    little_show.write()
    assert send(little_show.folder, f"ssh://127.0.0.1:{server.port}{there}").removed == 25
    assert little_show.differing(reader(there), files(there)) == []


def test_kills_leave_a_whole_feed_and_what_was_sent_stays_sent(little_show, server, there):
    to = f"ssh://127.0.0.1:{server.port}{there}"
    chance = random.Random(7)
    read = reader(there)
    for kill in range(8):
        little_show.versions[f"e{kill % 3}"] = kill + 2
        little_show.write(audio_bytes=100_000)
        child = os.fork()
        if child == 0:
            try:
                send(little_show.folder, to)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert little_show.broken(read) == []
    send(little_show.folder, to)
    left = [name for name in files(there) if ".narrate-partial" not in name]
    assert little_show.differing(read, left) == []


@pytest.mark.parametrize(
    ("key", "known", "kind", "says"),
    [
        ("stranger", "known", NotLetIn, "took none of the keys"),
        ("user", "nobody", NotLetIn, "host key is not known"),
    ],
)
def test_who_is_not_let_in_is_told_why(
    little_show, server, there, monkeypatch, key, known, kind, says
):
    monkeypatch.setenv("RSYNC_RSH", server.shell(key, known))
    with pytest.raises(kind, match=says) as caught:
        send(little_show.folder, f"ssh://127.0.0.1:{server.port}{there}")
    assert caught.value.exit_code == 5
    assert "ssh 127.0.0.1" in caught.value.hint
    assert files(there) == []


def test_a_folder_whose_parent_does_not_exist(little_show, server, there):
    with pytest.raises(NoSuchPlace, match="the folder above it does not exist there"):
        send(little_show.folder, f"ssh://127.0.0.1:{server.port}{there}/a/b/c")


def test_a_host_that_does_not_answer(little_show, there, monkeypatch):
    monkeypatch.delenv("RSYNC_RSH")
    with pytest.raises(SendingFailed, match="refused"):
        send(little_show.folder, f"ssh://127.0.0.1:1{there}", patience=ONCE)


@pytest.fixture
def home(server, tmp_path, monkeypatch):
    """A home folder with a key and known hosts, as SFTP looks for them."""
    folder = tmp_path / "home"
    (folder / ".ssh").mkdir(parents=True)
    shutil.copy(server.room / "user", folder / ".ssh" / "id_ed25519")
    shutil.copy(server.room / "known", folder / ".ssh" / "known_hosts")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return folder


@pytest.mark.usefixtures("home")
def test_by_sftp(little_show, server, tmp_path):
    there = tmp_path / "there"
    to = f"sftp://{getpass.getuser()}@127.0.0.1:{server.port}{there}"
    send(little_show.folder, to)
    assert little_show.differing(reader(there), files(there)) == []
    little_show.versions["first"] = 2
    little_show.write()
    little_show.write()
    done = send(little_show.folder, to)
    assert (done.files, done.removed) == (6, 3)
    assert little_show.differing(reader(there), files(there)) == []
    assert send(little_show.folder, to).files == 0


def test_sftp_checks_the_key_of_the_host_and_ours(little_show, server, tmp_path, home):
    to = f"sftp://{getpass.getuser()}@127.0.0.1:{server.port}{tmp_path}/there"
    shutil.copy(server.room / "stranger", home / ".ssh" / "id_ed25519")
    with pytest.raises(NotLetIn, match="did not let us in"):
        send(little_show.folder, to)
    (home / ".ssh" / "known_hosts").unlink()
    with pytest.raises(NotLetIn, match="not trusted"):
        send(little_show.folder, to)
    assert not (tmp_path / "there").exists()
