"""What every test stands on: windows are drawn without a display, and one PostgreSQL for all."""

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.postgres import Server


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Server]":
    """Give a real PostgreSQL server, the same to every test; a test makes a database in it."""
    from tests.builders.postgres import server  # noqa: PLC0415 - where no test asks for one

    with server() as running:
        yield running
