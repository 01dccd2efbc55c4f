"""Made-up bodies around a family: the sender, courts, solicitors, councils, schools, refuges."""

from dataclasses import dataclass
from random import Random

from checker.model import Confidential, Contact, Organisation, PostalAddress, WhoId
from checker.practice.people import mailbox_name
from checker.practice.streets import Streets

FIRMS = (
    "Ashgrove Legal", "Barlow Penn Solicitors", "Cotterill & Wray LLP", "Dunmore Family Law",
    "Elsworthy Nunn Solicitors", "Fairbrook Solicitors", "Gill and Oyelowo LLP",
    "Harcourt Lane Solicitors", "Iveson Law", "Jessop & Rahman Solicitors",
)  # fmt: skip
SCHOOLS = (
    "Brookside Primary School", "Castle Rise Academy", "Fell View Primary School",
    "Larkhill Nursery", "Old Mill Community School", "St Osric's Church of England Primary School",
    "Tarnley High School", "The Willows Infant School", "Weir Bank Academy",
    "Ysgol Gynradd Aberwyn",
)  # fmt: skip
COURTS = (
    "Family Court at Harrowfield", "Family Court at Pendlemere", "Family Court at Oxmere",
)  # fmt: skip
COUNCILS = (
    "Harrowfield Council",
    "Pendlemere Borough Council",
    "Oxmere County Council",
)
REFUGES = ("Juniper House", "Harbour Lodge", "Meridian House")

OWN = Organisation(
    id=WhoId("OWN"),
    name="Northern Family Advisory Service",
    kind="own",
    email_domains=("northern.example",),
    addresses=(
        PostalAddress(
            id="OWN1",
            lines=("Harrowfield Service Centre", "2 Assize Row"),
            town="Harrowfield",
            postcode="HX97 1AB",
            use="work",
            kind="office",
            confidential=Confidential.NO,
            safe_to_post=True,
        ),
    ),
    contacts=(
        Contact(kind="phone", value="01632 960145", confidential=Confidential.NO),
        Contact(
            kind="email",
            value="enquiries@northern.example",
            confidential=Confidential.NO,
        ),
    ),
)
"""The sender: the same in every made-up case."""

STAFF = (
    ("u-7f31a0", "Priya Nair", "Northern"),
    ("u-2c94be", "Amara Osei", "Northern"),
    ("u-90d1f7", "Gareth Lowe", "Northern"),
    ("u-51aa06", "Helen Strand", "Northern"),
)
"""The sender's staff: id, name, team. The second leads the team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the bodies are called."""

    firms: tuple[str, ...] = FIRMS
    schools: tuple[str, ...] = SCHOOLS
    courts: tuple[str, ...] = COURTS
    councils: tuple[str, ...] = COUNCILS
    refuges: tuple[str, ...] = REFUGES


class Bodies:
    """Deals out bodies; a court or a council is the same in every case that it is in."""

    def __init__(self, random: Random, streets: Streets, called: Called | None = None) -> None:
        """Place the courts, the councils and the firms once."""
        self._called = called or Called()
        self._random = random
        self._streets = streets
        self._firms = [self._firm(name, number) for number, name in enumerate(self._called.firms)]
        self._courts = [self._public(name, "court") for name in self._called.courts]
        self._councils = [self._public(name, "local_authority") for name in self._called.councils]

    def firm(self) -> Organisation:
        """Deal a firm of solicitors."""
        return self._random.choice(self._firms)

    def court(self) -> Organisation:
        """Deal a court."""
        return self._random.choice(self._courts)

    def council(self) -> Organisation:
        """Deal a local authority."""
        return self._random.choice(self._councils)

    def school(self) -> Organisation:
        """Deal a school of its own for one family."""
        return Organisation(
            id=WhoId("SCHOOL"),
            name=self._random.choice(self._called.schools),
            kind="school",
            addresses=(self._streets.office(),),
            location_revealing=True,
        )

    def refuge(self) -> Organisation:
        """Deal a refuge."""
        return Organisation(
            id=WhoId("REFUGE"),
            name=self._random.choice(self._called.refuges),
            kind="refuge",
            contacts=(),
            location_revealing=True,
        )

    def _firm(self, name: str, number: int) -> Organisation:
        """Make a firm with a DX and, every second one, a secure mailbox."""
        domain = f"{mailbox_name(name)}.example"
        address = self._streets.office()
        secure = number % 2 == 0
        mail = f"family@{domain}" + (".cjsm.net" if secure else "")
        return Organisation(
            id=WhoId("FIRM"),
            name=name,
            kind="law_firm",
            email_domains=(domain,),
            secure_route="cjsm" if secure else "",
            addresses=(address,),
            contacts=(
                Contact(
                    kind="dx",
                    value=f"DX {90010 + number} {address.town} {number + 1}",
                    confidential=Confidential.NO,
                ),
                Contact(kind="email", value=mail, confidential=Confidential.NO),
            ),
            location_revealing=False,
        )

    def _public(self, name: str, kind: str) -> Organisation:
        """Make a court or a council."""
        domain = f"{mailbox_name(name)}.example"
        return Organisation(
            id=WhoId("COURT" if kind == "court" else "COUNCIL"),
            name=name,
            kind=kind,
            email_domains=(domain,),
            addresses=(self._streets.office("court" if kind == "court" else "work"),),
            contacts=(
                Contact(
                    kind="email",
                    value=f"family.office@{domain}",
                    confidential=Confidential.NO,
                ),
            ),
            location_revealing=False,
        )
