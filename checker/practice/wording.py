"""The words of ordinary letters from a family-court advisory service, correct for their case."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from checker.days import in_full
from checker.model import Case, Organisation, Person, PostalAddress, WhoId
from checker.practice.bodies import OWN, STAFF
from checker.practice.draft import Draft, Unseen

JOBS = ("Family Court Adviser", "Family court adviser", "Family Court Adviser")
"""How whoever signs calls the one job that all do: they write of their own visits and reports."""
_SHARE_WITH_AUTHOR, _SHARE_REPRESENTED_NAMED = 0.7, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For whom a letter is written, and when."""

    random: Random
    case: Case
    to: Person | Organisation
    today: date


def ordinary(occasion: Occasion) -> Draft:
    """Write an ordinary letter to somebody of a case, right in every part."""
    random, case, to = occasion.random, occasion.case, occasion.to
    staff = random.choice(STAFF)[1]
    subject, paragraphs = _matter(occasion)
    address = current(to, occasion.today)
    return Draft(
        letterhead=(OWN.name, ", ".join(OWN.addresses[0].written()[:3]) + " HX97 1AB"),
        addressee=_addressee(occasion),
        address=address.written() if address else (),
        date=in_full(occasion.today),
        reference=f"{random.choice(('Our ref', 'Our reference', 'Case number'))}: {number(case)}",
        marking=random.choice(("Private and confidential", "Confidential", "")),
        salutation=salutation(to),
        subject=subject,
        paragraphs=paragraphs,
        closing=("Yours sincerely", staff, random.choice(JOBS), OWN.name),
        copies=_copies(occasion),
        footer=random.choice(
            (
                "Telephone 01632 960145    enquiries@northern.example",
                "Northern Family Advisory Service, 2 Assize Row, Harrowfield HX97 1AB",
                "",
            )
        ),
        unseen=Unseen(
            author=staff if random.random() < _SHARE_WITH_AUTHOR else "",
            title=random.choice(("", "Letter")),
        ),
    )


def current(who: Person | Organisation, today: date) -> PostalAddress | None:
    """Give the address at which somebody is written to."""
    return next((one for one in who.addresses if one.current_on(today)), None)


def number(case: Case) -> str:
    """Give the number by which letters call a case."""
    return case.references[0].value


def salutation(to: Person | Organisation) -> str:
    """Greet somebody properly."""
    return f"Dear {to.called}" if isinstance(to, Person) else "Dear Sir or Madam"


def children(case: Case) -> tuple[Person, ...]:
    """Give the children of a case."""
    ids = {party.who for party in case.parties if party.role == "subject_child"}
    return tuple(person for person in case.people if person.id in ids)


def other_party(case: Case, whom: WhoId) -> Person:
    """Give the parent on the other side."""
    return next(person for person in case.people[:2] if person.id != whom)


def represented_by(case: Case, whom: WhoId) -> Organisation | None:
    """Give the firm that acts for somebody."""
    firms = {one.party: one.organisation for one in case.representation}
    firm = case.who(firms.get(whom))
    return firm if isinstance(firm, Organisation) else None


def listed(names: tuple[str, ...]) -> str:
    """Say names as a sentence does.

    >>> listed(("Ann", "Ben", "Cai"))
    'Ann, Ben and Cai'
    """
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _addressee(occasion: Occasion) -> tuple[str, ...]:
    to, case = occasion.to, occasion.case
    if isinstance(to, Person):
        name = to.formal_name
        initial = f"{to.title} {to.first_name[0]} {to.last_name}"
        return (name if occasion.random.random() < 0.8 else initial,)  # noqa: PLR2004 - most letters give the forename
    acting = next((one for one in case.representation if one.organisation == to.id), None)
    person = case.who(acting.person) if acting else None
    return (person.formal_name, to.name) if person else (to.name,)


def _copies(occasion: Occasion) -> tuple[str, ...]:
    """Copy the letter to whoever acts for its reader: a represented party is not written alone."""
    firm = represented_by(occasion.case, occasion.to.id)
    return (f"cc {firm.name}",) if firm else ()


