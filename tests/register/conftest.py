"""A register in a database of its own for each test, or one for a module."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.postgres import Server
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import Register, register_on

_NUMBERS = itertools.count(1)


@pytest.fixture
def register(postgres: Server, tmp_path: Path) -> Iterator[Register]:
    """Give a register's storage in a new database."""
    with register_on(postgres, tmp_path, f"register_{next(_NUMBERS)}") as made:
        yield made


@pytest.fixture(scope="module")
def one_register(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give a register that all tests of a module share: each with desks of its own."""
    folder = tmp_path_factory.mktemp("register")
    with register_on(postgres, folder, f"register_{next(_NUMBERS)}") as made:
        yield made


@pytest.fixture(scope="module")
def service(one_register: Register) -> Iterator[Service]:
    """Give that register's service on a real socket."""
    with service_on(one_register) as running:
        yield running
