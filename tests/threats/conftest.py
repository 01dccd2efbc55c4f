"""The threats stand against a real register: PostgreSQL, service, socket and a desk."""

from tests.sync.conftest import desk, postgres, register, service

__all__ = ["desk", "postgres", "register", "service"]
