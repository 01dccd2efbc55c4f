"""Emails about made-up cases: ordinary ones, and ones with one mistake in where they go."""

from collections.abc import Callable
from typing import TypeAlias

from checker.model import Case, Organisation, Person, WhoId
from checker.practice.bodies import STAFF
from checker.practice.draft import Box, Mail
from checker.practice.people import mailbox_name
from checker.practice.wording import (
    Occasion,
    number,
    ordinary,
    other_party,
    represented_by,
)

MailFault: TypeAlias = Callable[[Occasion, tuple[Case, ...]], Mail | None]
"""Writes a message with one mistake, or None where the case gives no room for that mistake."""


def ordinary_mail(occasion: Occasion) -> Mail | None:
    """Write a right message to somebody; None to who has no mailbox, wants post or has a firm."""
    wants_post = isinstance(occasion.to, Person) and occasion.to.preferences.channel == "post"
    firm = represented_by(occasion.case, occasion.to.id)
    address = "" if wants_post or firm else mailbox(occasion.to)
    return _mail(occasion, ((occasion.to.formal_name, address),)) if address else None


def mailbox(who: Person | Organisation | None) -> str:
    """Give the mailbox of somebody, or an empty string."""
    held = who.contacts if who else ()
    own = (one.value for one in held if one.kind == "email" and one.shared_mailbox is not True)
    return next(own, "")


def unknown(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to a mailbox that nobody of the case has."""
    del cases
    return _mail(occasion, (("", "reception@faraway-trading.example"),))


def sibling(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to somebody else of the same name, as autocomplete does."""
    del cases
    to = occasion.to
    if not isinstance(to, Person) or not mailbox(to):
        return None
    local = f"{mailbox_name(to.first_name)}.{mailbox_name(to.last_name)}"
    return _mail(occasion, ((to.name, f"{local}@longridge-motors.example"),))


def lookalike(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to an address one slip away from the right one."""
    del cases
    right = mailbox(occasion.to)
    if not right or right.endswith(".cjsm.net"):
        return None
    local, _, domain = right.partition("@")
    at = occasion.random.randint(1, len(local) - 2)
    swapped = local[:at] + local[at + 1] + local[at] + local[at + 2 :]
    slips = [
        f"{local[:at]}{local[at + 1 :]}@{domain}",
        f"{local}@{domain[0]}{domain[2]}{domain[1]}{domain[3:]}",
        f"{local}@{domain.removesuffix('example')}exampel",
    ]
    if swapped != local:
        slips.append(f"{swapped}@{domain}")
    return _mail(occasion, (("", occasion.random.choice(slips)),))


def display_name(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Show the name of somebody who is not of the case over a mailbox of the case."""
    del cases
    right = mailbox(occasion.to)
    if not right or isinstance(occasion.to, Organisation):
        return None
    return _mail(occasion, (("Robin Fairclough", right),))


def other_person(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Copy a message for one parent to the other parent's solicitor."""
    del cases
    right = mailbox(occasion.to)
    if not right or isinstance(occasion.to, Organisation):
        return None
    firm = represented_by(occasion.case, other_party(occasion.case, occasion.to.id).id)
    theirs = mailbox(firm)
    if not theirs:
        return None
    return _mail(occasion, ((occasion.to.name, right),), cc=(("", theirs),))


def exposes(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Show a protected mailbox to the person it is kept from."""
    del cases
    right, other = mailbox(occasion.to), other_party(occasion.case, occasion.to.id)
    kept = {one.subject for one in occasion.case.restrictions if occasion.to.id in one.hidden_from}
    if not right or other.id not in kept or not mailbox(other):
        return None
    return _mail(occasion, ((occasion.to.name, right), (other.name, mailbox(other))))


def group(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to several people outside, some of them unseen."""
    del cases
    right = mailbox(occasion.to)
    bodies = [occasion.case.who(WhoId(one)) for one in ("COURT", "COUNCIL")]
    shown = [mailbox(body) for body in bodies if mailbox(body)]
    if not right or len(shown) < 2:  # noqa: PLR2004 - a group
        return None
    bcc = tuple(("", one) for one in shown)
    return _mail(occasion, ((occasion.to.formal_name, right),), bcc=bcc)


def personal(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to a solicitor's mailbox at a personal mail provider that the record holds."""
    del cases
    solicitor = occasion.case.who(WhoId("P7"))
    right = mailbox(solicitor)
    return _mail(occasion, ((solicitor.formal_name, right),)) if solicitor and right else None


def insecure(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to a firm that needs secure mail, without it."""
    del cases
    right = mailbox(occasion.to)
    plain = right.removesuffix(".cjsm.net")
    return _mail(occasion, ((occasion.to.formal_name, plain),)) if plain != right else None


def shared(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Write to a mailbox that others read as well."""
    del cases
    held = [one for one in occasion.to.contacts if one.kind == "email" and one.shared_mailbox]
    return _mail(occasion, ((occasion.to.formal_name, held[0].value),)) if held else None


def subject(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Put names and a sensitive word into the subject."""
    del cases
    right = mailbox(occasion.to)
    if not right or isinstance(occasion.to, Organisation):
        return None
    other = other_party(occasion.case, occasion.to.id)
    words = f"Allegations of domestic abuse by {other.formal_name}"
    return _mail(occasion, ((occasion.to.formal_name, right),), subject=words)


def link(occasion: Occasion, cases: tuple[Case, ...]) -> Mail | None:
    """Give a link to a shared folder."""
    del cases
    right = mailbox(occasion.to)
    words = "The report is here: https://northern.sharepoint.example/:f:/s/cases/EkT9aQ2vX"
    return _mail(occasion, ((occasion.to.formal_name, right),), more=words) if right else None


def _mail(
    occasion: Occasion,
    to: tuple[Box, ...],
    *,
    cc: tuple[Box, ...] = (),
    bcc: tuple[Box, ...] = (),
    subject: str = "",
    more: str = "",
) -> Mail:
    """Write a message with the words of an ordinary letter."""
    letter = ordinary(occasion)
    staff = STAFF[0][1]
    is_court = isinstance(occasion.to, Organisation) and occasion.to.kind == "court"
    about = f"{number(occasion.case)}"
    if is_court:
        parents = [person.last_name for person in occasion.case.people[:2]]
        about = f"{about} {parents[0]} and {parents[1]}"
    sender = f"{mailbox_name(staff.split()[0])}.{mailbox_name(staff.split()[1])}@northern.example"
    return Mail(
        sender=(staff, sender),
        to=to,
        cc=cc,
        bcc=bcc,
        subject=subject or about,
        paragraphs=tuple(
            part
            for part in (
                letter.salutation,
                *letter.paragraphs,
                more,
                "\n".join((*letter.closing[:1], staff, *letter.closing[2:])),
            )
            if part
        ),
    )


FAULTS: tuple[tuple[str, MailFault], ...] = (
    ("email.unknown", unknown),
    ("email.sibling", sibling),
    ("email.lookalike", lookalike),
    ("email.display-name", display_name),
    ("email.other-person", other_person),
    ("email.exposes-recipients", exposes),
    ("email.group", group),
    ("email.personal-mailbox", personal),
    ("email.insecure-route", insecure),
    ("email.shared-mailbox", shared),
    ("email.subject", subject),
    ("email.link", link),
)
"""Every mistake of this file, under the code of its finding."""
