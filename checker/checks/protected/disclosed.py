"""Where in a dispatch a secret stands, whole or in part, in any part of any file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.checks.addresses.premises import are_same_premises
from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, everybody, of_case, somebody, stands_with
from checker.checks.places import place_of
from checker.checks.protected.restricted import SAID
from checker.checks.protected.secrets import Secret
from checker.checks.protected.towns_of_offices import is_a_town, is_said_of_an_office
from checker.checks.texts import Searched, passages_of, texts_of
from checker.matching.addresses import Piece, PieceKind, parse, pieces
from checker.matching.contact_pieces import email_pattern, phone_pattern
from checker.matching.emails import to_email
from checker.matching.folding import fold
from checker.matching.names import NameVerdict, compare_names, find_name
from checker.matching.vocabulary import UNIT_WORDS
from checker.mentions.forenames import Kind, kind_of, lists
from checker.mentions.passage import Passage
from checker.model import (
    Contact,
    Mention,
    MentionKind,
    Person,
    Place,
    PostalAddress,
    Span,
)

TOGETHER = 90
"""Pieces of one address that stand no further apart than this are one showing of it."""
SHORTEST_BODY = 2
GENERAL = frozenset(
    {"school", "academy", "nursery", "surgery", "practice", "centre", "college", "ltd", "limited"}
)
"""Words that a letter leaves out of the name of a place."""
SORTS = frozenset(
    {"primary", "infant", "infants", "junior", "secondary", "high", "grammar", "community",
     "medical", "health", "day", "pre-school"}
)  # fmt: skip
SHORTEST_SPOKEN = 5
"""A shorter own word is not looked for with what it is: "Park school"."""
_WHAT_IT_IS = (
    r"(?:c ?of ?e|c\.?e\.?|r\.?c\.?|catholic|church|community|infants?|juniors?|pri(?:m|"
    r"mary)?|sch(?:ool)?|academy|pta|"
    r"jumper|uniform|sweatshirt|head ?teacher|nursery|pre-?school|surgery|medical|practice|"
    r"high|comp(?:rehensive)?)(?![a-z])"
)
_AT_WORK = (
    r"(?:teacher|head|nurse|secretary|school office|staff|class|pupils?|receptionist|senco|tutor|"
    r"key worker|teachers)"
)
_CARES = frozenset({"surgery", "practice", "medical", "health", "centre"})
_CARE = r"(?:surgery|medical|practice)"
_OTHER_PLACE = r" (?:street|st\b|road|lane|hall|court|centre|hub|team|safety|mental|garden|cent\w+)"
"""The High Street and the community centre of a town are no school of it."""
_A_UNIT = "|".join(UNIT_WORDS)
SHORTEST_ALONE = 7
"""A shorter word of a place's name is too often something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One place where a secret can be read, and what stands there."""

    secret: Secret
    text: str
    place: Place


def showings(matter: Matter, secrets: Iterable[Secret]) -> Iterator[Showing]:
    """Give every place where one of some secrets stands, each place once."""
    seen: set[tuple[str | None, object, object]] = set()
    wanted = tuple(secrets)
    for document in matter.dispatch.documents if wanted else ():
        for passage in passages_of(matter, document):
            for secret in wanted:
                for whole in _merged(_spans(matter, passage, secret)):
                    span = _from_its_flat(passage.text, whole, secret.address)
                    at = passage.mention(MentionKind.NAME, span, "")
                    place = place_of(at)
                    key = (place.file, place.part, place.span)
                    if key not in seen:
                        seen.add(key)
                        yield Showing(secret=secret, text=at.text, place=place)


