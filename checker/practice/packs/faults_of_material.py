"""Material that does not go to this reader: police, meetings, legal advice, numbers, drafts."""

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.practice.packs import numbers
from checker.practice.packs.composing import EML, SCAN, Enclosed, Plan, enclosing
from checker.practice.packs.facts import fill
from checker.practice.packs.pack import CHECK, NOTE, STOP
from checker.practice.packs.scenario import (
    COURT,
    FIRM,
    GP,
    PAGES,
    SCHOOL,
    Plant,
    Scenario,
    saying,
    saying_inside,
    scenario,
    sentence,
)

if TYPE_CHECKING:
    from checker.practice.draft import Draft


def enclosing_a(name: str) -> Plant:
    """Enclose a document of the book, named in "Enc" like any other."""

    def plant(plan: Plan) -> Plan | None:
        one = plan.scene.book.enclosures[name]
        made = enclosing(plan.scene, plan.facts, one)
        if made is None:
            return None
        named = fill(one.called, plan.facts, plan.scene.random) or one.file
        return with_enclosure(plan, made, named)

    return plant


def with_enclosure(plan: Plan, made: Enclosed, named: str) -> Plan:
    """Give the plan with one more enclosure that "Enc" names."""
    told = plan.naming(named)
    return replace(told, enclosed=(*plan.enclosed, made))


def numbered(key: str, *, inside: bool = False) -> Plant:
    """Give official numbers of a person."""

    def plant(plan: Plan) -> Plan | None:
        random = plan.scene.random
        sort, account = numbers.account(random)
        pnc = f"{random.randint(1990, 2024)}/{random.randint(10**6, 10**7 - 1)}A"
        said = sentence(
            plan, key, nhs=numbers.nhs(random), nino=numbers.nino(random),
            upn=numbers.upn(random), passport=numbers.passport(random), sort=sort,
            account=account, pnc=pnc,
        )  # fmt: skip
        if said is None:
            return None
        return plan.enclosing_that(said) if inside else plan.saying(said)

    return plant


def densely(plan: Plan) -> Plan | None:
    """Write page after page of health, faith, descent and offences."""
    random, book = plan.scene.random, plan.scene.book
    every = list(book.says["sensitive.special-category"])
    random.shuffle(every)
    said = [one for text in every[:8] if (one := fill(text, plan.facts, random))]
    for one in said:
        plan = plan.saying(one)
    return plan


def marked(words: str, part: str) -> Plant:
    """Write a word of drafts at the head of the letter, in its header or in its file's name."""

    def plant(plan: Plan) -> Plan | None:
        letter: Draft = plan.letter
        if part == "marking":
            letter = replace(letter, marking=words)
        elif part == "header":
            letter = replace(letter, header=words)
        elif part == "subject":
            letter = replace(letter, subject=f"{words}: {letter.subject}")
        else:
            return replace(plan, name=words)
        return replace(plan, letter=letter)

    return plant


def unsigned(plan: Plan) -> Plan | None:
    """Leave the place for the signature as it was."""
    gap = plan.scene.random.choice(("[signature]", "[unsigned]", "Signed: ______ (to be signed)"))
    closing = (plan.letter.closing[0], gap, *plan.letter.closing[2:])
    return replace(plan, letter=replace(plan.letter, closing=closing))


def two_markings(plan: Plan) -> Plan | None:
    """Mark the header and the letter differently."""
    letter = replace(plan.letter, header="OFFICIAL", marking="OFFICIAL-SENSITIVE")
    return replace(plan, letter=letter)


