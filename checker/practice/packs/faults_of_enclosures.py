"""What goes beside a letter and inside its file: foreign enclosures, foreign pages, windows."""

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.practice.draft import Draft
from checker.practice.packs.composing import EML, SCAN, Enclosed, Plan, compose
from checker.practice.packs.faults_of_material import with_enclosure
from checker.practice.packs.pack import CHECK, STOP
from checker.practice.packs.scenario import PAGES, Plant, Scenario, scenario
from checker.practice.wording import children, current, other_party

if TYPE_CHECKING:
    from checker.model import Organisation, Person
    from checker.practice.packs.facts import Scene


def _elsewhere(plan: Plan) -> Plan | None:
    """Write a right letter to a parent of another case."""
    scene = plan.scene
    for _ in range(20):
        case = scene.random.choice([one for one in scene.cases[1:] if one.id != scene.case.id])
        to: Person | Organisation = scene.random.choice(case.people[:2])
        home = current(to, scene.today)
        if home is None or not children(case):
            continue
        there = replace(scene, case=case, to=to)
        made = compose(there)
        if made is not None:
            return made
    return None


def report_of_another_case(plan: Plan) -> Plan | None:
    """Enclose the report about another family."""
    other = _elsewhere(plan)
    if other is None or not other.enclosed:
        return None
    one = other.enclosed[0]
    told = other.facts["number"] in one.draft.text or other.facts["cs_full"] in one.draft.text
    return with_enclosure(plan, one, one.name) if told else None


def letter_to_another_family(plan: Plan) -> Plan | None:
    """Enclose the letter to a parent of another case."""
    other = _elsewhere(plan)
    if other is None:
        return None
    one = Enclosed(name="Copy letter", kind="pdf", draft=other.letter)
    return with_enclosure(plan, one, "copy letter")


def letter_to_the_other_parent(plan: Plan) -> Plan | None:
    """Enclose the letter to the other parent of the case."""
    scene = plan.scene
    reader = scene.reader
    if reader is None or reader.id != scene.to.id:
        return None
    there: Scene = replace(scene, to=other_party(scene.case, reader.id))
    other = compose(there) if current(there.to, scene.today) else None
    if other is None:
        return None
    one = Enclosed(name="Letter", kind="docx", draft=other.letter)
    return with_enclosure(plan, one, "letter")


def named_but_absent(plan: Plan) -> Plan | None:
    """Name enclosures and send fewer."""
    if not plan.enclosed:
        return None
    return replace(plan, enclosed=plan.enclosed[1:])


def one_more_named(plan: Plan) -> Plan | None:
    """Name two enclosures and send one."""
    lines = plan.letter.enclosed
    if not plan.enclosed or not lines:
        return None
    more = plan.scene.random.choice(("consent form", "map of our office", "order of the court"))
    told = (f"{lines[0]} and {more}",) if len(lines) == 1 else (*lines, more)
    return replace(plan, letter=replace(plan.letter, enclosed=told))


def not_named(plan: Plan) -> Plan | None:
    """Send two enclosures and name one."""
    if not plan.enclosed:
        return None
    draft = Draft(
        letterhead=(plan.facts["own"],),
        subject="Chronology",
        paragraphs=(
            f"Case number {plan.facts['number']}.",
            f"{plan.facts['long_ago']}: the application was made.",
            f"{plan.facts['past']}: {plan.facts['me']} met {plan.facts['c']}.",
        ),
    )
    more = Enclosed(name="Chronology", kind="docx", draft=draft)
    return replace(plan, enclosed=(*plan.enclosed, more))


def counted(plan: Plan) -> Plan | None:
    """Say that there are three enclosures and send one."""
    if len(plan.enclosed) != 1:
        return None
    told = plan.scene.random.choice(("Enc: 3", "Enclosures (3)", "Encs 3"))
    return replace(plan, letter=replace(plan.letter, enclosed=(told,)))


def said_attached(plan: Plan) -> Plan | None:
    """Say in a message that something is attached, and attach nothing."""
    said = plan.scene.random.choice(
        ("Please find attached my report.", "I attach the order.", "The form is attached.")
    )
    if plan.enclosed or plan.mail is None:
        return None
    return plan.saying(said)


def merged(plan: Plan) -> Plan | None:
    """Keep the next letter of the run in the same file."""
    other = _elsewhere(plan)
    return replace(plan, letter=replace(plan.letter, then=(other.letter,))) if other else None


def second_addressee(plan: Plan) -> Plan | None:
    """Keep the letter to the other parent in the same file."""
    made = letter_to_the_other_parent(plan)
    if made is None:
        return None
    return replace(plan, letter=replace(plan.letter, then=(made.enclosed[-1].draft,)))


