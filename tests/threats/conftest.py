"""The threats stand against a real register: PostgreSQL, service, socket and a desk."""

from tests.sync.conftest import desk, register, service

__all__ = ["desk", "register", "service"]
