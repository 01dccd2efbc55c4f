"""Who is the applicant, who the respondent, who the mother and who the father."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Concealment, Finding, Party, Reference, Relationship, Release, Severity
from checker.worker.parent import Readers, never
from tests.builders.cases import FATHER_ID, MOTHER_ID
from tests.builders.docx_files import docx, lines, table
from tests.builders.families import GRAN_ID, family, told
from tests.builders.letters import document, hidden
from tests.builders.pdf_files import at, pdf

SWAPPED = [
    "Ceisydd: Owen Davies",
    "Yr atebydd yw Erin Hale.",
    "On behalf of the applicant, Mr Owen Davies, we write to you.",
    "The respondent to the application is Ms Hale.",
    "Mr Davies acts as applicant in person.",
    "for the applicant: Owen Davies in person",
    "The applicant, who is Mr Davies, seeks an order.",
    "Mr Davies - who is the applicant - seeks an order.",
    "I write to the respondent, Ms Hale, today.",
    "Upon hearing the applicant, Mr Davies, in person",
    "Mam: Owen Davies",
    "Erin Hale, respondent in these proceedings, opposes.",
    "The report is filed. Mother: Mr Davies. Father: Ms Hale.",
    "You act for the applicant, Mr Davies, and that is all that we know.",
    "The applicant father, Mr Davies, has asked for weekends.",
    "I met the applicant, Mr Davies.",
    "I met the Applicant, Mr Owen Davies, on Monday.",
    "The applicant, Mr Davies, and the respondent, Ms Hale, both came.",
    "The applicant, Mr Davies and the respondent, Ms Hale came.",
    "The Applicant (Mr Davies) has asked for weekends.",
    "The applicant Mr Davies has asked for weekends.",
    "The applicant, Mr Davies has asked the court for an order.",
    "Applicant: Mr Owen Davies",
    "APPLICANT: MR OWEN DAVIES",
    "Applicant - Owen Davies",
    "Name of applicant: Owen Davies",
    "Applicant's name: Owen Davies",
    "The applicant is Mr Davies.",
    "The applicant in this case is Mr Davies.",
    "The applicant in these proceedings, Mr Davies, wants weekends.",
    "The applicant, namely Mr Davies, wants weekends.",
    "Mr Davies (Applicant) came.",
    "Mr Davies (the applicant) came.",
    "Mr Davies (the Applicant father) came.",
    'Mr Davies ("the Applicant") came.',
    "Mr Davies (hereafter the Applicant) came.",
    "Mr Owen Davies (born 9 July 1988) (Applicant) came.",
    "Mr Davies (Applicant/Father) came.",
    "Mr Davies (Applicant in person) came.",
    "Mr Davies, the applicant, said so.",
    "I met Mr Davies, the applicant.",
    "Mr Davies, who is the applicant, said so.",
    "Mr Davies is the applicant.",
    "Mr Davies is the applicant in these proceedings.",
    "Mr Davies is the applicant father.",
    "Mr Davies appeared as the applicant.",
    "Mr Davies - Applicant",
    "Mr Davies: Applicant",
    "Owen Davies, Applicant",
    "O. Davies (Applicant)",
    "DAVIES, Owen (Applicant)",
    "In these proceedings, the applicant, Mr Davies, asks for weekends.",
    "The respondent mother, Ms Hale, agrees.",
    "The respondent, Ms Hale, agrees.",
    "The 1st Respondent, Ms Hale, agrees.",
    "The First Respondent (Ms Erin Hale) agrees.",
    "Ms Hale (Respondent) agrees.",
    "Ms Hale (1st Respondent) agrees.",
    "Ms Hale, the respondent mother, agrees.",
    "Erin Hale is the second respondent.",
    "between the applicant father Mr Davies and the respondent mother Ms Hale",
    "The father, Ms Hale, agrees.",
    "The mother (Mr Davies) agrees.",
    "The mother, Mr Davies, agrees.",
    "Mr Davies, the mother, agrees.",
    "Mr Davies (mother) agrees.",
    "Mother: Owen Davies",
    "Father: Erin Hale",
    "Ms Hale is the father of Ava.",
    "Mr Davies is the mother of Ava.",
    "Mrs Cole, the mother of Ava, came.",
    "Ava's mother, Mrs Cole, came.",
    "Ava's mother, Mr Davies, came.",
    "Ava's father, Ms Hale, came.",
    "Ms Hale, Ava's father, came.",
    "Mr Davies, her mother, came.",
    "I spoke to her mother, Mr Davies.",
    "The mother, Mrs Cole, came.",
    "Dear Ms Hale,\n\nThe applicant, Mr Davies, wants weekends.",
    "I have now had the chance to speak to the applicant,\nMr Davies, at our office.",
    "I wrote to the respondent Ms Hale last week.",
    "the  applicant , Mr Davies , said",
    "Applicant Mr Davies",
    "The Respondent, Erin Hale",
    "Respondent 1: Erin Hale",
    "Mother's full name: Owen Davies",
    "the applicant,Mr Davies,came",
    "Mr Davies(Applicant) came.",
    "Owen Davies (Applicant) -v- Erin Hale (Respondent)",
    "Ava, whose father is Ms Hale, came.",
    "Ms Hale as respondent came.",
    "Applicant/Mr Davies",
    "the Applicant \u2013 Mr Davies \u2013 said",
]

RIGHT = [
    "Y ceisydd yw Erin Hale.",
    "Mam: Erin Hale",
    "On behalf of the applicant, Mr Davies was told.",
    "As to the applicant, Mr Davies said nothing.",
    "When asked about the mother, Mr Davies said she was fine.",
    "The applicant, who is Ms Hale, seeks an order.",
    "the applicant and the respondent, Mr Davies",
    "The respondent to the application is Mr Davies.",
    "for the respondent: Owen Davies in person",
    "Mr Davies acts as respondent in person.",
    "the mother, Mr Davies and the children met",
    "I told the applicant Mr Davies was late.",
    "The applicant mother, Ms Hale, has asked for weekends.",
    "The applicant, Ms Hale, and the respondent, Mr Davies, both came.",
    "Ms Hale (Applicant) and Mr Davies (Respondent) came.",
    "Applicant: Ms Erin Hale\nRespondent: Mr Owen Davies",
    "Mr Davies was the applicant in the 2021 proceedings.",
    "In the 2021 proceedings Mr Davies (applicant) asked for weekends.",
    "Mr Davies is the applicant in the other proceedings.",
    "Mr Davies is the applicant for a non-molestation order.",
    "Mr Davies was the applicant then.",
    "Mr Davies, the applicant in the previous proceedings, came.",
    "In those proceedings Mr Davies, the applicant, did not come.",
    "In 2021 the applicant, Mr Davies, did not come.",
    "Mr Davies is not the applicant.",
    "Mr Davies is wrongly named: the applicant, Mr Davies, should read the respondent.",
    "I have spoken to the applicant, Mr Davies and Ava.",
    "I have spoken to the applicant, Mr Davies, and Ava.",
    "I have spoken to the applicant, Mr Davies, the school and the police.",
    "I have spoken to Ava, the applicant, Mr Davies and the school.",
    "I have spoken to Mr Davies, the applicant and the school.",
    "I have spoken to Ava, Mr Davies, the applicant and the school.",
    "I have spoken to Mr Davies, the mother and the school.",
    "Ava, Mr Davies, the mother, the school and I agree.",
    "According to the mother, Mr Davies shouted at her.",
    "According to the mother, Mr Davies, who had been drinking, shouted at her.",
    "According to Mr Davies, the mother, who was upset, shouted at him.",
    "According to Mr Davies, the mother shouted at him.",
    "In the view of the applicant, Mr Davies, as father, should do more.",
    "For the mother, Mr Davies's drinking is the worst.",
    "After I met the mother, Mr Davies, too, rang me.",
    "The mother, Mr Davies said, was late.",
    "I told the mother Mr Davies would collect Ava.",
    "I have told the applicant Mr Davies will be at work.",
    "I sent the mother Mr Davies's statement.",
    "I gave the applicant Mr Davies's number.",
    "I informed the applicant that Mr Davies is ill.",
    "The applicant said Mr Davies was late.",
    "The applicant and Mr Davies agree.",
    "The applicant. Mr Davies agrees.",
    "Dear Mr Davies,\nThe applicant, Ms Hale, has asked for weekends.",
    "Dear Mr Davies\n\nThe Applicant has asked for weekends.",
    "The applicant's father, Mr Davies, came.",
    "The applicant's solicitor, Mrs Finch, came.",
    "The solicitor for the applicant, Mrs Finch, came.",
    "Mr Davies, the respondent to the application, came.",
    "The respondent's representative: Ms Hale's friend.",
    "Mr Davies is the applicant's former partner.",
    "Mr Davies opposes the applicant.",
    "The applicant's former partner, Mr Davies, came.",
    "Her mother, Mrs Cole, came.",
    "Ms Hale's mother, Mrs Cole, came.",
    "Ms Hale and her mother, Mrs Cole, came.",
    "Mrs Cole, her mother, came.",
    "Mrs Cole, Ms Hale's mother, came.",
    "The maternal grandmother, Mrs Cole, came.",
    "Ava's grandmother, Mrs Cole, came.",
    "Mr Davies, Ava's father, came.",
    "Ms Hale, the mother of Ava, came.",
    "Ms Hale is Ava's mother.",
    "The father, Mr Davies, came.",
    "Mr Davies (father) came.",
    "Mr Davies is the father of another child.",
    "Mr Davies as well as the applicant came.",
    "When I saw Mr Davies, the applicant, too, was there.",
    "The mother wants Mr Davies to come.",
    "Ms Hale asked the respondent, and Mr Davies agreed.",
    "The applicant, her mother Mrs Cole and Mr Davies came.",
    "Mrs Pell, the respondent, is in another case.",
    "I asked the applicant. Mr Davies, the respondent, agreed.",
    "Mr Davies made a cross-application. Mr Davies, the applicant in it, came.",
    "Mr Davies, applicant in the divorce, came.",
    "The appeal is by Mr Davies (Applicant).",
    "Ms Hale spoke to Mr Davies. The applicant was calm.",
    "Thank you, Mr Davies. The applicant was calm.",
    "The mother: Mr Davies said that he would ring her.",
    "Present: the applicant, Mr Davies, Ava and I.",
    "Present: Ms Hale, the applicant; Mr Davies, the respondent.",
    "The parents are Ms Erin Hale and Mr Owen Davies.",
    "The applicant says Mr Davies has not paid. Mr Davies, the father, denies it.",
    "As the father, Mr Davies has a right to be told. As the mother, Ms Hale has too.",
    "On behalf of the respondent, Mr Davies, it is said that Ava is well.",
    "Because the mother is ill, Mr Davies, the father, will drive.",
    "The applicant, Ms Hale, the respondent, Mr Davies, and both children came.",
    "If the applicant and respondent, Ms Hale and Mr Davies, agree, no hearing is needed.",
    "Unlike the applicant, Mr Davies is not represented.",
    "The applicant accepts, Mr Davies disputes.",
    "Mother (Ms Hale)        Father (Mr Davies)",
    "The mother - Mr Davies tells me - is late.",
]


@pytest.mark.parametrize("text", SWAPPED)
def test_a_party_who_is_given_the_other_partys_part_is_a_stop(text: str) -> None:
    """Right beside a name, in apposition, in brackets or as a label, the part must be theirs."""
    got = told(parties_transposed, text)
    assert got, text
    assert {(one.code, one.severity, one.release) for one in got} == {
        ("parties.transposed", Severity.STOP, Release.SECOND_PERSON)
    }


@pytest.mark.parametrize("text", RIGHT)
def test_quiet_when_the_part_is_theirs_or_nobodys_for_sure(text: str) -> None:
    """Lists, new clauses, other proceedings and other times say nothing of who is who here."""
    assert not told(parties_transposed, text), text


CAPTION = [
    pytest.param("BETWEEN\n\nMR OWEN DAVIES\nApplicant\nand\nMS ERIN HALE\nRespondent", id="below"),
    pytest.param("Applicant\nMr Owen Davies\n\nRespondent\nMs Erin Hale", id="above"),
    pytest.param("OWEN DAVIES          Applicant\n- and -\nERIN HALE       Respondent", id="right"),
    pytest.param("Applicant        Owen Davies\nRespondent       Erin Hale", id="left"),
    pytest.param("Applicant        Respondent\nOwen Davies      Erin Hale", id="columns"),
    pytest.param("Owen Davies      Erin Hale\nApplicant        Respondent", id="columns, below"),
    pytest.param("(1) ERIN HALE\n(2) JEAN COLE\nRespondents", id="several"),
    pytest.param("Applicant | Owen Davies\nRespondent | Erin Hale", id="bars"),
    pytest.param("Owen Davies (born 9 July 1988)\n1st Applicant", id="with a birth date"),
    pytest.param("Respondent Mother\nErin Hale\nRespondent Father\nOwen Davies", id="parents"),
    pytest.param("First respondent (father)\nErin Hale\nThe office, Marlow", id="and a parent"),
    pytest.param("Mother\nOwen Davies\nFather\nErin Hale", id="mother and father"),
    pytest.param("Signed\n\nOwen Davies\nApplicant", id="a signature"),
    pytest.param(
        "Owen Davies\n9 July 1988\nMother\nErin Hale\n4 March 1990\nFather", id="with dates between"
    ),
    pytest.param("Part\nMother\nFather\nName\nMr Owen Davies\nMs Erin Hale", id="by columns"),
]


@pytest.mark.parametrize("text", CAPTION)
def test_a_caption_names_each_side_as_the_record_does(text: str) -> None:
    """Where a part stands above, below or beside a name, however the page is laid out."""
    assert told(parties_transposed, text), text


@pytest.mark.parametrize("text", CAPTION)
def test_a_right_caption_is_quiet(text: str) -> None:
    """The twin: the same page with the names the other way round."""
    turned = text.replace("OWEN DAVIES", "#").replace("ERIN HALE", "OWEN DAVIES")
    turned = turned.replace("#", "ERIN HALE").replace("Owen Davies", "#")
    turned = turned.replace("Erin Hale", "Owen Davies").replace("#", "Erin Hale")
    turned = turned.replace("MR ERIN", "MS ERIN").replace("MS OWEN", "MR OWEN")
    turned = turned.replace("Respondent Mother\nOwen", "Respondent Father\nOwen")
    turned = turned.replace("Respondent Father\nErin", "Applicant Mother\nErin")
    assert not told(parties_transposed, turned), turned


@pytest.mark.parametrize(
    "text",
    [
        "Name\nBorn\nPart\nOwen Davies\n9 July 1988\nFather\nErin Hale\n4 March 1990\nMother",
        "Owen Davies\nLorry driver\nFather\nErin Hale\nShop manager\nMother\nJean Cole\nRetired",
        "Applicant\nMs Erin Hale\nSolicitor\nMrs Nadia Finch\nRespondent\nMr Owen Davies",
        "Ms Erin Hale\nApplicant\nRobin Hale\nSubject child\nMr Owen Davies\nRespondent",
        "Documents\nFrom the applicant\nMr Owen Davies came.",
        "Owen Davies\n12 Marlow Road\nApplicant",
        "Applicant\n\nWe have spoken to her.\n\nOwen Davies",
        "Applicant\nRespondent\nOwen Davies",
        "Hale v Davies",
    ],
)
def test_quiet_when_a_page_says_no_part(text: str) -> None:
    """Other words between, or labels without names, say nothing."""
    assert not told(parties_transposed, text), text


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        pytest.param("You are the applicant in these proceedings.", "P2", True, id="you are"),
        pytest.param("As the applicant, you must file a statement.", "P2", True, id="as the"),
        pytest.param("You are the respondent.", "P1", True, id="she is told respondent"),
        pytest.param("You are the father.", "P1", True, id="the mother is told father"),
        pytest.param("You are the applicant in these proceedings.", "P1", False, id="she is"),
        pytest.param("As the applicant, Ms Hale must file.", "P2", False, id="another"),
        pytest.param("As the respondent, Ms Hale must file.", "P2", True, id="another, turned"),
        pytest.param("As the applicant, she must file.", "P2", False, id="not the reader"),
        pytest.param("You are the applicant in the 2021 case.", "P2", False, id="another case"),
        pytest.param("You are the applicant's neighbour.", "P2", False, id="possessive"),
        pytest.param("You are the applicant.", "P1,P2", False, id="to both"),
        pytest.param("You are the applicant.", "P7", False, id="a solicitor"),
        pytest.param("You are the applicant.", "O1", False, id="a firm"),
        pytest.param("Your mother, Mr Davies, rang.", "P3", True, id="to the child"),
        pytest.param("Your father, Mr Davies, rang.", "P3", False, id="to the child, right"),
        pytest.param("You are the children's mother and may come.", "P2", True, id="of them all"),
        pytest.param("You are the children's father and may come.", "P2", False, id="his own part"),
        pytest.param("Your mother, Mrs Cole, rang.", "P1", False, id="the reader's own mother"),
    ],
)
def test_the_reader_is_called_what_they_are(text: str, to: str, *, expected: bool) -> None:
    """The words "you are the applicant" go to the applicant."""
    assert bool(told(parties_transposed, text, to=to)) is expected


@pytest.mark.parametrize(
    ("record", "text", "expected"),
    [
        pytest.param(
            family(parties=(*family().parties, Party(who=FATHER_ID, role="applicant"))),
            "The applicant, Mr Davies, came.",
            False,
            id="both applied",
        ),
        pytest.param(
            family(parties=tuple(one for one in family().parties if one.role != "applicant")),
            "The applicant, Mr Davies, came.",
            False,
            id="no applicant is recorded",
        ),
        pytest.param(family(parties=()), "Mr Davies (Applicant) came.", False, id="no parties"),
        pytest.param(family(relationships=()), "The father, Ms Hale, came.", False, id="no kin"),
        pytest.param(
            family(
                relationships=(
                    Relationship(source=MOTHER_ID, target=GRAN_ID, kind="mother"),
                    Relationship(source=GRAN_ID, target=MOTHER_ID, kind="mother"),
                )
            ),
            "The mother, Mrs Cole, came.",
            False,
            id="a mother of somebody else",
        ),
        pytest.param(
            family(
                references=(
                    Reference(kind="familyman", value="XX26P00001"),
                    Reference(kind="familyman", value="XX21P00055"),
                )
            ),
            "Case number XX21P00055\n\nOWEN DAVIES\nApplicant\n\nERIN HALE\nRespondent",
            False,
            id="linked proceedings",
        ),
        pytest.param(
            family(
                references=(
                    Reference(kind="familyman", value="XX26P00001"),
                    Reference(kind="familyman", value="XX21P00055"),
                )
            ),
            "Case number XX26P00001\n\nOWEN DAVIES\nApplicant\n\nERIN HALE\nRespondent",
            True,
            id="these proceedings",
        ),
    ],
)
def test_the_record_must_be_sure(record: object, text: str, *, expected: bool) -> None:
    """What the record does not say is no mistake of the letter."""
    assert bool(told(parties_transposed, text, record=record)) is expected  # type: ignore[arg-type]  # a case of the table


def test_each_person_is_said_once_a_file_and_what_the_record_says() -> None:
    """Repeating the mistake adds nothing; the finding quotes the words and names the right one."""
    text = "The applicant, Mr Davies, came.\n\nMr Davies (Applicant) left."
    [finding] = told(parties_transposed, text)
    assert finding.title == "The letter calls Mr Davies the applicant"
    assert finding.detail.startswith(
        "The case has Mr Davies as the respondent. The applicant is Ms Hale."
    )
    assert finding.evidence.letter == "The applicant, Mr Davies"


def test_an_enclosure_and_hidden_words_are_read_as_well() -> None:
    """A swapped caption of an order, and a comment left behind, go with the letter."""
    order = document("OWEN DAVIES\nApplicant\nERIN HALE\nRespondent", name="order.pdf")
    got = told(parties_transposed, "Dear Ms Hale", order)
    assert [one.place.file for one in got] == ["order.pdf", "order.pdf"]

    also = (hidden("The applicant, Mr Davies, came.", Concealment.COMMENT),)
    [finding] = told(parties_transposed, document("Dear Ms Hale", also=also))
    assert finding.place.hidden


@pytest.fixture(scope="module")
def readers() -> object:
    """Give a reading process for real files."""
    made = Readers()
    yield made
    made.close()


def read(readers: Readers, name: str, data: bytes) -> list[Finding]:
    """Read a real file and give what the check finds in it."""
    [written, *_] = readers.read(name, data, effort=2, passwords=(), cancelled=never)
    return told(parties_transposed, written)


def written_at(*words: tuple[float, float, str]) -> bytes:
    """Make a page with words at places in millimetres."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in words:
            at(canvas, x, y, text)

    return pdf(draw)


