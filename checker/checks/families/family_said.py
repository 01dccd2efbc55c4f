"""What a letter says of a family as a whole, and of what its reader is in it."""

from collections.abc import Iterator

from checker.checks.families.children_said import children_said
from checker.checks.families.reader_as import client_as, reader_as
from checker.checks.families.reader_claims import named_claims, reader_claims
from checker.checks.families.reader_kin import reader_kin
from checker.checks.families.unfit import Unfit, unfit_children, unfit_kin
from checker.checks.matter import Matter
from checker.checks.people.clients import client_of
from checker.checks.people.spoken_of import Telling
from checker.model import Case, Finding, Person


def family_said(
    matter: Matter, case: Case, telling: Telling, you: Person | None
) -> Iterator[Finding]:
    """Give what is said of the children together, or of the reader's kin, against the record.

    `you` is the one person to whom the text goes as a letter.
    """
    letter = matter.dispatch.letter
    own = letter is not None and telling.document.name == letter.name
    yield from (
        unfit_children(telling, one)
        for one in _once(children_said(matter, case, telling, own=own, you=you))
    )
    yield from (unfit_kin(telling, one) for one in _once(reader_as(matter, case, telling, you)))
    yield from (unfit_kin(telling, one) for one in _once(named_claims(matter, case, telling)))
    if own:
        client = client_of(matter, case)
        claims = reader_claims(matter, case, telling, you, client)
        yield from (unfit_kin(telling, one) for one in _once(claims))
        if client is not None:
            found = client_as(matter, telling, case, client)
            yield from (unfit_kin(telling, one) for one in _once(found))
        yield from (
            unfit_kin(telling, one) for one in _once(reader_kin(matter, case, telling, you))
        )


def _once(found: Iterator[Unfit]) -> Iterator[Unfit]:
    """Give each word once, however often a text says it."""
    told = set[str]()
    for one in found:
        word = one.word.lower()
        if word not in told:
            told.add(word)
            yield one
