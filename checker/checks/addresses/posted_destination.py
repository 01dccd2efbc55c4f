"""Where the letter's address leads: one finding, the first that holds of eight."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.checks.addresses.destinations import destination, held, held_now, names_of
from checker.checks.addresses.premises import Likeness, likeness_of, nearest
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, lives_with, of_case, own_bodies, stands_with
from checker.checks.places import place_of
from checker.checks.protected.restricted import are_kept_apart
from checker.checks.raised import raised
from checker.checks.wording import reader, written
from checker.days import in_words
from checker.matching.addresses import AddressVerdict
from checker.model import Case, Evidence, Finding, Mention, PostalAddress, Release, WhoId
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """One address block as it concerns one recipient, and the closest that the record has."""

    matter: Matter
    case: Case
    block: Mention
    now: Likeness | None
    """The closest of the addresses that hold today."""
    ever: Likeness | None
    """The closest of all, also of those that have ended or not begun."""

    @property
    def right(self) -> bool:
        """Say whether the letter goes to a current address of the recipient."""
        return self.now is not None and self.now.same_premises


def posted_destination(matter: Matter) -> Iterator[Finding]:
    """Say where the address on the letter leads, when it is not simply the recipient's own.

    Why: most letters that went astray went to an old, a neighbour's or another family's address.
    Quiet when: the letter has the recipient's current address, in any usual way of writing it.
    """
    block = destination(matter)
    if matter.case is None or block is None:
        return
    going = Destination(
        matter=matter,
        case=matter.case,
        block=block,
        now=nearest(block, held_now(matter), explained=names_of(matter)),
        ever=nearest(block, held(matter), explained=names_of(matter)),
    )
    if going.now is not None and going.now.verdict is AddressVerdict.SAME:
        steps: tuple[Step, ...] = (_known_wrong,)
    else:
        steps = STEPS
    for step in steps:
        found = step(going)
        if found is not None:
            yield found
            return


def _known_wrong(going: Destination) -> Finding | None:
    """An item of ours went there by mistake, and nobody has confirmed the address since."""
    for wrong in going.case.wrong_destinations:
        place = PostalAddress(id="", lines=(wrong.value,))
        kind = wrong.kind.casefold().removeprefix("postal_")
        if kind not in {"address", "post", "postal", "letter"} or not _is(going, place):
            continue
        confirmed = going.now.address.last_confirmed_on if going.right and going.now else None
        if confirmed is None or confirmed < wrong.on:
            day = in_words(wrong.on, going.matter.today)
            return _at(
                going,
                "address.known-wrong",
                say("Something went to this address by mistake before"),
                say("Post of this case was sent there by mistake on {day}.", day=day),
                record=wrong.value,
            )
    return None


def _other_person(going: Destination) -> Finding | None:
    """It is the address of somebody else of the case."""
    own = frozenset(one.id for one in own_bodies(going.matter))
    reader_id = going.matter.recipient.id
    household = frozenset(
        one.id for one in going.case.people if lives_with(going.case, reader_id, one.id)
    )
    mine = stands_with(going.matter, reader_id) | household
    for one, close in _others(going, but=own | mine):
        if going.now is not None and going.now.closeness >= close.closeness:
            continue
        ended = not close.address.current_on(going.matter.today)
        if ended and going.ever is not None and going.ever.closeness >= close.closeness:
            continue
        apart = are_kept_apart(going.matter, one.id)
        return _at(
            going,
            "address.other-person",
            say("This is the wrong person's address"),
            say(
                "The letter is to {reader}. The address on it is {other}'s.",
                reader=reader(going.matter),
                other=one.called,
            ),
            record=written(close.address),
            about=one.id,
            masked=apart,
            release=Release.NEVER if apart else None,
        )
    return None


def _other_case(going: Destination) -> Finding | None:
    """It is the address of somebody in another case. Which case is not said."""
    others = going.matter.others
    if others is None or going.right:
        return None
    if not others.with_address(going.block.lines, but=going.case.id):
        return None
    return _at(
        going,
        "address.other-case",
        say("This address belongs to another case"),
        say(
            "The address is not {reader}'s. It is held for somebody in another case.",
            reader=reader(going.matter),
        ),
        masked=True,
    )


def _previous(going: Destination) -> Finding | None:
    """It is one of the recipient's own addresses, and it has ended."""
    today = going.matter.today
    for address in held(going.matter):
        if address.current_on(today) or _begins_later(going, address) or not _is(going, address):
            continue
        if going.right:
            return None
        begun = [one.valid_from for one in held_now(going.matter) if one.valid_from]
        since = [day for day in begun if address.valid_to is None or day >= address.valid_to]
        if since:
            title = say("This address was replaced on {day}", day=in_words(min(since), today))
        elif address.valid_to:
            title = say("This address ended on {day}", day=in_words(address.valid_to, today))
        else:
            title = say("This is an old address")
        return _at(
            going,
            "address.previous",
            title,
            say("The letter uses {reader}'s old address.", reader=reader(going.matter)),
            record=_current_in_words(going),
        )
    return None