def foreign_page(plan: Plan) -> Plan | None:
    """Leave a page of another family's report behind the letter."""
    other = _elsewhere(plan)
    if other is None:
        return None
    case = other.scene.case
    page = Draft(
        letterhead=(),
        subject=f"Report about {other.facts['cs_full']}",
        reference=f"Case number {other.facts['number']}",
        paragraphs=(
            f"{case.people[0].formal_name} told me that {children(case)[0].first_name} is well.",
            f"I spoke to {case.people[1].formal_name} on the telephone.",
        ),
    )
    return replace(plan, letter=replace(plan.letter, then=(page,)))


def restarted(plan: Plan) -> Plan | None:
    """Let the numbering of pages begin again inside one file."""
    other = _elsewhere(plan)
    if other is None:
        return None
    again = replace(other.letter, numbered=True, addressee=(), address=(), salutation="")
    return replace(plan, letter=replace(plan.letter, numbered=True, then=(again,)))


def foreign_page_enclosed(plan: Plan) -> Plan | None:
    """Leave a page of another family inside what is enclosed."""
    made = foreign_page(plan)
    if made is None or not plan.enclosed:
        return None
    first, *rest = plan.enclosed
    draft = replace(first.draft, then=made.letter.then)
    return replace(plan, enclosed=(replace(first, draft=draft), *rest))


def placed(left: float, top: float) -> Plant:
    """Set the address where the window does not show all of it; millimetres from the edges."""

    def plant(plan: Plan) -> Plan | None:
        letter = replace(plan.letter, address_at=(left, top))
        crowded = len(letter.letterhead) > 2 or letter.order[1] != "addressee"  # noqa: PLR2004 - what stands above
        return replace(plan, letter=letter) if letter.address and not crowded else None

    return plant


def in_the_window(text: str) -> Plant:
    """Set something else into the window, under the address."""

    def plant(plan: Plan) -> Plan | None:
        letter = plan.letter
        if len((*letter.addressee, *letter.address)) > 5 or letter.order[1] != "addressee":  # noqa: PLR2004 - no more lines fit
            return None
        said = text.format_map(plan.facts)
        above = replace(letter, addressee=(said, *letter.addressee), address_at=(26.0, 44.0))
        return replace(plan, letter=above)

    return plant


_E, _F = "enclosure.other-case", "pages.foreign"
_BESIDE = ("docx", "pdf", EML)
ENCLOSURES: tuple[Scenario, ...] = (
    scenario(_E, STOP, "another family's report", report_of_another_case, kinds=_BESIDE),
    scenario(_E, STOP, "a letter to another family", letter_to_another_family, kinds=_BESIDE),
    scenario(_E, STOP, "a letter to the other parent", letter_to_the_other_parent,
             kinds=_BESIDE),
    scenario("enclosure.mismatch", CHECK, "named and absent", named_but_absent,
             kinds=("docx", "pdf", "odt")),
    scenario("enclosure.mismatch", CHECK, "two named, one there", one_more_named,
             kinds=("docx", "pdf", "odt")),
    scenario("enclosure.mismatch", CHECK, "one not named", not_named, kinds=("docx", "pdf")),
    scenario("enclosure.mismatch", CHECK, "three counted", counted, kinds=("docx", "pdf")),
    scenario("enclosure.mismatch", CHECK, "said to be attached", said_attached, kinds=(EML,)),
    scenario(_F, STOP, "two merged letters", merged, kinds=PAGES),
    scenario(_F, STOP, "a second addressee", second_addressee, kinds=("docx", "pdf")),
    scenario(_F, STOP, "a page of another report", foreign_page, kinds=("docx", "pdf", "odt")),
    scenario(_F, STOP, "page numbers begin again", restarted, kinds=("pdf",)),
    scenario(_F, STOP, "a page inside what is enclosed", foreign_page_enclosed,
             kinds=("docx", "pdf", EML), or_else=(_E,)),
    scenario("window.address-outside", CHECK, "too low", placed(25.0, 62.0), kinds=("pdf",)),
    scenario("window.address-outside", CHECK, "too far right", placed(112.0, 45.0),
             kinds=("pdf",)),
    scenario("window.address-outside", CHECK, "too high", placed(25.0, 34.0), kinds=("pdf",)),
    scenario("window.address-outside", CHECK, "on a scan", placed(25.0, 66.0), kinds=(SCAN,)),
    scenario("window.shows-more", CHECK, "a reference", in_the_window("Our ref: {number}"),
             kinds=("pdf",)),
    scenario("window.shows-more", CHECK, "the subject",
             in_the_window("Application about arrangements"), kinds=("pdf",)),
    scenario("window.shows-more", STOP, "a child and a date of birth",
             in_the_window("{c_full}, born {c_born}"), kinds=("pdf",)),
)  # fmt: skip
