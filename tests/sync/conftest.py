"""A real register for the tests of the sync: PostgreSQL, service and socket."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.postgres import Server
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import Register, register_on
from tests.builders.synced import SyncedDesk

_NUMBERS = itertools.count(1)


@pytest.fixture
def register(postgres: Server, tmp_path: Path) -> Iterator[Register]:
    """Give a register's storage in a new database."""
    with register_on(postgres, tmp_path, f"synced_{next(_NUMBERS)}") as made:
        yield made


@pytest.fixture
def service(register: Register) -> Iterator[Service]:
    """Give its service on a socket."""
    with service_on(register) as running:
        yield running


@pytest.fixture
def desk(register: Register, service: Service, tmp_path: Path) -> Iterator[SyncedDesk]:
    """Give a desk that the register knows; it has written nothing but its first entry."""
    made = SyncedDesk(tmp_path / "desk", service.url, key=str(register.keys.verifier))
    made.enrol(register)
    yield made
    made.close()
