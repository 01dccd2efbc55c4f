"""Imports of the window's program are Python's own, whatever PySide puts before them."""

import json
import os
import subprocess
import sys
from pathlib import Path

START = """
import json, linecache, os, signal, sys, threading
from ui.__main__ import desktop

def end():
    while "ui.journey" not in sys.modules:
        threading.Event().wait(0.05)
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=end, daemon=True).start()
desktop(["--offscreen", "--language", "en", "--demo", sys.argv[1]])
ours = [one for one in linecache.cache if os.sep + "checker" + os.sep in one]
print(json.dumps([ours, [one for one in ("PySide6.QtWidgets", "httpx") if one in sys.modules]]))
"""


def test_no_source_is_read_when_the_window_starts(tmp_path: Path) -> None:
    """The sources of what was imported are not kept in memory, nor read on the window's thread.

    Nor does a desk without a register hold what speaks to one.
    """
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "demo")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "LETTERLOCK_HOME": str(tmp_path / "home")},
    )

    sources, loaded = json.loads(done.stdout.strip().splitlines()[-1])
    assert loaded == ["PySide6.QtWidgets"]
    assert sources == []
