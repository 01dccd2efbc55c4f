"""Three clerks, a lead, an investigator and a protection officer, each at an own desk, in step."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.acts import Act
from checker.audit.entry import Body, read_body
from checker.desk import Answers, Confirmed
from checker.desk.desk import Desk
from checker.model import CaseId, Channel, Result, WhoId
from checker.protocol.messages import Role
from checker.sync.settings import RegisterSettings
from tests.builders.register_service import service_on
from tests.builders.register_store import Register
from tests.builders.two_desks import desk_of, enrol

PRIYA, GARETH, TOMOS = "u-7f31a0", "u-90d1f7", "u-c6f048"
"""Three clerks: the register says who is one, whatever the policy of the demo says."""
AMARA, HELEN, RHIAN = "u-2c94be", "u-51aa06", "u-3e7d92"
OFFICE = {
    PRIYA: Role.CLERK,
    GARETH: Role.CLERK,
    TOMOS: Role.CLERK,
    AMARA: Role.LEAD,
    HELEN: Role.INVESTIGATOR,
    RHIAN: Role.PROTECTION_OFFICER,
}
MOTHER = WhoId("P2")
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)
_LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear {greeting}\n\nThank you for your letter{more}.\n\n"
    "Yours sincerely\n{who}\n"
)


@dataclass
class WholeOffice:
    """An office on one day. What was done is counted by hand where it is done."""

    register: Register
    folder: Path
    desks: dict[str, Desk]

    def settle(self) -> None:
        """Let every desk send, the register order it, and every desk see it."""
        for _ in range(2):
            for desk in self.desks.values():
                assert desk.linked is not None
                desk.linked.loop().go_round()
            self.register.sequence()

    def letter(self, who: str, more: str, greeting: str = "Ms Pritchard") -> Path:
        """Write a letter to the mother."""
        desk = self.desks[who]
        file = self.folder / f"letter of {desk.actor.name}{more}.txt"
        text = _LETTER.format(more=more, greeting=greeting, who=desk.actor.name)
        file.write_text(text, encoding="utf-8")
        return file

    def check(self, who: str, file: Path) -> tuple[Result, Confirmed | None]:
        """Check a letter to the mother and confirm it where nothing stands against it."""
        desk = self.desks[who]
        opened = desk.open([file])
        result = desk.check(opened, self.case(), [MOTHER], Channel.POST)
        if desk.standing(result, ()):
            return result, None
        return result, desk.confirm(opened, result, (), RIGHT)

    def case(self) -> CaseId:
        """Give the case that the day is about."""
        desk = next(iter(self.desks.values()))
        return next(one.id for one in desk.cases() if one.reference == "KT24P00817")

    def bodies(self) -> list[Body]:
        """Give what stands in everybody's record."""
        return [
            read_body(entry.body)
            for desk in self.desks.values()
            for entry in desk.rooms.seat.recorder().trail().entries()
        ]

    def count(self, act: Act) -> int:
        """Count what was done, in everybody's record."""
        return sum(one.act is act for one in self.bodies())


@contextmanager
def whole_office(register: Register, folder: Path) -> Iterator[WholeOffice]:
    """Give the office, everybody enrolled."""
    with ExitStack() as held:
        register.time.now = int(datetime.now(UTC).timestamp() * 1000)
        register.sequence()
        service = held.enter_context(service_on(register))
        desks: dict[str, Desk] = {}
        for who, role in OFFICE.items():
            settings = RegisterSettings(url=service.url)
            desks[who] = desk_of(folder / who, who, register=settings)
            held.callback(desks[who].close)
            enrol(register, desks[who], role)
        for desk in desks.values():
            assert desk.linked is not None
            desk.linked.loop()._rounds.loosen()  # who came later holds keys too
        made = WholeOffice(register, folder, desks)
        made.settle()
        yield made
