"""The rest of the caseload: another family's case, with enough people that a name can be rare."""

from datetime import date

from checker.cases.caseload import Caseload
from checker.cases.index.chance import FEWEST_PEOPLE
from checker.model import Case, CaseId, Person, Reference, WhoId
from tests.builders.cases import address, email, phone


def other_family() -> Case:
    """Make another family's case."""
    return Case(
        id=CaseId("C-0002"),
        snapshot="sha256:" + "1" * 64,
        references=(
            Reference(kind="familyman", value="XX26P00099"),
            Reference(kind="local_authority", value="LA/771"),
        ),
        people=(
            Person(
                id=WhoId("P1"),
                title="Ms",
                first_name="Ottoline",
                last_name="Quarrington",
                date_of_birth=date(1991, 2, 3),
                addresses=(address("5 Far Street", "Elsewhere", "XX9 9AA"),),
                contacts=(email("ottoline.q@example.org"), phone("07700 900777")),
            ),
            Person(
                id=WhoId("P2"),
                title="Mr",
                first_name="John",
                last_name="Carter",
                date_of_birth=date(1985, 6, 7),
            ),
            Person(id=WhoId("P3"), first_name="Mary", last_name="Carter"),
        ),
    )


def elsewhere() -> Caseload:
    """Make a caseload of that family and many people with a few common names."""
    crowd = tuple(
        Person(id=WhoId(f"P{number}"), first_name=name, last_name="Smith")
        for number, name in enumerate(("David", "John", "Mary") * FEWEST_PEOPLE)
    )
    many = Case(id=CaseId("C-0003"), snapshot="sha256:" + "2" * 64, people=crowd)
    return Caseload((other_family(), many))
