"""What looks for names tells nobody: no identifier of the computer is made, nothing is put by."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADS = (
    "from checker.guessing import network; network._session(network._SHIPPED / 'rampart_q4.onnx')"
)


@pytest.mark.skipif(sys.platform == "win32", reason="looks where Linux keeps a person's things")
def test_the_model_is_loaded_without_a_trace(tmp_path: Path) -> None:
    """The library's own reporting, on by default, is off before it is loaded."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG", "ORT"))
    }

    subprocess.run(
        [sys.executable, "-c", LOADS],
        cwd=Path(__file__).parents[2],
        env=kept | {"HOME": str(tmp_path)},
        check=True,
    )

    assert not list(tmp_path.rglob("*"))
