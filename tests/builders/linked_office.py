"""The demo's desk with a real register behind it, and the wire between them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Act, read_body
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.register.linking import Linked
from checker.protocol.messages import Role
from checker.settings import Limits
from checker.sync.settings import RegisterSettings
from tests.builders.readers import shared_readers
from tests.builders.register_service import service_on
from tests.builders.register_store import Register
from tests.builders.relay import Relay, Wire, relay_to


@dataclass
class Office:
    """A desk, its register, and the wire between them."""

    register: Register
    relay: Relay
    folder: Path
    limits: Limits = field(default_factory=lambda: Limits(offline_letters=2, offline_hours=1))
    _desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """Give the desk, opened the first time."""
        if self._desk is None:
            setting = demo_setting(self.folder)
            policy = replace(setting.policy, limits=self.limits)
            settings = RegisterSettings(url=self.relay.url)
            self._desk = Desk(
                replace(setting, policy=policy, register=settings, guesser=None), shared_readers()
            )
        return self._desk

    @property
    def linked(self) -> Linked:
        """Give the desk's side of the register."""
        assert self.desk.linked is not None
        return self.desk.linked

    def code(self) -> str:
        """Give a one-time code for a clerk."""
        return self.register.store.new_code(Role.CLERK, "t-04", by="u-admin")

    def acts(self) -> list[Act]:
        """Give what stands in the trail, in order."""
        recorder = self.linked._recorder()
        return [read_body(one.body).act for one in recorder.trail().entries()]

    def offline(self) -> None:
        """Cut the wire, and let the desk notice."""
        self.relay.wire = Wire.CUT
        self.linked.loop().go_round()

    def online(self) -> None:
        """Mend the wire, and let the desk notice."""
        self.relay.wire = Wire.WHOLE
        self.linked.loop().go_round()


@contextmanager
def linked_office(register: Register, folder: Path) -> Iterator[Office]:
    """Give a desk that the register does not know yet."""
    with ExitStack() as held:
        service = held.enter_context(service_on(register))
        relay = held.enter_context(relay_to(service.url))
        made = Office(register, relay, folder)
        register.time.now = int(datetime.now(UTC).timestamp() * 1000)
        register.sequence()
        yield made
        if made._desk is not None:
            made._desk.close()