def _near_miss(going: Destination) -> Finding | None:
    """It is almost one of the recipient's addresses, but another front door."""
    for close in (going.now, going.ever):
        if close is not None and close.verdict is AddressVerdict.NEAR_MISS:
            return _at(
                going,
                "address.near-miss",
                say("This address is close to the one on the case, but not the same"),
                say(
                    "{difference} It may be somebody else's front door.",
                    difference=_difference(close),
                ),
                record=written(close.address),
            )
    return None


def _flat_form(going: Destination) -> Finding | None:
    """It is the right building, and the flat is written in a form nobody has confirmed."""
    if not going.right or going.now is None or not going.now.flat_form:
        return None
    return _at(
        going,
        "address.flat-form",
        say("The flat is written another way than on the case"),
        say("Make sure that both mean the same flat."),
        record=written(going.now.address),
    )


def _written_differently(going: Destination) -> Finding | None:
    """It is the right front door, with a slip or a part left out."""
    if not going.right or going.now is None or going.now.no_door:
        return None
    return _at(
        going,
        "address.written-differently",
        say("The address is written differently on the case"),
        _difference(going.now),
        record=written(going.now.address),
    )


def _unknown(going: Destination) -> Finding | None:
    """It is no address held for this recipient."""
    if going.right:
        return None
    for address in held(going.matter):
        if _begins_later(going, address) and address.valid_from and _is(going, address):
            title = say(
                "This address holds only from {day}",
                day=in_words(address.valid_from, going.matter.today),
            )
            return _at(
                going,
                "address.unknown",
                title,
                say("{reader} is not there yet.", reader=reader(going.matter)),
                record=_current_in_words(going),
            )
    return _at(
        going,
        "address.unknown",
        say("This address is not on the case"),
        say("The case holds no such address for {reader}.", reader=reader(going.matter)),
        record=_current_in_words(going),
    )


Step = Callable[[Destination], Finding | None]

STEPS: tuple[Step, ...] = (
    _known_wrong,
    _other_person,
    _other_case,
    _previous,
    _near_miss,
    _flat_form,
    _written_differently,
    _unknown,
)


def _at(  # noqa: PLR0913 - the finding's own parts
    going: Destination,
    code: str,
    title: str,
    detail: str,
    *,
    record: str = "",
    about: str = "",
    masked: bool = False,
    release: Release | None = None,
) -> Finding:
    whose = about or going.matter.recipient.id or ""
    return raised(
        code,
        title,
        detail=detail,
        actions=(say("Use the address on the case"),) if held_now(going.matter) else (),
        place=place_of(going.block),
        evidence=Evidence(
            letter=", ".join(going.block.lines),
            record=record,
            about=(whose,) if whose else (),
            masked=masked,
        ),
        release=release,
    )


def _is(going: Destination, address: PostalAddress) -> bool:
    return likeness_of(going.block, address, explained=names_of(going.matter)).same_premises


def _others(going: Destination, *, but: frozenset[WhoId]) -> Iterator[tuple[Somebody, Likeness]]:
    """Give everybody else whose address it is: those who are there today before the others."""
    today = going.matter.today
    found = [
        (one, close)
        for one in of_case(going.case)
        if one.id not in but
        for address in one.addresses
        for close in (likeness_of(going.block, address, explained=(one.formal_name, one.name)),)
        if close.same_premises and not close.flat_form
    ]
    yield from sorted(found, key=lambda pair: not pair[1].address.current_on(today))


def _begins_later(going: Destination, address: PostalAddress) -> bool:
    return address.valid_from is not None and address.valid_from > going.matter.today


def _current_in_words(going: Destination) -> str:
    current = held_now(going.matter)
    return written(current[0]) if current else ""


def _difference(close: Likeness) -> str:
    named = {
        "number": say("the house number"),
        "flat": say("the flat"),
        "floor": say("the floor"),
        "block": say("the block"),
        "building": say("the name of the building"),
        "street": say("the street"),
        "street-type": say("the street"),
        "qualifier": say("the street"),
        "name": say("the name above it"),
        "town": say("the town"),
        "country": say("the country"),
        "postcode": say("the postcode"),
    }
    parts = tuple(dict.fromkeys(named.get(part, say("a part of it")) for part in close.differs_in))
    return say("They differ in {parts}.", parts=", ".join(parts))
