"""Small pieces of sentences that several findings share."""

from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.model import PostalAddress
from checker.words import say


def reader(matter: Matter) -> str:
    """Name the recipient as a sentence does: "Ms Hale"."""
    known = addressee(matter)
    return (
        (known.called if known else "")
        or matter.recipient.name
        or matter.recipient.destination
        or say("the recipient")
    )


def written(address: PostalAddress) -> str:
    """Give an address of the record on one line."""
    return ", ".join(address.written())
