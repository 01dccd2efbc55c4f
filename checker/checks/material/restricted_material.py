"""Police papers, MARAC or strategy-meeting minutes, or somebody else's medical records."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from checker.checks.letters.headings import Heading, headings, leads
from checker.checks.material.kept_words import kept_words
from checker.checks.material.listed import (
    MARKINGS,
    MEDICAL,
    MEETINGS,
    MINUTES,
    PAPERS,
    Listed,
    listed,
)
from checker.checks.material.restricted_marks import Mark
from checker.checks.material.restricted_signs import restricted_signs, restricted_words
from checker.checks.material.restricted_telling import Told, told_in_words
from checker.checks.matter import Matter
from checker.checks.people.readers import is_our_own, kinds_of_reader, reads_for_a_party
from checker.checks.people.standing import is_court, is_lay, stands_with
from checker.checks.places import place_in_line, place_of
from checker.checks.raised import raised
from checker.checks.sentences import Sentence, sentences_in
from checker.checks.sources.told_openly import is_evidence
from checker.checks.wording import reader
from checker.matching.lexicon import Hit
from checker.matching.names import find_name
from checker.matching.sounding import sounds
from checker.model import Case, Document, Evidence, Finding, Line, Person, Place, Severity, WhoId
from checker.words import say

_TITLES = (PAPERS, MEDICAL, MEETINGS, MINUTES)
_SAYS = re.compile(
    r"[^.!?\n]{0,60}?\b(?:shows?|showed|records?|recorded|says?|states?|stated|lists?|listed|"
    r"reveals?|revealed|confirms?|notes? that|noted|minuted|reads?|describes?|suggests?|"
    r"indicates?|reports?|reported|sets? out|contains?|mentions?|refers? to|follows?|"
    r"came back|comes back|returned|(?:is|are) (?:attached|enclosed|below))\b",
    re.IGNORECASE,
)
"""A paper that shows, says or records something is quoted; one that was asked for is not."""
_ENCLOSED = re.compile(
    r"\b(?:enclos(?:e|ed|ing)|attach(?:ed|ing)?|copy of|copies of|"
    r"extracts? from)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|request\w*|apply|applied|obtain|want|need|send us|give us)\b",
    re.IGNORECASE,
)
"""A copy that somebody may ask for is not there."""
_RECORDED = re.compile(r"\b(?:recorded|records that|minuted)\b", re.IGNORECASE)
"""What is said of a meeting's record; that it was held or decided something is no quoting."""
_OF_AGENCIES = ("marac", "multi-agency risk", "mappa", "matac")
"""Meetings about keeping somebody safe: what they agreed is what must not be told."""
_AGREED = re.compile(
    r"[^.!?\n]{0,60}?\b(?:it was |was |were |have |has )?(?:agreed|decided|resolved)\b",
    re.IGNORECASE,
)
_SENTENCE = 150
_PARENT = re.compile(r"\b(mother|mum|father|dad)(?:['\u2019]s)\b", re.IGNORECASE)
_SEX = {"mother": "f", "mum": "f", "father": "m", "dad": "m"}
_SIGNS = {"she": "f", "he/": "m", "mrs": "f", "ms": "f", "miss": "f", "mr": "m"}
_OWNED = re.compile(
    r"^(?:(?:enc\w*|attached|copy of|the|re)\W+)*(?:[\w'\u2019.-]+\s){0,3}?[\w-]+"
    r"(?:['\u2019]s|\s[-\u2013]|[-:\u2013])$",
    re.IGNORECASE,
)
"""Whose it is, before the words: "Mother's medical records", "Erin Hale - patient summary"."""
_SIDES = frozenset({"applicant", "respondent", "intervenor"})
_OUTSIDE = frozenset({"school", "gp", "hospital"})
_NEGATIONS = frozenset({"not", "no", "never", "non", "request", "requests", "requested"})
_OF_SOMEBODY = ("patient", "name", "nhs", "surname")
PARTNERS = frozenset({"police"})
"""Those who hold such papers themselves."""


def restricted_material(matter: Matter) -> Iterator[Finding]:
    """Say, once a file, that it is police, MARAC or strategy-meeting paper, or a medical record.

    Why: such papers name sources, plans and other families; they belong to the body that made
    them, and only the court may say who else sees them.
    Quiet when: a letter tells in its own words what the police or a meeting said (but for what a
    MARAC agreed: it is how somebody is kept safe from the reader, and for what was plainly kept for
    others, or is a fact of another's health, offences, money or private life in the letter's own
    words), when it goes to the police, and when a medical record is the recipient's own or their
    child's.
    """
    if is_our_own(matter) or kinds_of_reader(matter) & PARTNERS:
        return
    party = reads_for_a_party(matter)
    for document in matter.dispatch.documents:
        found = _first(matter, document)
        if found is not None:
            line, hit = found
            place = place_in_line(document, line, hit.start, hit.end)
            medical = hit.list == MEDICAL
            severity = None if party else Severity.CHECK
            yield _finding(matter, place, line.text.strip(), medical=medical, severity=severity)
            continue
        weighed = _weighed(matter, document)
        if weighed is not None:
            sentence, mark = weighed
            place = place_of(sentence.mention(*mark.span))
            severity = None if party and mark.sure else Severity.CHECK
            words = " ".join(sentence.text.split())
            yield _finding(matter, place, words, medical=mark.medical, severity=severity)


