"""What every test stands on: windows without a display, one PostgreSQL, compiled modules."""

import compileall
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Some hundred processes are started: each would compile anew all it loads."""
os.environ["LANGUAGE"] = "en"  # whatever the developer speaks, tests read English sentences

settings.register_profile("letterlock", deadline=None)
settings.load_profile("letterlock")
"""How long an example takes is no promise: the machine is shared."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.postgres import Server


def pytest_configure(config: pytest.Config) -> None:
    """Compile what reading processes load: they may write nothing, and so never do it for good."""
    if not hasattr(config, "workerinput"):  # once, before the workers of xdist are started
        compileall.compile_dir(Path(__file__).parents[1] / "checker", quiet=2)


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Server]":
    """Give a real PostgreSQL server, the same to every test; a test makes a database in it."""
    from tests.builders.postgres import server  # noqa: PLC0415 - where no test asks for one

    with server() as running:
        yield running
