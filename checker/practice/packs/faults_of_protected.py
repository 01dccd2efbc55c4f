"""What this reader must not learn: protected addresses, contacts, refuges, adopters, clues."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from checker.model import Organisation, Person, PostalAddress, WhoId
from checker.practice.draft import Attachment, Draft, Unseen
from checker.practice.packs.carrying import zipped
from checker.practice.packs.composing import SCAN, Plan
from checker.practice.packs.pack import CHECK, STOP
from checker.practice.packs.scenario import (
    BOTH_PARENTS,
    PAGES,
    RESPONDENT,
    Plant,
    Scenario,
    scenario,
    sentence,
)
from checker.practice.wording import current, other_party
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_xlsx import xlsx_bytes

_DIAL = ("01632 96", "020 7946")
Form = Callable[[PostalAddress], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Whose place is kept from the reader, and the place."""

    whose: Person
    home: PostalAddress


def kept(plan: Plan) -> Kept | None:
    """Give whose address must not reach the reader, and the address; None where nobody's."""
    scene = plan.scene
    reader = scene.reader
    if reader is None or reader.id not in BOTH_PARENTS or not scene.kept:
        return None
    other = other_party(scene.case, reader.id)
    home = current(other, scene.today)
    mine = {one.written() for one in reader.addresses}
    if home is None or home.kind != "residential" or home.written() in mine:
        return None
    return Kept(whose=other, home=home)


def _whole(home: PostalAddress) -> str:
    return ", ".join(home.written())


def _no_postcode(home: PostalAddress) -> str:
    return ", ".join((*home.lines, home.town))


def _street_and_number(home: PostalAddress) -> str:
    return home.lines[-1] if home.lines[-1][0].isdigit() else ", ".join(home.lines)


def _house_name(home: PostalAddress) -> str:
    first = home.lines[0]
    return "" if first[0].isdigit() or first.startswith("Flat") else first


def _postcode(home: PostalAddress) -> str:
    return home.postcode


def _capitals(home: PostalAddress) -> str:
    return _whole(home).upper()


def _no_commas(home: PostalAddress) -> str:
    return " ".join(home.written())


def told(key: str, form: Form) -> Plant:
    """Plant a form of the kept address in a sentence of the letter or the message."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        words = form(one.home) if one else ""
        said = sentence(plan, key, kept=words) if words else None
        return plan.saying(said) if said else None

    return plant


def enclosed(key: str, form: Form) -> Plant:
    """Plant it in what is enclosed."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        said = sentence(plan, key, kept=form(one.home)) if one else None
        return plan.enclosing_that(said) if said else None

    return plant


def at_the_edge(part: str) -> Plant:
    """Plant it in the header or the footer of the page."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        if one is None:
            return None
        said = f"{plan.facts['number']}  {_whole(one.home)}"
        letter = (
            replace(plan.letter, header=said)
            if part == "header"
            else replace(plan.letter, footer=said)
        )
        return replace(plan, letter=letter)

    return plant


def unseen(make: Callable[[str, str], Unseen]) -> Plant:
    """Plant it where the page does not show it."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        if one is None:
            return None
        hidden = make(_whole(one.home), one.whose.called)
        return replace(plan, letter=replace(plan.letter, unseen=hidden))

    return plant


def in_the_file_name(plan: Plan) -> Plan | None:
    """Plant it in the name of the letter's file."""
    one = kept(plan)
    return replace(plan, name=f"Visit to {_no_commas(one.home)}") if one else None


def in_the_copies(plan: Plan) -> Plan | None:
    """Plant it in the block of copies."""
    one = kept(plan)
    if one is None:
        return None
    line = f"cc {one.whose.formal_name}, {_whole(one.home)}"
    return replace(plan, letter=replace(plan.letter, copies=(*plan.letter.copies, line)))


