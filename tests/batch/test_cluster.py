"""A batch on several machines: over TLS or not at all, and a worker that is killed costs nothing.

Real schedulers and workers: `python -m pytest -m campaign tests/batch/test_cluster.py`, 30 s.
"""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.batch.cluster import Tls, address_of
from checker.errors import CallError
from checker.practice.demo import Demo, write_demo
from tests.builders.batches import NOW, WRONG, Office, by_letter, until
from tests.builders.clusters import Machines, write_certificates

TLS = Tls(ca=Path("ca.pem"), cert=Path("cert.pem"), key=Path("key.pem"))


@pytest.mark.parametrize(
    ("told", "tls", "address"),
    [
        ("tls://10.1.2.3:8786", TLS, "tls://10.1.2.3:8786"),
        ("scheduler.office.example:8786", TLS, "tls://scheduler.office.example:8786"),
        ("127.0.0.1:8786", None, "tcp://127.0.0.1:8786"),
        ("tcp://127.9.9.9:8786", None, "tcp://127.9.9.9:8786"),
        ("tcp://[::1]:8786", None, "tcp://[::1]:8786"),
        ("localhost:8786", None, "tcp://localhost:8786"),
        ("tls://127.0.0.1:8786", TLS, "tls://127.0.0.1:8786"),
    ],
)
def test_letters_go_over_tls_or_stay_on_this_machine(
    told: str, tls: Tls | None, address: str
) -> None:
    """Without certificates only to this machine itself."""
    assert address_of(told, tls) == address


@pytest.mark.parametrize(
    ("told", "tls"),
    [
        ("tcp://10.1.2.3:8786", None),
        ("10.1.2.3:8786", None),
        ("tls://10.1.2.3:8786", None),
        ("tls://127.0.0.1:8786", None),
        ("0.0.0.0:8786", None),
        ("localhost.office.example:8786", None),
        ("127.0.0.1.office.example:8786", None),
        ("tcp://10.1.2.3:8786", TLS),
        ("ucx://127.0.0.1:8786", None),
        ("inproc://127.0.0.1/1", None),
        ("127.0.0.1", None),
    ],
)
def test_no_letter_travels_in_the_clear(told: str, tls: Tls | None) -> None:
    """Another machine without TLS is refused before anything is sent."""
    with pytest.raises(CallError):
        address_of(told, tls)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A caseload, and an empty folder of letters."""
    demo: Demo = write_demo(tmp_path / "demo", seed=1, now=NOW)
    made = Office(demo=demo, letters=tmp_path / "letters", home=tmp_path / "home")
    yield made
    made.end()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """Three workers that trust one authority."""
    folder = tmp_path / "machines"
    folder.mkdir()
    made = Machines(folder, write_certificates(folder))
    made.begin(3)
    yield made
    made.end()


@pytest.mark.campaign
def test_nothing_is_lost_and_nothing_twice_when_a_machine_dies(
    office: Office, machines: Machines
) -> None:
    """One of three workers is killed with letters in its hands; the others do them."""
    office.write(40)
    office.put("wrong.txt", WRONG.format(number="").encode())
    process = office.begin_with(*machines.flags())
    assert process.stdout is not None
    process.stdout.readline()
    machines.workers[1].send_signal(signal.SIGSTOP)  # it keeps what it has in its hands
    until(lambda: len(office.lines()) >= 38)
    assert len(office.lines()) < 41
    machines.workers[1].send_signal(signal.SIGKILL)

    out, err = process.communicate(timeout=120)

    assert process.returncode == 1, out + err
    lines = office.lines()
    assert len(lines) == 41
    expected = {f"letter-{n:03}.txt": "clear" for n in range(40)} | {"wrong.txt": "stop"}
    assert by_letter(lines) == expected
    assert machines.workers[1].wait() == -signal.SIGKILL


@pytest.mark.campaign
def test_when_the_scheduler_dies_the_rest_is_done_later(office: Office, machines: Machines) -> None:
    """It says so in a sentence; what was found is kept, and processes of this machine go on."""
    office.write(30)
    process = office.begin_with(*machines.flags())
    assert process.stdout is not None
    for _ in range(4):
        process.stdout.readline()
    machines.begun[0].kill()

    _, err = process.communicate(timeout=120)
    kept = office.lines()

    assert process.returncode == 2
    assert err.startswith("The scheduler was lost")
    assert len(err.splitlines()) == 1
    assert 4 <= len(kept) < 30
    assert office.run("--resume")[0] == 0
    assert office.lines()[: len(kept)] == kept
    assert len(by_letter(office.lines())) == len(office.lines()) == 30


@pytest.mark.campaign
def test_a_stranger_without_the_authority_is_refused(
    office: Office, machines: Machines, tmp_path: Path
) -> None:
    """No letter goes to a scheduler whose certificate another authority made."""
    office.write(1)
    (tmp_path / "strange").mkdir()
    strange = Machines(machines.folder, write_certificates(tmp_path / "strange"))

    status, _, err = office.run_with(*strange.flags())

    assert status == 2
    assert "cannot be reached" in err
    assert len(err.splitlines()) == 1
    assert not office.out.exists()