def _spans(matter: Matter, passage: Passage, secret: Secret) -> Iterator[Span]:
    """Give where a secret stands, also where letters only look like those it is written with."""
    for searched in texts_of(matter, passage):
        if secret.address is not None:
            yield from _address_spans(matter, passage, searched, secret.address)
        elif secret.contact is not None:
            yield from _contact_spans(searched.text, secret.contact, secret.whom)
        elif secret.body:
            yield from _body_spans(searched, secret.body)
            yield from _short_spans(matter, searched.text, secret.body)
            yield from _spoken_spans(matter, searched, secret.body)
        else:
            yield from _name_spans(matter, searched.text, secret.name)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that stand together: the lines of one address are one showing."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start - current[1] <= TOGETHER:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _from_its_flat(text: str, span: Span, address: PostalAddress | None) -> Span:
    """Begin a showing of an address at its own flat, where that stands right before the house."""
    unit = parse(address.written()).unit if address is not None else ""
    if not unit:
        return span
    named = rf"(?:{_A_UNIT})\.?\s?(?:(?:no|number)\b\.?\s?)?{re.escape(unit)}[\s,]{{1,3}}"
    alone = rf"|{re.escape(unit)} " if unit.isdigit() else ""
    flat = re.search(rf"(?<!\w)(?:{named}{alone})\Z", text[: span[0]], re.IGNORECASE)
    return (flat.start() if flat else span[0], span[1])


def _address_spans(
    matter: Matter, passage: Passage, searched: Searched, address: PostalAddress
) -> Iterator[Span]:
    """Give where an address or a telling piece of it stands, unless it is somebody else's there."""
    for piece in _telling(matter, address):
        if not piece.may_stand_in(searched.plain):
            continue
        for match in piece.pattern.finditer(searched.text):
            if not _is_another(matter, passage, match.span(), piece, address):
                yield match.span()


@kept
def _telling(matter: Matter, address: PostalAddress) -> tuple[Piece, ...]:
    """Give the pieces of an address that tell the recipient something they do not know."""
    known = _known_pieces(matter)
    forms = (address.written(), *((form,) for form in address.also_written))
    found = dict.fromkeys(piece for form in forms for piece in pieces(form))
    return tuple(piece for piece in found if piece not in known)


@kept
def _known_pieces(matter: Matter) -> frozenset[Piece]:
    return frozenset(piece for place in open_places(matter) for piece in pieces(place.written()))


def _is_another(
    matter: Matter, passage: Passage, span: Span, piece: Piece, address: PostalAddress
) -> bool:
    """Say whether a piece belongs to an address written there that is no secret.

    That is one the recipient may know, or one of the same street in another postal district.
    """
    ours = _district(address.written())
    public = [place for place in _public(matter) if place.written() != address.written()]
    for mention in _addresses_over(matter, passage, span):
        if any(are_same_premises(mention.lines, place.written()) for place in public):
            return True
        theirs = _district(mention.lines)
        if piece.kind is not PieceKind.POSTCODE and ours and theirs and ours != theirs:
            return True
    return False


def _district(lines: tuple[str, ...]) -> str:
    """Give the first half of an address's postcode, or nothing where it has none for certain."""
    parsed = parse(lines)
    return "" if parsed.postcode_misread else parsed.postcode.partition(" ")[0]


def _addresses_over(matter: Matter, passage: Passage, span: Span) -> Iterator[Mention]:
    for mention in matter.mentions:
        if (
            mention.kind is MentionKind.ADDRESS
            and (mention.file, mention.part) == (passage.document.name, passage.part)
            and mention.span[0] <= span[0]
            and span[1] <= mention.span[1]
        ):
            yield mention


def open_places(matter: Matter) -> tuple[PostalAddress, ...]:
    """Give the addresses that the recipient knows: their own, and the sender's."""
    known = stands_with(matter, matter.recipient.id)
    readers = [one for one in (somebody(matter, who) for who in known) if one is not None]
    own = matter.policy.own.organisations
    recorded = of_case(matter.case) if matter.case else ()
    senders = [one for one in recorded if not isinstance(one, Person) and one.kind == "own"]
    return tuple(place for one in (*readers, *own, *senders) for place in one.addresses)


def _public(matter: Matter) -> Iterator[PostalAddress]:
    """Give the addresses that are no secret: those that are known, and bodies' offices."""
    yield from open_places(matter)
    for one in everybody(matter):
        if not isinstance(one, Person) and one.kind != "refuge":
            yield from (place for place in one.addresses if place.confidential not in SAID)