def in_a_table(kind: str) -> Plant:
    """Plant it in a table that goes with the letter."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        if one is None:
            return None
        rows = (
            ("Date", "Place", "Who was there"),
            (plan.facts["long_ago"], "Our office", plan.facts["c"]),
            (plan.facts["past"], _whole(one.home), plan.facts["c"]),
        )
        if kind == "csv":
            lines = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
            data = lines.encode()
        else:
            data = xlsx_bytes("Visits", rows)
        return plan.with_file(Attachment(name=f"Visits.{kind}", data=data), "list of visits")

    return plant


def in_a_zip(plan: Plan) -> Plan | None:
    """Plant it in a document inside a zip file."""
    one = kept(plan)
    if one is None:
        return None
    said = (f"Visit on {plan.facts['past']}.", f"{one.whose.called} lives at {_whole(one.home)}.")
    draft = Draft(letterhead=(plan.facts["own"],), subject="Note of a visit", paragraphs=said)
    data = zipped(**{"Note.docx": docx_bytes(draft)})
    return plan.with_file(Attachment(name="Papers.zip", data=data), "papers")


def in_quoted_mail(plan: Plan) -> Plan | None:
    """Plant it in the message that this one answers."""
    one = kept(plan)
    if one is None or plan.mail is None:
        return None
    lines = (
        "-----Original Message-----",
        f"From: {plan.facts['boss']}",
        f"To: {plan.facts['me']}",
        f"{one.whose.called} is now at {_whole(one.home)}.",
    )
    return replace(plan, mail=replace(plan.mail, quoted=lines))


def contact(key: str, form: Callable[[str], str]) -> Plant:
    """Plant a phone number or a mailbox that is kept."""
    kind = "email" if key.endswith(("/email", "/local")) else "phone"

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        held = [each.value for each in one.whose.contacts if each.kind == kind] if one else []
        if one is None or not held:
            return None
        said = sentence(plan, key, kept_contact=form(held[0]))
        return plan.saying(said) if said else None

    return plant


def _as_it_is(value: str) -> str:
    return value


def _together(value: str) -> str:
    return value.replace(" ", "")


def _abroad(value: str) -> str:
    return "+44 " + value[1:]


def _last_six(value: str) -> str:
    return value.replace(" ", "")[-6:]


def _before_the_at(value: str) -> str:
    return value.partition("@")[0]


def refuge(key: str) -> Plant:
    """Name the refuge, or give its address."""

    def plant(plan: Plan) -> Plan | None:
        body = plan.scene.case.who(WhoId("REFUGE"))
        if not isinstance(body, Organisation):
            return None
        where = ", ".join(body.addresses[0].written())
        code = body.addresses[0].postcode
        said = sentence(plan, key, refuge=body.name, refuge_at=where, refuge_code=code)
        return plan.saying(said) if said else None

    return plant


def adoption(key: str) -> Plant:
    """Name those who want to adopt, or where they live."""

    def plant(plan: Plan) -> Plan | None:
        case = plan.scene.case
        who = [one.who for one in case.parties if one.role == "prospective_adopter"]
        adopter = case.who(who[0]) if who else None
        if not isinstance(adopter, Person):
            return None
        where = ", ".join(adopter.addresses[0].written())
        said = sentence(
            plan, key, adopter=adopter.formal_name, adopter_last=adopter.last_name,
            adopter_at=where,
        )  # fmt: skip
        return plan.saying(said) if said else None

    return plant


def new_name(plan: Plan) -> Plan | None:
    """Give the other parent's new name."""
    one = kept(plan)
    names = [each.name for each in one.whose.other_names if each.kind == "new"] if one else []
    said = sentence(plan, "protected.name", new_name=names[0]) if names else None
    return plan.saying(said) if said else None


def school(plan: Plan) -> Plan | None:
    """Name the school that tells where the other parent lives."""
    one = kept(plan)
    clues = [each for each in plan.scene.case.location_clues if each.kind == "school"]
    body = plan.scene.case.who(clues[0].organisation) if clues else None
    said = sentence(plan, "protected.location-clue", clue=body.called) if body and one else None
    return plan.saying(said) if said else None


def clue(key: str) -> Plant:
    """Give weak clues to the place: its town, its police, its dialling code."""

    def plant(plan: Plan) -> Plan | None:
        one = kept(plan)
        reader = plan.scene.reader
        mine = current(reader, plan.scene.today) if reader else None
        if one is None or mine is None or mine.town == one.home.town:
            return None
        outward = re.split(r"\s", one.home.postcode)[0]
        said = sentence(
            plan, key, kept_town=one.home.town, kept_outward=outward,
            kept_street=one.home.lines[-1].lstrip("0123456789 "),
        )  # fmt: skip
        return plan.saying(said) if said else None

    return plant


