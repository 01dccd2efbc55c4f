"""The campaign of the register's archive: a fresh Debian 12 with systemd installs and runs it.

    python3 installer/start.py test -m campaign tests/installer/test_fresh_register.py

About four minutes. Needs root, a network for apt and pip, and of Debian: debootstrap,
systemd-container. It boots the machine with systemd-nspawn, so that the services' walls are real.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker import __version__
from installer.register.archive import NAME

ROOT = Path(__file__).parents[2]
TOOLS = ("debootstrap", "systemd-nspawn", "nsenter", "tar")
PACKAGES = "systemd,systemd-sysv,dbus,python3-venv,postgresql,ca-certificates"
SETTINGS = "/etc/letterlock-register"
COPIES = "/var/backups/letterlock-register"
OWNER = "host=127.0.0.1 user=letterlock_owner dbname="
SECRET = "made-up-for-this-run"  # noqa: S105 - of a machine that lives for one test
UNITS = (
    "letterlock-register.service letterlock-register-fsck.timer letterlock-register-backup.timer"
)

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(
        sys.platform == "win32" or any(shutil.which(tool) is None for tool in TOOLS),
        reason=f"needs {', '.join(TOOLS)}",
    ),
]


def called(*command: str | Path) -> str:
    """Run a command that must succeed, and give what it said."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return str(done.stdout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A booted machine."""

    first: int
    """The number of its first process, as seen from outside."""

    def run(self, script: str, *, holds: bool = True) -> str:
        """Run a shell script there as root; give what it said."""
        done = subprocess.run(
            ["nsenter", "-t", str(self.first), "-m", "-u", "-i", "-n", "-p", "env", "-i",
             "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
             "sh", "-ec", script],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert (done.returncode == 0) == holds, f"{script}: {said[-3000:]}"
        return said

    def register(self, words: str, *, holds: bool = True) -> str:
        """Run one of the register's commands there, as its own account."""
        secret = f"PGPASSWORD={SECRET} " if "--owner" in words else ""
        command = f"{secret}runuser -u letterlock -- letterlock-register {words}"
        return self.run(f"cd {SETTINGS}; {command}", holds=holds)

    def until(self, script: str, seconds: float = 60) -> str:
        """Run a script again and again until it holds."""
        until = time.monotonic() + seconds
        while True:
            try:
                return self.run(script)
            except AssertionError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A Debian 12 that booted, with the unpacked archive and the wheels that it names in /srv."""
    made = tmp_path_factory.mktemp("archive")
    called(sys.executable, ROOT / "installer" / "package.py", "register", "--out", made)
    root = tmp_path_factory.mktemp("machine")
    called("debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", root)
    root.chmod(0o755)
    called("tar", "-xzf", made / f"{NAME}.tar.gz", "-C", root / "srv")
    archive = root / "srv" / NAME
    called(
        *(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"),
        *("--require-hashes", "-r", archive / "requirements.txt", "-d", archive / "wheels"),
    )
    command = [
        "systemd-nspawn",
        "--quiet",
        "-D",
        str(root),
        "--boot",
        "--register=no",
        "--keep-unit",
    ]
    booted = subprocess.Popen(
        [*command, "--private-network", "--console=pipe"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        machine = Machine(first=_first_of(booted.pid))
        machine.until("systemctl is-active dbus")
        cluster = "pg_createcluster --locale C.UTF-8 15 main --start"
        machine.run(f"pg_lsclusters -h | grep -q . || {cluster}")
        machine.until("pg_isready")
        yield machine
    finally:
        booted.send_signal(signal.SIGTERM)
        try:
            booted.wait(30)
        except subprocess.TimeoutExpired:
            booted.kill()


def _first_of(parent: int) -> int:
    """Give the first process of a machine, once it is there."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        for child in found:
            if Path(f"/proc/{child}/comm").read_text(encoding="ascii").strip() == "systemd":
                return int(child)
        time.sleep(0.2)
    message = "the machine did not boot"
    raise AssertionError(message)


@pytest.fixture(scope="module")
def serving(machine: Machine) -> Machine:
    """The same machine, after the manual's steps to install a register."""
    machine.run(f"cd /srv/{NAME} && ./install --wheels wheels")
    database = "postgresql://127.0.0.1/letterlock"
    machine.register(f"init --folder . --origin register.example/north --database {database}")
    make = f"CREATE ROLE letterlock_owner LOGIN CREATEROLE PASSWORD '{SECRET}'"
    new = "CREATE DATABASE letterlock OWNER letterlock_owner"
    machine.run(f'cd /; runuser -u postgres -- psql -qc "{make}" -c "{new}"')
    machine.register(f"migrate --owner '{OWNER}letterlock'")
    machine.run(f"systemctl enable --now {UNITS}")
    machine.until(asked("/health/ready"))
    return machine


def asked(path: str) -> str:
    """Give a script that asks the service, and fails unless it answers well."""
    reach = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())"
    return f"python3 -c '{reach}' http://127.0.0.1:8460{path}"