def _matter(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    """Choose what the letter is about, and say it."""
    if isinstance(occasion.to, Organisation):
        subject, paragraphs = _to_a_body(occasion)
    else:
        subject, paragraphs = occasion.random.choice(
            (_appointment, _report, _hearing, _enquiries, _after_a_call, _complaint)
        )(occasion)
    extra = occasion.random.sample(_CLOSINGS, occasion.random.randint(1, 2))
    return subject, (*paragraphs, *extra)


_CLOSINGS = (
    "If you have a question about this letter, telephone me on 01632 960145.",
    "You can also write to us at the address at the top of this letter.",
    "If you need this letter in another language or in large print, tell us and we will send it.",
    "Our leaflet about how we use your information is on our website.",
    "If anything in this letter is wrong, tell me by the end of next week.",
)


def _days_on(occasion: Occasion, least: int, most: int) -> str:
    return in_full(occasion.today + timedelta(days=occasion.random.randint(least, most)))


def _named(occasion: Occasion) -> str:
    """Name the children, in one of the ways that letters do."""
    every = children(occasion.case)
    full = tuple(child.name for child in every)
    first = tuple(child.first_name for child in every)
    return listed(occasion.random.choice((full, full, first)))


def _appointment(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    when = _days_on(occasion, 5, 20)
    clock = occasion.random.choice(("9.30am", "10am", "11.15am", "2pm", "3.45pm"))
    return "Your appointment", (
        (
            f"I am the family court adviser for {_named(occasion)}. I would like to meet you on"
            f" {when} at {clock}, at our office at 2 Assize Row, Harrowfield HX97 1AB."
        ),
        (
            f"We will talk about what you want for {_named(occasion)} and about any worries you"
            " have. The meeting takes about an hour. Bring a document with your photograph on it."
        ),
    )


def _report(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    court = occasion.case.who(WhoId("COURT"))
    name = court.name if court else "the court"
    other = other_party(occasion.case, occasion.to.id)
    return f"Section 7 report: {_named(occasion)}", (
        (
            "The report that the court asked me to prepare comes to you by separate post."
            f" The hearing at the {name} is on {_days_on(occasion, 10, 40)} at 10am."
        ),
        (
            f"I have spoken to you, to {other.called} and to the school, and I have met"
            f" {_named(occasion)} twice. What each of you told me is in the report."
        ),
        "The report belongs to the court. Do not show it to anybody else or put it online.",
    )


def _hearing(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    other = other_party(occasion.case, occasion.to.id)
    lines: tuple[str, ...] = (
        (
            f"The court will look at the arrangements for {_named(occasion)} on"
            f" {_days_on(occasion, 10, 60)}. You and {other.formal_name} are both asked to come."
        ),
        (
            "Before the hearing I will write a short letter to the court with what the police and"
            " the council have told us."
        ),
    )
    firm = represented_by(occasion.case, other.id)
    if firm and occasion.random.random() < _SHARE_REPRESENTED_NAMED:
        lines = (*lines, f"{other.called} is represented by {firm.name}.")
    return "First hearing", lines


def _enquiries(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    council = occasion.case.who(WhoId("COUNCIL")) or occasion.case.who(WhoId("O4"))
    name = council.name if council else "the council"
    return f"Safeguarding enquiries about {_named(occasion)}", (
        (
            f"{occasion.case.people[0].formal_name} has applied to the Family Court. The court has"
            " asked us to find out whether there is any risk of harm to a child."
        ),
        (
            f"We have asked the police and {name} what they know. I will telephone you on"
            f" {_days_on(occasion, 4, 12)} between 9am and 12 noon to hear your view."
        ),
        "It is your choice whether to speak to me. If you do, I will tell the court what you said.",
    )


def _after_a_call(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    other = other_party(occasion.case, occasion.to.id)
    one = occasion.random.choice(children(occasion.case))
    return "Our telephone call", (
        (
            f"Thank you for talking to me on {_days_on(occasion, -12, -2)}. You told me that"
            f" {one.first_name} is settled and enjoys football and reading."
        ),
        (
            f"You would like {one.first_name} to spend every second weekend with"
            f" {'you' if occasion.to.id == WhoId('P2') else other.called}. I will put this to"
            f" {other.called} as well."
        ),
    )


def _complaint(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    return "Your complaint", (
        (
            f"Thank you for your letter of {_days_on(occasion, -30, -5)}. I am sorry that you had"
            " to wait for an answer."
        ),
        (
            "I have read the notes of your case and spoken to your adviser. I found that we should"
            " have telephoned you when the appointment was moved, and we did not."
        ),
        "If you are not content with this answer you may write to the Ombudsman.",
    )


def _to_a_body(occasion: Occasion) -> tuple[str, tuple[str, ...]]:
    case = occasion.case
    who = listed(tuple(child.name for child in children(case)))
    acting = next((one for one in case.representation if one.organisation == occasion.to.id), None)
    client = case.who(acting.party) if acting else None
    if client is not None:
        return f"Your client: {client.formal_name}", (
            f"We write about {who}. Your reference is {acting.reference if acting else ''}.",
            (
                f"The report that the court ordered comes by separate post. The hearing is on"
                f" {_days_on(occasion, 10, 40)}. Tell us by return if your client does not agree."
            ),
        )
    return f"Children: {who}", (
        f"The Family Court has asked us to report about {who}. We are collecting what is known.",
        (
            f"Send us what you hold about the family by {_days_on(occasion, 7, 21)}. The parents"
            f" are {case.people[0].formal_name} and {case.people[1].formal_name}."
        ),
    )
