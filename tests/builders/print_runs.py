"""Letters of a print run to the people of the demo's case, each right by its record."""

from dataclasses import replace

from checker.practice.draft import Draft


def _letter(to: tuple[str, ...], dear: str) -> Draft:
    return Draft(
        letterhead=("Northern Family Advisory Service", "2 Assize Row, Harrowfield HX97 1AB"),
        addressee=to[:1],
        address=to[1:],
        date="20 November 2026",
        reference="Our reference: KT24P00817",
        salutation=f"Dear {dear}",
        paragraphs=("Your appointment is on 4 December 2026 at 10am.",),
        closing=("Yours sincerely", "Gareth Lowe"),
    )


FATHERS = _letter(("Mr Daniel Okafor", "41 Larkspur Close", "Harrowfield", "HX97 8QT"), "Mr Okafor")
MOTHERS = _letter(("Ms Sian Pritchard", "6 Weir Cottages", "Bramwick", "HX98 3LD"), "Ms Pritchard")
SOLICITORS = _letter(
    ("Ms Joanna Bell", "Marsh and Bell Solicitors", "Lantern Court", "9 Saddler Street",
     "Harrowfield", "HX97 4NE"),
    "Ms Bell",
)  # fmt: skip


def run_of(first: Draft, *then: Draft) -> Draft:
    """Give one file's draft that holds several letters."""
    return replace(first, then=then)