def _finding(
    matter: Matter, place: Place, words: str, *, medical: bool, severity: Severity | None
) -> Finding:
    return raised(
        "restricted.material",
        say("This looks like the medical record of somebody else")
        if medical
        else say("This looks restricted: it is from the police or from several agencies together"),
        detail=say(
            "{name} may have it only if the body it comes from, or the court, has agreed.",
            name=reader(matter),
        ),
        actions=(say("Take it out"), say("Ask the body that it comes from")),
        place=place,
        evidence=Evidence(letter=words),
        severity=severity,
    )


def _weighed(matter: Matter, document: Document) -> tuple[Sentence, Mark] | None:
    """Give the first sentence that is surely restricted, or else the first that may be."""
    perhaps, words = None, restricted_words(matter.policy)
    of_another = partial(_of_another, matter)
    reader = _reader_of(matter)
    family = reader.outsider or (reads_for_a_party(matter) and not reader.court)
    weigh = family and document is matter.dispatch.letter
    for sentence in sentences_in(matter, document):
        mark = restricted_signs(sentence.text, words, of_another)
        if mark is not None and mark.sure:
            return sentence, mark
        if perhaps is None:
            mark = mark or told_in_words(sentence.text, reader, of_another, matter.policy)
        if weigh:
            mark = _sounding(sentence.text, mark, of_another)
        if mark is not None and not is_evidence(sentence.text):
            if mark.sure:
                return sentence, mark
            perhaps = perhaps or (sentence, mark)
    return perhaps


def _sounding(
    text: str, mark: Mark | None, of_another: Callable[[str], bool | None]
) -> Mark | None:
    """Give what sounds as sentences do that passed such papers on, or bear a mark out.

    A sentence that names the reader alone passes nothing of another's on.
    """
    learned = sounds("restricted.material")
    if mark is not None:
        return replace(mark, sure=learned.bear_out(text))
    sound = learned.of(text)
    if sound is None or of_another(text) is False:
        return None
    return Mark(span=sound.span, sure=sound.sure)


def _reader_of(matter: Matter) -> Told:
    """Say whether the reader is a court, or somebody whom a court's papers do not go to."""
    case, whom = matter.case, matter.recipient.id
    one = case.who(whom) if case is not None else None
    if case is None or one is None:
        return Told(court=False, outsider=False)
    sides = {party.who for party in case.parties if party.role in _SIDES}
    lay = is_lay(case, one) and not sides & stands_with(matter, whom)
    body = bool(kinds_of_reader(matter) & _OUTSIDE)
    return Told(court=is_court(matter, case), outsider=lay or body)


def _of_another(matter: Matter, text: str) -> bool | None:
    """Say whether a sentence names an adult who is not the reader; None where it names nobody."""
    if matter.case is None:
        return None
    known = stands_with(matter, matter.recipient.id)
    named = _named(matter.case, text)
    return any(who not in known and not child for who, child in named.items()) if named else None


def _first(matter: Matter, document: Document) -> tuple[Line, Hit] | None:
    """Give the first heading or marking of such a paper."""
    words = listed(matter, document)
    return next(
        (
            found
            for found in chain(
                _marked(matter, document, words),
                _titled(matter, document, words),
                _quoted(matter, document, words),
            )
            if not _is_denied(found[0].text, found[1])
        ),
        None,
    )


def _marked(matter: Matter, document: Document, words: Listed) -> Iterator[tuple[Line, Hit]]:
    """Give the words that keep a paper from a family: as they are listed, or in any order."""
    for line in document.lines:
        for hit in words.on(line, MARKINGS):
            yield line, hit
        for first, last in kept_words(line.text, matter.policy):
            said = line.text[first:last]
            yield line, Hit(list=MARKINGS, entry=said, start=first, end=last)


def _titled(matter: Matter, document: Document, words: Listed) -> Iterator[tuple[Line, Hit]]:
    """Give the headings of such papers: "PNC print", "Strategy meeting of 4 May: minutes"."""
    for heading in headings(document):
        hits = tuple(words.on(heading.line, *_TITLES))
        minutes = any(hit.list == MINUTES for hit in hits)
        for hit in hits:
            own = hit.list == PAPERS or (hit.list == MEETINGS and minutes)
            if own or (hit.list == MEDICAL and _is_anothers(matter, heading, hit)):
                yield heading.line, hit


