"""`letterlock doctor`: a line for each thing, a status for scripts, a code for the help desk."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import main
from checker.desk.demo import open_demo
from checker.desk.health import Line, code_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of somebody whose case records are those of the demo."""
    open_demo(tmp_path / "demo").close()
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "letterlock.toml").write_text(
        f"cases = '{tmp_path / 'demo' / 'cases'}'\nlanguage = 'en'\n", encoding="utf-8"
    )
    monkeypatch.setenv("LETTERLOCK_HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.mark.usefixtures("home")
def test_every_line_says_what_it_is_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1 where somebody has to do something; the code comes last, and decodes."""
    status = main(["doctor"], beside=lambda: (Line(check="printers", cause=0),))
    said = capsys.readouterr().out
    code = said.splitlines()[-1].rpartition(" ")[2]

    again = main(["doctor", "--decode", code.replace("-", " ")])
    decoded = capsys.readouterr().out

    assert status == 1
    assert again == 0
    assert "Wrong     Keyring: This computer has no keyring that may hold a key" in said
    assert "Works     Case records: The case records can be read." in said
    assert "Works     Printers: This computer has a printer." in said
    assert "1 thing needs you." in said
    assert "Wrong     Keyring: This computer has no keyring that may hold a key" in decoded
    assert "Case records" not in decoded


def test_scripts_get_json_and_the_help_desk_no_path(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What JSON says of this computer is more than the code says: that has no path in it."""
    status = main(["doctor", "--json"])
    told = json.loads(capsys.readouterr().out)

    main(["doctor", "--json", "--decode", told["code"]])
    decoded = json.loads(capsys.readouterr().out)

    lines = {one["check"]: one for one in told["lines"]}
    assert status == 1
    assert told["well"] is False
    assert str(home) in lines["folder"]["detail"]
    assert str(home) not in json.dumps(decoded)
    assert {one["check"] for one in decoded["lines"]} == {
        one["check"] for one in told["lines"] if one["cause"]
    }


def test_a_wrong_code_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and the status of a wrong call."""
    code = code_of([])

    status = main(["doctor", "--decode", code[:-1] + ("0" if code[-1] != "0" else "1")])

    assert status == 2
    assert "no code of a self-check" in capsys.readouterr().err


def test_the_program_looks_for_printers_without_a_display(home: Path) -> None:
    """`letterlock doctor` on a server or over a remote shell: every line comes, to the last."""
    done = subprocess.run(
        [sys.executable, "-m", "ui", "doctor", "--json"],
        capture_output=True,
        check=False,
        timeout=120,
        env={
            "LETTERLOCK_HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        },
    )

    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["lines"][-1]["check"] == "printers"
