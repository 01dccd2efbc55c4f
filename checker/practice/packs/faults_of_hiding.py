"""What a pack carries unseen or cannot be read: cells, boxes, files in files, locks, scans."""

from collections.abc import Callable
from dataclasses import replace

from checker.practice.draft import Attachment, Draft, Unseen
from checker.practice.packs import carrying
from checker.practice.packs.composing import EML, Plan
from checker.practice.packs.pack import CHECK, NOTE, STOP
from checker.practice.packs.scenario import Plant, Scenario, scenario, sentence
from checker.practice.wording import children, number
from checker.practice.writing_pdf import pdf_bytes
from checker.practice.writing_scan import scan_bytes
from checker.practice.writing_xlsx import xlsx_bytes

_FEW_WORDS = "Standard paragraph 12 goes here in the other letters."


def unseen(make: Callable[[Plan], Unseen]) -> Plant:
    """Leave something in the letter's file that its page does not show."""

    def plant(plan: Plan) -> Plan | None:
        return replace(plan, letter=replace(plan.letter, unseen=make(plan)))

    return plant


def _comment(plan: Plan) -> Unseen:
    said = sentence(plan, "hidden.comments") or "Is this the right date?"
    return Unseen(comment=(plan.facts["boss"], said))


def _tracked(plan: Plan) -> Unseen:
    said = sentence(plan, "hidden.tracked-changes") or "I do not believe this."
    return Unseen(inserted="I will come alone.", deleted=said)


def _other_title(plan: Plan) -> Unseen:
    scene = plan.scene
    other = scene.random.choice([one for one in scene.cases[1:] if one.id != scene.case.id])
    return Unseen(title=f"{number(other)} {other.people[0].name}")


def _with_child(plan: Plan) -> Unseen:
    child = children(plan.scene.case)[0]
    return Unseen(
        hidden=f"{child.name}, {plan.facts['c_born']}, see the file of {plan.facts['me']}"
    )


def workbook(*, rows: bool = False, columns: bool = False, sheet: bool = False) -> Plant:
    """Send a table that hides rows, columns or a sheet."""

    def plant(plan: Plan) -> Plan | None:
        facts = plan.facts
        told = (
            ("Day", "How long", "Where", "Notes"),
            (facts["long_ago"], "Two hours", "Library", "Quiet at first"),
            (facts["past"], "Two hours", "Park", f"{facts['c']} was glad"),
            (facts["soon"], "One hour", "Office", "To be confirmed"),
        )
        more = (("Child", "Told us"), (facts["c_full"], "Does not want to go"))
        data = xlsx_bytes(
            "Visits",
            told,
            hidden_rows=frozenset({3}) if rows else frozenset(),
            hidden_columns=frozenset({4}) if columns else frozenset(),
            hidden_sheet=more if sheet else (),
        )
        return plan.with_file(Attachment(name="Visits.xlsx", data=data), "list of visits")

    return plant


def finishing(finish: Callable[[bytes], bytes]) -> Plant:
    """Change the letter's file once it is written."""

    def plant(plan: Plan) -> Plan | None:
        return replace(plan, finish=finish)

    return plant


def named(ending: str) -> Plant:
    """Give the letter's file the ending of another kind."""

    def plant(plan: Plan) -> Plan | None:
        return replace(plan, ending=ending)

    return plant


def beside(called: str, name: str, make: Callable[[Plan], bytes]) -> Plant:
    """Send a file with the letter that no enclosure of the book is."""

    def plant(plan: Plan) -> Plan | None:
        return plan.with_file(Attachment(name=name, data=make(plan)), called)

    return plant


def _small(plan: Plan) -> Draft:
    said = (f"Case number {plan.facts['number']}.", f"{plan.facts['c']} came with a smile.")
    return Draft(letterhead=(plan.facts["own"],), subject="Note of a visit", paragraphs=said)


def _note(plan: Plan) -> bytes:
    return pdf_bytes(_small(plan))


def embedded(kind: str) -> Plant:
    """Put a file into the letter's file."""

    def plant(plan: Plan) -> Plan | None:
        rows = (("Day", "Hours"), (plan.facts["past"], "2"))
        note, table = _note(plan), xlsx_bytes("Hours", rows)
        if kind == "pdf":
            return replace(plan, finish=lambda data: carrying.pdf_with_file(data, "note.pdf", note))
        return replace(plan, finish=lambda data: carrying.docx_with_workbook(data, table))

    return plant