def _quoted(matter: Matter, document: Document, words: Listed) -> Iterator[tuple[Line, Hit]]:
    """Give the paragraphs that begin as such a paper, or say what stands in it.

    "PNC print: ...", "The minutes of the MARAC record that ...", "Ms Hale's GP notes show ...".
    """
    for line in document.lines:
        for hit in words.on(line, *_TITLES):
            if _is_quoted(matter, line, hit):
                yield line, hit


def _is_quoted(matter: Matter, line: Line, hit: Hit) -> bool:
    says = _SAYS.match(line.text, hit.end) is not None
    before = line.text[max(0, hit.start - _SENTENCE) : hit.start]
    enclosed = _ENCLOSED.search(before) is not None and not _ASKED.search(before)
    if hit.list == PAPERS:
        return says or enclosed or leads(line, hit.start, hit.end)
    if hit.list == MEETINGS:
        minuted = says and _RECORDED.search(line.text, hit.end) is not None
        for_safety = hit.entry.casefold().startswith(_OF_AGENCIES)
        return minuted or (for_safety and _AGREED.match(line.text, hit.end) is not None)
    told = says or enclosed or leads(line, hit.start, hit.end)
    return hit.list == MEDICAL and told and _names_another(matter, line.text, hit)


def _names_another(matter: Matter, text: str, hit: Hit) -> bool:
    """Say whether the sentence of a medical record names somebody else of the family."""
    around = text[max(0, hit.start - _SENTENCE) : hit.end + _SENTENCE]
    return _tells_of_another(matter, around)


def _tells_of_another(matter: Matter, text: str) -> bool:
    """Say whether a text names, or calls mother or father, somebody who is not the reader's."""
    if matter.case is None:
        return False
    known = stands_with(matter, matter.recipient.id)
    named = _named(matter.case, text)
    if named:
        return any(who not in known and not child for who, child in named.items())
    parent = _PARENT.search(text)
    sexes = {sex for one in _readers(matter) if (sex := _sex(one))}
    return parent is not None and _SEX[parent[1].casefold()] not in sexes


def _readers(matter: Matter) -> Iterator[Person]:
    """Give the reader and those with whom they stand, who are of the family."""
    case = matter.case
    if case is not None:
        known = stands_with(matter, matter.recipient.id)
        yield from (one for one in case.people if one.id in known and is_lay(case, one))


def _is_denied(text: str, hit: Hit) -> bool:
    """Say whether "not", "no" or "request for" stands just before the words."""
    before = text[max(0, hit.start - _SENTENCE) : hit.start].lower().split()[-3:]
    return any(word.strip("(),:") in _NEGATIONS for word in before)


def _is_anothers(matter: Matter, heading: Heading, hit: Hit) -> bool:
    """Say whether a medical record names somebody who is neither the recipient nor a child.

    A heading that names nobody is one only above the lines of a record: "Patient: ...".
    """
    before = heading.line.text[: hit.start].strip()
    if before.strip(" -:*\t"):
        return _OWNED.search(before) is not None and _tells_of_another(matter, heading.line.text)
    text = "\n".join((heading.line.text, *(line.text for line in heading.below)))
    if _tells_of_another(matter, text):
        return True
    if matter.case is not None and _named(matter.case, text):
        return False
    first = [line.text.strip().lower() for line in heading.below]
    return any(text.startswith(_OF_SOMEBODY) for text in first)


def _named(case: Case, text: str) -> Mapping[WhoId, bool]:
    """Give the people of the case who are named in a text, and whether each is a child of it."""
    children = {party.who for party in case.parties if party.role == "subject_child"}
    return {
        person.id: person.id in children
        for person in case.people
        if is_lay(case, person) and person.name and _is_named(person, text)
    }


def _is_named(person: Person, text: str) -> bool:
    """Say whether somebody is named in full, by their forename, or as "HALE, Erin"."""
    if find_name(person.formal_name, text):
        return True
    first, last = person.first_name.split()[:1], person.last_name
    short = rf"\b{re.escape(person.first_name[:1])}\.? {re.escape(last)}\b"
    if person.first_name and last and last in text and re.search(short, text):
        return True
    return any(one in text and re.search(rf"\b{re.escape(one)}\b", text) for one in first)


def _sex(person: Person) -> str:
    said = f"{person.pronouns or ''} {person.title or ''}".casefold().split()
    return next((sex for sign, sex in _SIGNS.items() if any(w.startswith(sign) for w in said)), "")
