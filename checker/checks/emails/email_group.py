"""One message goes to several people outside, or relies on Bcc."""

from collections.abc import Iterator, Sequence

from checker.checks.emails.mailboxes import boxes, holder, is_own, message
from checker.checks.matter import Matter
from checker.checks.people.standing import parties_of
from checker.checks.raised import raised
from checker.matching.emails import to_email
from checker.model import Evidence, Finding, Organisation, Part, Person, Place, Severity
from checker.words import say

LISTS = ("all", "everyone", "list", "group", "distribution", "members", "team-all", "all-staff")


def email_group(matter: Matter) -> Iterator[Finding]:
    """Say that one message goes to more than one person outside.

    Why: a wrong name in a group is hard to see, and one reply goes to all.
    Quiet when: all but one are offices or the sender's own, or one acts for the other: a party is
    to be copied to their own solicitor. It is a Stop when one of the group is not on the case.
    """
    sent, letter = message(matter), matter.dispatch.letter
    if sent is None or letter is None or matter.case is None:
        return
    outside = [box for box in boxes(sent) if not is_own(matter, to_email(box.address))]
    holders = [holder(matter, to_email(box.address)) for box in outside]
    people = [one for one in holders if not isinstance(one, Organisation)]
    lists = [box for box in outside if to_email(box.address).partition("@")[0] in LISTS]
    if _sides(matter, people) < 2 and not sent.bcc and not lists:  # noqa: PLR2004 - two people are a group
        return
    strangers = len(people) > 1 and any(one is None for one in holders)
    if lists:
        why = say("One address is a list, and nobody can see here who is on it.")
    elif len(people) > 1:
        why = say("It goes to {count} people outside.", count=len(people))
    else:
        why = say("It relies on Bcc to keep addresses from one another.")
    if strangers:
        why += " " + say("Not all of them are on the case.")
    yield raised(
        "email.group",
        say("This email goes to several people at once"),
        detail=why,
        actions=(say("Send one email to each person"),),
        place=Place(file=letter.name, part=Part.HEADERS),
        evidence=Evidence(letter=", ".join(box.address for box in outside), masked=True),
        severity=Severity.STOP if strangers else None,
    )


def _sides(matter: Matter, people: Sequence[Person | None]) -> int:
    """Count people, those who act for another of them with whom they act for."""
    ids = [one.id for one in people if one is not None]
    led = [one for one in ids if parties_of(matter, one) & set(ids)]
    return len(people) - len(led)