def _contact_spans(text: str, contact: Contact, whom: Somebody) -> Iterator[Span]:
    names = (whom.first_name, whom.last_name) if isinstance(whom, Person) else ()
    pattern = (
        email_pattern(to_email(contact.value), names)
        if contact.kind == "email"
        else phone_pattern(contact.value)
    )
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield match.span()


def _name_spans(matter: Matter, text: str, name: str) -> Iterator[Span]:
    """Give where a name stands, unless what stands there may as well be the recipient's own."""
    for start, end in find_name(name, text):
        if not _is_readers(matter, text[start:end]):
            yield start, end


def _short_spans(matter: Matter, text: str, name: str) -> Iterator[Span]:
    """Give where a school is called by its own word alone: "Hollybank".

    Not where that is a town of the record, a forename or a usual word, is short, begins a
    sentence, begins another name ("Hollybank Road"), or is the town of a court or an office.
    """
    words = re.findall(r"[\w'&]+", name)
    while len(words) > 1 and words[-1].lower() in GENERAL | SORTS:
        words.pop()
    own = words[0] if len(words) == 1 else ""
    towns = {place.town for one in everybody(matter) for place in one.addresses}
    if len(own) < SHORTEST_ALONE or own == name or own in towns or is_a_town(matter, own):
        return
    if kind_of(own, lists(matter.policy)) is not Kind.OTHER:
        return
    for match in re.finditer(
        rf"(?:(?<=[\w,] )|(?<= \()){re.escape(own)}(?![\w-])(?!['\u2019]| [A-Z])", text
    ):
        if not is_said_of_an_office(matter, text, match.span()):
            yield match.span()


def _spoken_spans(matter: Matter, searched: Searched, name: str) -> Iterator[Span]:
    """Give where a school is called by its own word and what it is: "Larkfield C of E Primary"."""
    words = re.findall(r"[\w'&]+", name)
    sorts = {word.lower() for word in words[1:]} & (GENERAL | SORTS)
    own = words[0]
    if not sorts or len(own) < SHORTEST_SPOKEN or fold(own) not in searched.plain:
        return
    spelt = re.escape(own)
    what_it_is = _WHAT_IT_IS if sorts & _CARES else rf"(?!{_CARE}){_WHAT_IT_IS}"
    for match in re.finditer(
        rf"(?<!\w)(?:ysgol |the {_AT_WORK} (?:at|from|"
        rf"of) )?{spelt}(?:['\u2019]s)?[ _.-]?(?:\([\w ]{{2,12}}\) )?"
        rf"(?:{what_it_is})(?!{_OTHER_PLACE})"
        rf"|(?<!\w)(?:ysgol|{_AT_WORK} (?:at|from|of)) {spelt}(?!\w)(?! (?-i:[A-Z]))",
        searched.text,
        re.IGNORECASE,
    ):
        at_work = match[0].lower().endswith(own.lower())
        if not (at_work and is_said_of_an_office(matter, searched.text, match.span())):
            yield match.span()


def _body_spans(searched: Searched, name: str) -> Iterator[Span]:
    """Give where an organisation's name stands, also without its last general word."""
    words = re.findall(r"[\w'&]+", name)
    forms = [words]
    if len(words) > SHORTEST_BODY and words[-1].lower() in GENERAL:
        forms.append(words[:-1])
    for form in forms:
        if not form or not all(one in searched.plain for one in map(fold, form) if one.isascii()):
            continue
        spelt = r"[\s,.-]+".join(re.escape(word) for word in form)
        other = "$^" if form is words else _OTHER_PLACE
        for match in re.finditer(rf"(?<!\w){spelt}(?!\w|{other})", searched.text, re.IGNORECASE):
            yield match.span()


def _is_readers(matter: Matter, written: str) -> bool:
    known = (somebody(matter, who) for who in stands_with(matter, matter.recipient.id))
    fits = {NameVerdict.SAME, NameVerdict.COMPATIBLE}
    return any(
        compare_names(written, [one.name], title=one.title if isinstance(one, Person) else "")
        in fits
        for one in known
        if one is not None and one.name
    )
