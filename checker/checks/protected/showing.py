"""The finding that says: a secret can be read here."""

from checker.checks.matter import Matter
from checker.checks.protected.disclosed import Showing
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Evidence, Finding, Part
from checker.words import say


def told_by(showing: Showing, matter: Matter, title: str, what: str) -> Finding:
    """Make the finding of one showing. The secret itself stands in the masked evidence only."""
    secret = showing.secret
    known = secret.address.written() if secret.address else ()
    value = secret.contact.value if secret.contact else secret.name or secret.body
    return raised(
        secret.code,
        title,
        detail=" ".join((_where(showing, matter, what), secret.because)),
        actions=(say("Take it out"),),
        place=showing.place,
        evidence=Evidence(
            letter=showing.text,
            record=", ".join(known) or value,
            about=(secret.whom.id,),
            masked=True,
        ),
        release=secret.release,
    )


def _where(showing: Showing, matter: Matter, what: str) -> str:
    place, name = showing.place, reader(matter)
    if place.part is Part.FILENAME:
        return say(
            "The file's name has {what} that must not be seen by {name}.", what=what, name=name
        )
    if place.part is Part.METADATA:
        return say(
            "The file's properties have {what} that must not be seen by {name}.",
            what=what,
            name=name,
        )
    if place.page:
        return say(
            "Page {page} has {what} that must not be seen by {name}.",
            page=place.page,
            what=what,
            name=name,
        )
    return say("It has {what} that must not be seen by {name}.", what=what, name=name)