def test_the_service_runs_behind_its_walls_and_comes_back_after_a_kill(serving: Machine) -> None:
    """As its own account, with nothing of a root's power, and again ready after `kill -9`."""
    first = serving.run("systemctl show -P MainPID letterlock-register").strip()
    status = serving.run(f"cat /proc/{first}/status")
    account = serving.run("id -u letterlock").strip()
    told = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    assert told["Uid"].split() == [account] * 4
    assert {told[name].strip() for name in ("CapEff", "CapBnd", "CapPrm")} == {"0" * 16}
    assert (told["NoNewPrivs"].strip(), told["Seccomp"].strip()) == ("1", "2")
    mounts = f"nsenter -t {first} -m sh -c 'touch /opt/x || touch /etc/x || touch /srv/x || touch "
    serving.run(f"{mounts}{SETTINGS}/x'", holds=False)

    serving.run(f"kill -9 {first}")
    serving.until(
        f"test $(systemctl show -P MainPID letterlock-register) -gt 0"
        f" -a $(systemctl show -P MainPID letterlock-register) != {first}; {asked('/health/ready')}"
    )
    weight = serving.run(
        "systemd-analyze security --json=short letterlock-register | head -c 100000 || true"
    )
    assert "AmbientCapabilities" in weight


def test_the_nightly_copy_is_put_back_and_verifies(serving: Machine) -> None:
    """The timers are set; what they start copies and verifies; `restore` puts the copy back."""
    timers = serving.run("systemctl list-timers --all --no-legend --no-pager")
    assert {"letterlock-register-backup.timer", "letterlock-register-fsck.timer"} <= {
        word for line in timers.splitlines() for word in line.split()
    }
    serving.register("code --role clerk --team t-north --by u-admin")
    serving.run("systemctl start letterlock-register-backup letterlock-register-fsck")
    copy = serving.run(f"ls {COPIES}/*.dump").split()[0]
    assert serving.run(f"stat -c '%a %U' {copy}").split() == ["600", "letterlock"]

    serving.register(f"restore --owner '{OWNER}letterlock' {copy}", holds=False)
    serving.run("systemctl stop letterlock-register")
    new = "CREATE DATABASE again OWNER letterlock_owner"
    serving.run(f'cd /; runuser -u postgres -- psql -qc "{new}"')
    serving.run(f"sed -i 's#/letterlock?#/again?#; s#dbname=letterlock#dbname=again#' "
                f"{SETTINGS}/register.toml")  # fmt: skip
    said = serving.register(f"restore --owner '{OWNER}again' {copy}")
    assert said.rstrip().endswith("All of it is as it was written."), said
    serving.run("systemctl start letterlock-register")
    state = json.loads(serving.until(asked("/health/ready")))
    assert (state["state"], state["signs"]) == ("ready", True)


def test_it_is_brought_up_to_date_put_back_and_removed_and_keeps_the_record(
    serving: Machine,
) -> None:
    """Each version has a folder of its own; removing leaves settings, keys, copies, database."""
    serving.run(f"cp -r /srv/{NAME} /srv/next && echo 99.0 > /srv/next/VERSION")
    serving.run("cd /srv/next && ./install --wheels wheels")
    assert serving.run("readlink /opt/letterlock-register/current").strip() == "99.0"
    serving.until(asked("/health/ready"))
    serving.run("/srv/next/install --back")
    assert serving.run("readlink /opt/letterlock-register/current").strip() == __version__
    serving.until(asked("/health/ready"))

    serving.run("/srv/next/install --remove")
    serving.run(f"test -e {SETTINGS}/keys/latest -a -e {SETTINGS}/register.toml")
    serving.run(f"ls {COPIES}/*.dump")
    serving.run(
        "test -e /opt/letterlock-register -o -e /usr/local/bin/letterlock-register"
        " || ls /etc/systemd/system/letterlock*",
        holds=False,
    )


def test_a_second_build_is_the_same(tmp_path: Path) -> None:
    """The same source and time give the same bytes."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1764200000"}
    made = []
    for folder in ("one", "two"):
        subprocess.run(
            [sys.executable, "-m", "installer.register.archive", tmp_path / folder],
            cwd=ROOT,
            env=environment,
            check=True,
        )
        made.append((tmp_path / folder / f"{NAME}.tar.gz").read_bytes())
    assert made[0] == made[1]