_A = "protected.address"
_PLACES: tuple[Scenario, ...] = (
    scenario(_A, STOP, "whole, in a sentence", told(_A, _whole)),
    scenario(_A, STOP, "without postcode", told(_A, _no_postcode)),
    scenario(_A, STOP, "street and number", told(_A, _street_and_number)),
    scenario(_A, STOP, "postcode alone", told("protected.address/postcode", _postcode)),
    scenario(_A, STOP, "a house's name", told("protected.address/house", _house_name)),
    scenario(_A, STOP, "in capitals", told(_A, _capitals)),
    scenario(_A, STOP, "without commas", told(_A, _no_commas)),
    scenario(_A, STOP, "in what is enclosed", enclosed(_A, _whole)),
    scenario(_A, STOP, "postcode in what is enclosed",
             enclosed("protected.address/postcode", _postcode)),
    scenario(_A, STOP, "in the header", at_the_edge("header"), kinds=("docx", "pdf", "odt", SCAN)),
    scenario(_A, STOP, "in the footer", at_the_edge("footer"), kinds=("docx", "pdf", "odt")),
    scenario(_A, STOP, "in a comment",
             unseen(lambda at, who: Unseen(comment=("Gareth Lowe", f"{who} lives at {at}"))),
             kinds=("docx",)),
    scenario(_A, STOP, "in the title", unseen(lambda at, _: Unseen(title=f"Visit, {at}")),
             kinds=("docx", "pdf")),
    scenario(_A, STOP, "in hidden words", unseen(lambda at, _: Unseen(hidden=at)),
             kinds=("docx", "pdf")),
    scenario(_A, STOP, "in deleted words", unseen(lambda at, _: Unseen(deleted=at)),
             kinds=("docx",)),
    scenario(_A, STOP, "under a black box", unseen(lambda at, _: Unseen(covered=at)),
             kinds=("pdf", "docx")),
    scenario(_A, STOP, "in the file's name", in_the_file_name, kinds=("docx", "pdf", "odt")),
    scenario(_A, STOP, "among the copies", in_the_copies, kinds=PAGES),
    scenario(_A, STOP, "in a spreadsheet", in_a_table("xlsx"), kinds=("docx", "eml")),
    scenario(_A, STOP, "in a table of text", in_a_table("csv"), kinds=("pdf", "eml")),
    scenario(_A, STOP, "inside a zip", in_a_zip, kinds=("docx", "eml")),
    scenario(_A, STOP, "in quoted mail", in_quoted_mail, kinds=("eml",)),
)  # fmt: skip
PROTECTED: tuple[Scenario, ...] = (
    *_PLACES,
    scenario("protected.contact", STOP, "a phone",
             contact("protected.contact/phone", _as_it_is)),
    scenario("protected.contact", STOP, "a phone without gaps",
             contact("protected.contact/phone", _together)),
    scenario("protected.contact", STOP, "a phone with +44",
             contact("protected.contact/phone", _abroad)),
    scenario("protected.contact", STOP, "a phone's last six",
             contact("protected.contact/six", _last_six)),
    scenario("protected.contact", STOP, "a mailbox",
             contact("protected.contact/email", _as_it_is)),
    scenario("protected.contact", STOP, "a mailbox without its domain",
             contact("protected.contact/local", _before_the_at)),
    scenario("protected.refuge", STOP, "its name", refuge("protected.refuge/name"),
             readers=RESPONDENT),
    scenario("protected.refuge", STOP, "its address", refuge("protected.refuge/address"),
             readers=RESPONDENT),
    scenario("protected.refuge", STOP, "its postcode", refuge("protected.refuge/postcode"),
             readers=RESPONDENT),
    scenario("protected.adoption", STOP, "a name", adoption("protected.adoption/name")),
    scenario("protected.adoption", STOP, "an address", adoption("protected.adoption/address")),
    scenario("protected.adoption", STOP, "a surname", adoption("protected.adoption/surname")),
    scenario("protected.name", STOP, "a new name", new_name, readers=RESPONDENT),
    scenario("protected.location-clue", STOP, "the school's name", school, readers=RESPONDENT),
    scenario("protected.location-clue", CHECK, "a generic clue",
             clue("protected.location-clue/generic"), readers=RESPONDENT),
    scenario("protected.jigsaw", STOP, "two clues", clue("protected.jigsaw/two"),
             readers=RESPONDENT),
    scenario("protected.jigsaw", CHECK, "one clue", clue("protected.jigsaw/one"),
             or_else=("protected.location-clue",), readers=RESPONDENT),
)  # fmt: skip
