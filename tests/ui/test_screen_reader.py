"""A screen reader's way through the real window, over the accessibility bus of a real display.

`python -m pytest -m campaign tests/ui/test_screen_reader.py`; about three minutes. Needs xvfb,
xauth, dbus-x11, at-spi2-core, gir1.2-atspi-2.0 and python3-pyatspi; skipped where one is missing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.builders.desktop import PLAIN_LETTER

HERE = Path(__file__).parent
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
LETTERS = 20
PATIENCE_S = 900
SCRIPT = """
"$LAUNCHER" --launch-immediately & bus=$!
"$PYTHON" -m ui --light --size 1440x900 --demo "$DEMO" & desktop=$!
until [ -e "$LETTER" ]; do sleep 0.2; kill -0 $desktop || exit 3; done
"$SYSTEM_PYTHON" "$CLIENT" ready || exit 4
"$SYSTEM_PYTHON" "$CLIENT" pry & prying=$!
"$SYSTEM_PYTHON" "$CLIENT" walk "$LETTER" "Ms Sian Pritchard" "HX98 3LD" "$OTHERS"/*.docx
status=$?
kill $prying
kill -0 $desktop || { wait $desktop; echo "the window ended by itself: $?"; status=5; }
kill -INT $desktop && wait $desktop || { echo "the window did not close well: $?"; status=6; }
kill $bus
exit $status
"""


def _lacking() -> str:
    """Name what this machine lacks for it, or nothing."""
    tools = [one for one in ("xvfb-run", "dbus-run-session") if shutil.which(one) is None]
    tools += [str(one) for one in (LAUNCHER, SYSTEM_PYTHON) if not one.exists()]
    if not tools:
        tried = subprocess.run(
            [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
        )
        tools += ["python3-pyatspi"] if tried.returncode else []
    return ", ".join(tools)


@pytest.mark.campaign
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is of Linux")
def test_letters_are_read_and_confirmed_through_a_screen_reader(tmp_path: Path) -> None:
    """Every control does as it says, letter after letter, while another reader asks for too much.

    Both readers count children, and ask for them when the page may have turned: the window stays.
    """
    if lacking := _lacking():
        pytest.skip(f"This machine lacks {lacking}")
    demo, others = tmp_path / "demo", tmp_path / "others"
    others.mkdir()
    for number in range(LETTERS):
        document = Document()
        for line in PLAIN_LETTER.format(name="Mr Jones").split("\n"):
            document.add_paragraph(line)
        document.add_paragraph(f"Copy {number + 1}")
        document.save(str(others / f"{number:02}.docx"))
    words = {
        "LAUNCHER": str(LAUNCHER),
        "PYTHON": sys.executable,
        "SYSTEM_PYTHON": str(SYSTEM_PYTHON),
        "CLIENT": str(HERE / "reader_client.py"),
        "DEMO": str(demo),
        "LETTER": str(demo / "letters" / "Letter to Ms S Pritchard.docx"),
        "OTHERS": str(others),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    display = ("xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--")

    done = subprocess.run(
        [*display, "bash", "-c", SCRIPT],
        cwd=HERE.parents[1],
        env={**os.environ, **words},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

    met = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert "Dear Mr Jones" in done.stdout
    assert "finding: Finding 1 of" in done.stdout
    assert met.count("pressed: Confirm without holding") == LETTERS
    assert met.count("confirmed") == LETTERS