_R, _P, _S, _I, _D = (
    "restricted.material", "privileged.material", "sensitive.special-category",
    "identifier.unneeded", "document.draft",
)  # fmt: skip
ENTITLED = "recipient.not-entitled"
_BESIDE = ("docx", "pdf", EML)
MATERIAL: tuple[Scenario, ...] = (
    scenario(_R, STOP, "a police printout in words", saying("restricted.material/police")),
    scenario(_R, STOP, "a MARAC in words", saying("restricted.material/marac")),
    scenario(_R, STOP, "a strategy meeting in words", saying("restricted.material/strategy")),
    scenario(_R, STOP, "a third party's medical notes", saying("restricted.material/medical")),
    scenario(_R, STOP, "police material enclosed", enclosing_a("police"), kinds=_BESIDE,
             or_else=(ENTITLED,)),
    scenario(_R, STOP, "minutes enclosed", enclosing_a("marac"), kinds=_BESIDE),
    scenario(_R, STOP, "strategy minutes enclosed", enclosing_a("strategy"), kinds=_BESIDE),
    scenario(_R, STOP, "to solicitors", saying("restricted.material/police"), readers=FIRM),
    scenario(_R, CHECK, "police material to a court", enclosing_a("police"), readers=COURT,
             kinds=("docx", "pdf"), or_else=(ENTITLED,)),
    scenario(_P, STOP, "without prejudice", saying("privileged.material/prejudice")),
    scenario(_P, STOP, "legal advice", saying("privileged.material/advice")),
    scenario(_P, STOP, "an advice enclosed", enclosing_a("advice"), kinds=_BESIDE),
    scenario(_P, STOP, "to the other side's solicitors", saying("privileged.material/advice"),
             readers=FIRM),
    scenario(_P, STOP, "inside an enclosure", saying_inside("privileged.material/advice")),
    scenario(_S, NOTE, "a dense letter", densely, kinds=("docx", "pdf", EML)),
    scenario(_I, CHECK, "an NHS number", numbered("identifier.unneeded/nhs")),
    scenario(_I, CHECK, "a National Insurance number", numbered("identifier.unneeded/nino")),
    scenario(_I, CHECK, "a pupil's number", numbered("identifier.unneeded/upn")),
    scenario(_I, CHECK, "a passport", numbered("identifier.unneeded/passport")),
    scenario(_I, CHECK, "a bank account", numbered("identifier.unneeded/bank")),
    scenario(_I, CHECK, "inside an enclosure", numbered("identifier.unneeded/nino", inside=True)),
    scenario(_D, CHECK, "marked as a draft", marked("DRAFT", "marking"), kinds=PAGES),
    scenario(_D, CHECK, "a draft by its header", marked("Draft - not yet approved", "header"),
             kinds=("docx", "pdf", "odt", SCAN)),
    scenario(_D, CHECK, "a draft by its subject", marked("DRAFT LETTER", "subject"), kinds=PAGES),
    scenario(_D, CHECK, "a draft by its name", marked("Letter DRAFT v2", "name"),
             kinds=("docx", "pdf", "odt")),
    scenario(_D, CHECK, "superseded", marked("SUPERSEDED", "header"), kinds=("docx", "pdf")),
    scenario(_D, CHECK, "unsigned", unsigned, kinds=("docx", "pdf", "odt")),
    scenario(_D, CHECK, "a draft in words", saying("document.draft")),
    scenario("marking.missing", NOTE, "two markings", two_markings, kinds=("docx", "pdf", "odt")),
    scenario(ENTITLED, CHECK, "a report to a school", enclosing_a("section 7"), readers=SCHOOL,
             kinds=("docx", "pdf")),
    scenario(ENTITLED, CHECK, "a report to a surgery", enclosing_a("section 7"), readers=GP,
             kinds=("docx", "pdf")),
    scenario(ENTITLED, CHECK, "a safeguarding letter to a school", enclosing_a("safeguarding"),
             readers=SCHOOL, kinds=("docx", "pdf")),
    scenario(ENTITLED, CHECK, "a C8 to a party", enclosing_a("c8"), kinds=_BESIDE),
    scenario(ENTITLED, CHECK, "a statement to a surgery", enclosing_a("statement"), readers=GP,
             kinds=("docx", "pdf")),
)  # fmt: skip