@pytest.mark.parametrize("swapped", [True, False], ids=["swapped", "right"])
def test_tables_and_pages_of_real_files_are_understood(readers: Readers, *, swapped: bool) -> None:
    """A table of a docx and a caption and a wrapped sentence of a PDF."""
    one, other = ("Owen Davies", "Erin Hale") if swapped else ("Erin Hale", "Owen Davies")
    title = "Mr" if swapped else "Ms"

    in_rows = docx(lines("Order") + table(("Applicant", one), ("Respondent", other)))
    in_columns = docx(table(("Applicant", "Respondent"), (one, other)))
    behind = docx(table(("Party", "Part"), (one, "Applicant"), (other, "Respondent")))
    page = written_at(
        (30, 60, one.upper()),
        (150, 60, "Applicant"),
        (90, 65, "and"),
        (30, 70, other.upper()),
        (150, 70, "Respondent"),
    )
    prose = written_at(
        (25, 60, "I have now had the chance to speak at length to the applicant,"),
        (25, 65, f"{title} {one}, at our office in Exampletown."),
    )
    for name, data in (
        ("rows.docx", in_rows), ("columns.docx", in_columns), ("behind.docx", behind),
        ("page.pdf", page), ("prose.pdf", prose),
    ):  # fmt: skip
        assert bool(read(readers, name, data)) is swapped, name
