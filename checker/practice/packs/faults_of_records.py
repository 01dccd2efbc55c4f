"""What the record says and the pack does not heed: solicitors, language, age, duplicates."""

from dataclasses import replace
from datetime import timedelta

from checker.model import Case, CaseNote, WhoId
from checker.practice.draft import Attachment, Unseen
from checker.practice.packs import records
from checker.practice.packs.composing import EML, WRITERS, Plan
from checker.practice.packs.facts import Scene
from checker.practice.packs.pack import CHECK, STOP, SentBefore
from checker.practice.packs.scenario import (
    APPLICANT,
    FIRM,
    PAGES,
    RESPONDENT,
    Plant,
    Scenario,
    scenario,
)
from checker.practice.wording import other_party, represented_by

_FILES = ("docx", "pdf", "odt", EML)


def not_copied(plan: Plan) -> Plan | None:
    """Send what is served to a represented party alone."""
    if represented_by(plan.scene.case, plan.scene.to.id) is None:
        return None
    if not plan.matter.serves and any(one.serves for one in plan.scene.book.matters):
        return None
    mail = replace(plan.mail, cc=()) if plan.mail else None
    return replace(plan, letter=replace(plan.letter, copies=()), mail=mail)


def ceased(plan: Plan) -> Plan | None:
    """Write to solicitors who no longer act."""
    scene = plan.scene
    until = scene.today - timedelta(days=scene.random.randint(5, 60))
    acting = tuple(replace(one, until=until) for one in scene.case.representation)
    return _recorded(plan, replace(scene.case, representation=acting))


def in_english(plan: Plan) -> Plan | None:
    """Write in English to somebody who has chosen Welsh; a letter in Welsh is no fault."""
    scene = plan.scene
    if plan.matter.language != "en":
        return None
    change = records.choosing_welsh(scene.to.id)
    return _recorded(plan, change(scene.case, scene.random, scene.today))


def missing(plan: Plan) -> Plan | None:
    """Have no record of the case."""
    return replace(plan, recorded=False)


def synced(days: int) -> Plant:
    """Have a record that was last brought up to date so many days ago."""

    def plant(plan: Plan) -> Plan | None:
        at = plan.scene.case.synced_at
        then = at - timedelta(days=days) if at else None
        return _recorded(plan, replace(plan.scene.case, synced_at=then))

    return plant


def noted(form: str) -> Plant:
    """Have a note with a newer address of the recipient on the case."""

    def plant(plan: Plan) -> Plan | None:
        scene = plan.scene
        to, on = scene.to, scene.today - timedelta(days=scene.random.randint(1, 9))
        where = f"{scene.random.randint(2, 90)} Cobbler's Row, Millbeck, QZ11 {_INWARD}"
        text = form.format(who=to.called, where=where, first=getattr(to, "first_name", ""))
        note = CaseNote(on=on, text=text)
        return _recorded(plan, replace(scene.case, notes=(*scene.case.notes, note)))

    return plant


_INWARD = "4GH"


def sent_before(kind: str, *, to_another: bool) -> Plant:
    """Have sent the same pages already, to the same person or to another."""

    def plant(plan: Plan) -> Plan | None:
        scene = plan.scene
        reader = scene.reader
        if reader is None or reader.id != scene.to.id or plan.mail is not None:
            return None
        whom = other_party(scene.case, reader.id).id if to_another else scene.to.id
        again = replace(plan.letter, unseen=Unseen(title="Earlier"))
        pages = Attachment(name=f"earlier.{kind}", data=WRITERS[kind](again))
        return replace(plan, before=(SentBefore(files=(pages,), to=WhoId(whom)),))

    return plant


def represented(scene: Scene) -> Scene | None:
    """Keep only scenes whose reader is represented."""
    return scene if represented_by(scene.case, scene.to.id) else None


def _recorded(plan: Plan, case: Case) -> Plan:
    """Give the plan with another record of its case."""
    to = case.who(plan.scene.to.id)
    return replace(plan, scene=replace(plan.scene, case=case, to=to or plan.scene.to))


_REP = "recipient.represented"
RECORDS: tuple[Scenario, ...] = (
    scenario(_REP, CHECK, "not copied to solicitors", not_copied, kinds=PAGES,
             change=represented),
    scenario(_REP, CHECK, "a message to the party alone", not_copied, kinds=(EML,),
             change=represented),
    scenario(_REP, CHECK, "solicitors who ceased", ceased, kinds=_FILES, readers=FIRM),
    scenario("language.preference", CHECK, "to an applicant", in_english, kinds=_FILES,
             readers=APPLICANT),
    scenario("language.preference", CHECK, "to a respondent", in_english, kinds=_FILES,
             readers=RESPONDENT),
    scenario("record.missing", STOP, "no such case", missing, kinds=("docx", "pdf", "odt")),
    scenario("record.old", CHECK, "three weeks old", synced(21), kinds=_FILES),
    scenario("record.old", STOP, "seven months old", synced(215), kinds=_FILES),
    scenario("record.note-newer", CHECK, "moved, now at",
             noted("{who} moved, now at {where}"), kinds=PAGES),
    scenario("record.note-newer", CHECK, "new address",
             noted("Telephone call: new address for {who} is {where}. Update the record."),
             kinds=PAGES),
    scenario("dispatch.duplicate", CHECK, "the same pages again",
             sent_before("docx", to_another=False), kinds=("docx",)),
    scenario("dispatch.duplicate", CHECK, "the same pages again, as a PDF",
             sent_before("pdf", to_another=False), kinds=("pdf",)),
    scenario("dispatch.duplicate", STOP, "the other parent had them",
             sent_before("docx", to_another=True), kinds=("docx",)),
)  # fmt: skip
