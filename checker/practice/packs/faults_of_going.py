"""Where a letter goes wrong: the address of an ordinary letter replaced by a wrong one."""

from dataclasses import replace

from checker.model import Organisation
from checker.practice import faults_of_address
from checker.practice.draft import Draft
from checker.practice.faults_of_address import Fault
from checker.practice.packs.composing import Enclosed, Plan
from checker.practice.packs.pack import CHECK, NOTE, STOP
from checker.practice.packs.scenario import PAGES, Plant, Scenario, saying, scenario
from checker.practice.wording import Occasion, current, other_party

_FILES = ("docx", "pdf", "odt")


def addressed(fault: Fault) -> Plant:
    """Put the address of a faulty letter on a letter of the book."""

    def plant(plan: Plan) -> Plan | None:
        scene = plan.scene
        if isinstance(scene.to, Organisation):
            return None
        occasion = Occasion(random=scene.random, case=scene.case, to=scene.to, today=scene.today)
        wrong: Draft | None = fault(occasion, scene.cases)
        if wrong is None:
            return None
        addressee = plan.letter.addressee if wrong.address else ()
        letter = replace(plan.letter, address=wrong.address, addressee=addressee)
        return replace(plan, letter=letter)

    return plant


def label(plan: Plan) -> Plan | None:
    """Send with it the label of the other parent's envelope."""
    scene = plan.scene
    if scene.reader is None:
        return None
    other = other_party(scene.case, scene.reader.id)
    home = current(other, scene.today)
    mine = current(scene.to, scene.today)
    if home is None or mine is None or home.written() == mine.written():
        return None
    sheet = Draft(letterhead=(other.formal_name,), address=home.written())
    return replace(
        plan, enclosed=(*plan.enclosed, Enclosed(name="Label", kind="docx", draft=sheet))
    )


def by_another_way(words: str) -> Plant:
    """Say that it goes by another way than it does."""

    def plant(plan: Plan) -> Plan | None:
        letter = replace(plan.letter, marking=words)
        return replace(plan, letter=letter)

    return plant


def copied(plan: Plan) -> Plan | None:
    """Show the other parent's address among the copies."""
    scene = plan.scene
    if scene.reader is None or scene.kept:
        return None
    other = other_party(scene.case, scene.reader.id)
    home = current(other, scene.today)
    if home is None or home.confidential.protects:
        return None
    line = f"cc {other.formal_name}, {', '.join(home.written())}"
    return replace(plan, letter=replace(plan.letter, copies=(*plan.letter.copies, line)))


GOING: tuple[Scenario, ...] = (
    scenario("address.previous", STOP, "left", addressed(faults_of_address.previous),
             kinds=PAGES),
    scenario("address.other-person", STOP, "the other parent's",
             addressed(faults_of_address.other_person), kinds=PAGES),
    scenario("address.other-case", STOP, "of another case",
             addressed(faults_of_address.other_case), kinds=PAGES),
    scenario("address.near-miss", STOP, "next door", addressed(faults_of_address.near_miss),
             kinds=PAGES),
    scenario("address.unknown", STOP, "nobody's", addressed(faults_of_address.unknown),
             kinds=PAGES),
    scenario("address.written-differently", CHECK, "a slip in the street",
             addressed(faults_of_address.written_differently), kinds=_FILES),
    scenario("address.flat-form", CHECK, "a flat on a stair",
             addressed(faults_of_address.flat_form), kinds=_FILES),
    scenario("address.malformed", CHECK, "a postcode astray",
             addressed(faults_of_address.malformed), kinds=_FILES),
    scenario("address.missing", STOP, "no address", addressed(faults_of_address.missing),
             kinds=_FILES),
    scenario("address.gone-away", STOP, "post came back", addressed(faults_of_address.gone_away),
             kinds=_FILES, anyone=True),
    scenario("address.known-wrong", STOP, "wrong before",
             addressed(faults_of_address.known_wrong), kinds=_FILES),
    scenario("address.shared-home", STOP, "the other lived there",
             addressed(faults_of_address.shared_home), kinds=_FILES, anyone=True),
    scenario("address.no-post", STOP, "no post wanted", addressed(faults_of_address.no_post),
             kinds=_FILES, anyone=True),
    scenario("address.special", CHECK, "a prison", addressed(faults_of_address.special),
             kinds=_FILES, anyone=True),
    scenario("address.unconfirmed", NOTE, "long ago", addressed(faults_of_address.unconfirmed),
             kinds=_FILES, anyone=True),
    scenario("address.surfaces-disagree", STOP, "another's label", label, kinds=("docx", "pdf")),
    scenario("channel.mismatch", CHECK, "by email only", by_another_way("By email only"),
             kinds=PAGES),
    scenario("channel.mismatch", CHECK, "by DX", by_another_way("BY DX"), kinds=_FILES),
    scenario("channel.mismatch", CHECK, "by hand", by_another_way("By hand"), kinds=_FILES),
    scenario("channel.mismatch", CHECK, "in the words of the letter", saying("channel.mismatch"),
             kinds=_FILES),
    scenario("copies.exposed", STOP, "an address among the copies", copied, kinds=PAGES),
)  # fmt: skip