def _faint(plan: Plan) -> bytes:
    return scan_bytes(plan.letter, faint=True, dpi=50)


def _noise(plan: Plan) -> bytes:
    return plan.scene.random.randbytes(4000)


_OFFICE = ("docx", "pdf")
HIDING: tuple[Scenario, ...] = (
    scenario("hidden.tracked-changes", STOP, "added and taken out", unseen(_tracked),
             kinds=("docx",)),
    scenario("hidden.comments", STOP, "a comment", unseen(_comment), kinds=("docx",)),
    scenario("hidden.text", CHECK, "a few words", unseen(lambda _: Unseen(hidden=_FEW_WORDS)),
             kinds=_OFFICE),
    scenario("hidden.text", STOP, "a name and a date", unseen(_with_child), kinds=_OFFICE),
    scenario("hidden.metadata", STOP, "another case's title", unseen(_other_title),
             kinds=_OFFICE),
    scenario("hidden.metadata", CHECK, "a person in the title",
             unseen(lambda plan: Unseen(title=f"Letter about {plan.facts['stranger']}")),
             kinds=_OFFICE),
    scenario("hidden.cells", STOP, "a hidden column", workbook(columns=True), kinds=("docx", EML)),
    scenario("hidden.cells", STOP, "a hidden row", workbook(rows=True), kinds=("pdf", EML)),
    scenario("hidden.cells", STOP, "a hidden sheet", workbook(sheet=True), kinds=("docx", EML)),
    scenario("hidden.embedded", CHECK, "a file in a PDF", embedded("pdf"), kinds=("pdf",)),
    scenario("hidden.embedded", CHECK, "a workbook in Word", embedded("docx"), kinds=("docx",)),
    scenario("hidden.redaction", STOP, "words under a box",
             unseen(lambda plan: Unseen(covered=f"{plan.facts['c']} is afraid of dogs")),
             kinds=_OFFICE),
    scenario("hidden.redaction", STOP, "a name under a box",
             unseen(lambda plan: Unseen(covered=plan.facts["stranger"])), kinds=("pdf",)),
    scenario("hidden.image-data", NOTE, "where a photograph was taken",
             beside("photograph", "Photo.jpg", lambda _: carrying.photo(placed=True)),
             kinds=("docx", EML)),
    scenario("hidden.image-data", NOTE, "who took a photograph",
             beside("photograph", "IMG_2041.jpg",
                    lambda plan: carrying.photo(placed=False, taken_by=plan.facts["me"])),
             kinds=("pdf", EML)),
    scenario("hidden.active", STOP, "a template from elsewhere",
             finishing(carrying.docx_with_template), kinds=("docx",)),
    scenario("hidden.active", STOP, "a picture from elsewhere",
             finishing(carrying.docx_with_picture_elsewhere), kinds=("docx",)),
    scenario("hidden.active", STOP, "a script", finishing(carrying.pdf_with_script),
             kinds=("pdf",)),
    scenario("file.misnamed", CHECK, "a PDF called Word", named("docx"), kinds=("pdf",)),
    scenario("file.misnamed", CHECK, "Word called a PDF", named("pdf"), kinds=("docx",)),
    scenario("unread.damaged", STOP, "cut short", finishing(carrying.cut), kinds=("docx", "pdf")),
    scenario("unread.encrypted", STOP, "a locked PDF", finishing(carrying.locked_pdf),
             kinds=("pdf",)),
    scenario("unread.encrypted", STOP, "a locked Word file", finishing(carrying.locked_docx),
             kinds=("docx",)),
    scenario("unread.scan", STOP, "a faint scan",
             beside("scanned letter", "Scanned letter.pdf", _faint),
             kinds=("docx",), or_else=("unread.timed-out",)),
    scenario("unread.unsupported", STOP, "a drawing", beside("plan", "Plan.dwg", _noise),
             kinds=("docx", "pdf", EML)),
    scenario("unread.unsupported", STOP, "a recording",
             beside("voice note", "Voice note.m4a", _noise),
             kinds=("docx", EML)),
    scenario("unread.too-large", STOP, "far too much in a zip",
             beside("scans", "Scans.zip", lambda _: carrying.huge_zip()),
             kinds=("docx",)),
)  # fmt: skip
