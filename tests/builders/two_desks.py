"""A clerk's desk and a lead's, each with its own record, and one register between them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.acts import Act
from checker.audit.entry import Body, read_body
from checker.desk.answers import Answers, Confirmed, Opened
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.register.linking import Linked
from checker.model import CaseId, Channel, Result, WhoId
from checker.protocol.messages import Role
from checker.register.oidc import Provider
from checker.sync.settings import RegisterSettings
from tests.builders.readers import shared_readers
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import Register
from tests.builders.relay import Relay, Wire, relay_to

CLERK, LEAD, OTHER_CLERK, OTHER_LEAD = "u-7f31a0", "u-2c94be", "u-90d1f7", "u-b83c15"
OKAFOR = WhoId("P1")
PRITCHARD = WhoId("P2")
POSTCODE = "HX97 8QT"
LETTER = "Letter to Mr D Okafor.docx"
REASON = "The court ordered on 30 October that it goes there."


def desk_of(
    folder: Path,
    *actors: str,
    register: RegisterSettings | None = None,
    now: Callable[[], datetime] | None = None,
) -> Desk:
    """Open a desk of the demo's office at which these people sit; nobody named: everybody."""
    setting = demo_setting(folder)
    chosen = tuple(one for one in setting.actors if one.id in actors) or setting.actors
    setting = replace(setting, actors=chosen, register=register, guesser=None)
    if now is not None:
        setting = replace(setting, clock=now)
    return Desk(setting, shared_readers())


def checked(desk: Desk, *, to: WhoId = OKAFOR, name: str = LETTER) -> tuple[Opened, Result]:
    """Have one of the demo's letters checked: it has Stops that a second person may release."""
    ready = next(one for one in desk.ready() if one.name == name)
    opened = desk.open(ready.files)
    case: CaseId = opened.suggestions[0].id
    return opened, desk.check(opened, case, [to], Channel.POST)


def confirmed(desk: Desk, opened: Opened, result: Result) -> Confirmed:
    """Confirm a letter to Mr Okafor, with everything that is asked."""
    return desk.confirm(
        opened, result, (), Answers(recipients=(OKAFOR,), typed=POSTCODE, held=True)
    )


def bodies(desk: Desk, actor: str) -> list[Body]:
    """Give what stands in somebody's record, in order."""
    who = next(one for one in desk.actors() if one.id == actor)
    return [read_body(one.body) for one in desk.rooms.seat.records.of(who).trail().entries()]


def acts(desk: Desk, actor: str) -> list[Act]:
    """Give what somebody did, in order."""
    return [one.act for one in bodies(desk, actor)]


@dataclass
class Between:
    """Two desks and what is between them."""

    register: Register
    service: Service
    relay: Relay
    """The clerk's wire."""
    clerk: Desk
    lead: Desk
    folder: Path

    def link(self, desk: Desk) -> Linked:
        """Give a desk's side of the register."""
        assert desk.linked is not None
        return desk.linked

    def settle(self) -> None:
        """Let the register order what came, and both desks see it."""
        self.register.sequence()
        for desk in (self.clerk, self.lead):
            self.link(desk).loop().go_round()

    def cut(self) -> None:
        """Cut the clerk's wire."""
        self.relay.wire = Wire.CUT


def enrol(register: Register, desk: Desk, role: Role, team: str = "t-04") -> None:
    """Make a desk known by a code, and begin to keep it in step."""
    assert desk.linked is not None
    desk.linked.enrol(register.store.new_code(role, team, by="u-admin"))
    register.sequence()
    desk.linked.start()
    desk.linked.loop().go_round()


@contextmanager
def two_desks(
    register: Register,
    folder: Path,
    *,
    provider: Provider | None = None,
    issuer: str | None = None,
) -> Iterator[Between]:
    """Give both desks, enrolled; the lead's knows an identity provider where one is named."""
    with ExitStack() as held:
        register.time.now = int(datetime.now(UTC).timestamp() * 1000)
        register.sequence()
        service = held.enter_context(service_on(register, provider=provider))
        relay = held.enter_context(relay_to(service.url))
        clerk = desk_of(folder / "clerk", CLERK, register=RegisterSettings(url=relay.url))
        held.callback(clerk.close)
        client = None if issuer is None else "letterlock"
        settings = RegisterSettings(url=service.url, issuer=issuer, client_id=client)
        lead = desk_of(folder / "lead", LEAD, register=settings)
        held.callback(lead.close)
        enrol(register, lead, Role.LEAD)
        enrol(register, clerk, Role.CLERK)
        made = Between(register, service, relay, clerk, lead, folder)
        made.settle()
        yield made
