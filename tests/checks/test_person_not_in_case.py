"""Somebody is named whom neither the case nor the sender knows."""

from dataclasses import replace

import pytest

from checker.checks.unknown_people.person_not_in_case import person_not_in_case
from checker.mentions import find
from checker.model import Document, Finding, MentionKind, OtherName, Part, Severity
from tests.builders.cases import MOTHER, MOTHER_ID, case, case_with, policy
from tests.builders.letters import dispatch, document, matter, mention, to

CHECK, NOTE = Severity.CHECK, Severity.NOTE


def told(text: str, *, guessed: bool = False) -> list[Finding]:
    """Give the findings of a letter to the mother; the names may be the model's alone."""
    letter = document(text)
    found = find(letter, case=case(), policy=policy())
    if guessed:
        found = tuple(replace(one, guessed=one.kind is MentionKind.NAME) for one in found)
    return list(person_not_in_case(matter(letter, *found, case=case())))


def severities(text: str, *, guessed: bool = False) -> list[Severity]:
    """Give how grave each finding of a letter is."""
    return [one.severity for one in told(text, guessed=guessed)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I visited Tyler Brooks at home.", id="a full name"),
        pytest.param("Mr and Mrs Kowalczyk agree about it.", id="a couple"),
        pytest.param("Amelia is settled and enjoys football.", id="a forename"),
        pytest.param("Erin and Tyler live with you.", id="a forename beside one of the case"),
        pytest.param("Re: TYLER BROOKS (born 3 May 2017)", id="a heading"),
        pytest.param("his friend Tyler Brooks came", id="a friend in full"),
        pytest.param("It is at the council. Tyler Brooks has the children.", id="a family's life"),
        pytest.param("I will see Tyler Brooks at school.", id="a child at school"),
    ],
)
def test_an_unknown_person_is_a_check(text: str) -> None:
    """Nobody said who that is: it may be left over from another family's letter."""
    assert severities(text) == [CHECK]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("June Hale looks after them.", id="a surname of the case"),
        pytest.param("his friend Tyler came to tea", id="a friend"),
        pytest.param("They feed their dog Teddy.", id="a pet"),
        pytest.param("her cousin Amelia was there", id="a cousin"),
        pytest.param("At the council it is closed. Tyler Brooks rang me.", id="at work"),
        pytest.param("I went to the school. Mr Ismay showed me a lesson.", id="a teacher"),
        pytest.param("Tyler Brooks wrote to me from the clinic.", id="from a clinic"),
    ],
)
def test_somebody_whom_the_letter_explains_is_worth_knowing(text: str) -> None:
    """A relative, or a forename with a word that says who it is, asks nothing of anybody."""
    assert severities(text) == [NOTE]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ms Hale, Mr Davies and Robin came. Robin Hale and E. Hale too.", id="case"),
        pytest.param("Owen and Erin agree. DAVIES, Owen", id="case, other forms"),
        pytest.param("Mr Owne Davies, as he was called", id="a slip of the pen"),
        pytest.param("Mrs Finch of Marlow & Finch wrote.", id="their solicitor"),
        pytest.param("I will ask Priya Nair.", id="the sender's staff"),
        pytest.param("before Her Honour Judge Okonkwo", id="a judge"),
        pytest.param("HHJ Patel and District Judge Amelia Stone sat.", id="judges"),
        pytest.param("the social worker, Bozena Kowalczyk, came", id="a post before"),
        pytest.param("Tyler Brooks, the independent reviewing officer, came", id="a post behind"),
        pytest.param("Amelia Stone (Headteacher) rang", id="a post in brackets"),
        pytest.param("a report by Amelia Stone, independent social\nworker, came", id="wrapped"),
        pytest.param("Applicant\nMs B Stone, Legal Services", id="a department behind"),
        pytest.param("PC 4471 Oldroyd and Dr Amelia Stone attended", id="a number, a doctor"),
        pytest.param("Mrs Patel at school says so.", id="a teacher, by the school"),
        pytest.param("Amelia Stone from the nursery rang.", id="from a nursery"),
        pytest.param("Mrs Patel, who is Robin's class teacher", id="a teacher, told at length"),
        pytest.param("Yours sincerely\n\nTyler Brooks", id="whoever signs"),
        pytest.param("Kind regards\n\n\nAmelia\nBusiness Support", id="whoever signs, a forename"),
        pytest.param("Amelia Stone <a.stone@marlowfinch.example>", id="at a body of the case"),
        pytest.param("The Christmas holidays begin in December.", id="nobody"),
        pytest.param("Dear Daddy\n\nI have a new badge.", id="a relation"),
        pytest.param("Dear Bookings\n\nI cancel it.", id="a desk"),
        pytest.param("Yn gywir\n\nTyler Brooks\nSwyddog Cymorth Busnes", id="a post in Welsh"),
        pytest.param("Dear Eri\n\nThank you.", id="how the reader is called"),
    ],
)
def test_quiet_when_the_person_belongs_there(text: str) -> None:
    """The case's people, the sender's, and those who are named because of their work."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March I spoke with Mrs Patel, who said that Robin is settled.",
        "Present: Karen Ode, Sunita Rao, Mr T Bevan. Apologies: Gareth Pugh.",
        "If you have any questions, please ask for Sandra Whitlock on 01632 960123.",
        "The meeting was chaired by Lorraine Tebbutt and Josh Penney took the minutes.",
        "Sessions will be supervised by Joanne Petty. Please arrive at 10 am.",
        "The referral was made by Gemma Haddow on 12 April.",
        "Mr Nowak observed Robin in class and reported no concerns.",
        "The hospital told us that Robin was seen by Rachel Umney in the emergency department.",
        "Information was gathered from Yasmin Iqbal and Kirsty Lomax.",
        "Miss Arkwright appeared for the mother and Mr Sule for the father.",
        "Ms Kaur asked the father to put his phone away and he did.",
        "Supervisor: Karen Ode",
        "Trevor Lunt's email of 3 May is attached.",
        "Your plan was agreed with Oliver Stead. Oliver will see you on Mondays.",
        "Moira Kelso opened your file to print the order.",
        "Present\n\nHilary Booth\nEwan Grieve",
        "Cysylltwch ag Aled Wyn os oes gennych gwestiwn.",
        "At the last visit Robin was with Susan Ojo. Susan Ojo has run the room for years.",
        "The sum is wrong and we are sorry. Petra Novak has put it right.",
        "Magistrates: Mr P Gunn, Mrs A Shah, Ms T Cole",
        "The panel (Mr Oduya, Ms Craig and Mr Lam) considered the appeal.",
        "Neil Harcourt from Advocacy Direct can come with you.",
        "Ystyriwyd yr achos gan Gwen Pritchard, rheolwr gwasanaeth.",
        "Mr Farooq in our finance team will pay your travel costs.",
        "Women's Aid worker Erica Blunt came with you.",
        "Tel: 01632 960 100 ask for Kate",
        "Miss Lamb said that Robin is working at the expected level.",
        "Mrs Cobb runs the contact centre and will show you round.",
        "Gillian Nye, HCPC registered social worker",
        "Colette Irving, business support",
        "Lara Finn wrote the report and I checked it.",
        "I have asked Colette Irving to send you the forms.",
    ],
)
def test_an_ordinary_contact_asks_nothing_of_anybody(text: str) -> None:
    """Letters name teachers, officers and clerks all the time, without their jobs beside them."""
    assert CHECK not in severities(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kai's weekends with his dad should start again in June.",
        "Her son Kai should have his own bed.",
        "Contact between Maisie and her father will be supervised.",
        "Mr Kowalczyk should return the children by 6 pm on Sunday.",
        "Mrs Crane should text Mr Crane if she is running late.",
        "The father, Mr Iveson, has not seen the children since May.",
        "I also spoke to Tyler Brooks, who told me that the weekends with his children go well.",
        "I went to the council.\nAmelia Stone agrees that the handovers should be at the library.",
        "Applicant: Amelia Stone",
        "Re Jayden Barnes, date of birth 4 May 2016. I spoke to Jayden Barnes.",
        "Mr Crane told me that he misses his boys.",
        "Our client, Laura Duggan, will collect the children.",
        "Paul Duggan was arrested by the police and is on bail.",
        "Harvey's teacher has no worries.",
        "Please keep the order safe. Amelia Stone must not be taken out of England and Wales.",
        "We heard that Luke Trewin was shouting at Phoebe Maddern.",
        "Father's name: Luke Trewin",
        "I then saw Paul Strang. He says that he last had the children in August.",
        "Luke Trewin - 14 June 1985",
        "I rang Mr Olusanya twice and left a voicemail about the handover.",
        "Ms Keane and Mr Duffy were not able to agree.",
        "Safeguarding checks on Craig Whelan came back with two entries.",
        "It is Mr Kendrick's case that the allegations are fabricated.",
        "Statement of Rebecca Louise Stannard dated 5 May 2026",
        "Nothing in this letter should be repeated to Ellie-Mae Bulcock.",
        "In the father's statement Natalie Winstanley says that the flat has two bedrooms.",
        "You told me that Nathan Greaves sends you messages late at night.",
        "Ms Prosser ticked 'no' to domestic abuse.",
        "Mr Duffy emailed to say he will be late for pick up.",
        "Has Mr Duffy accepted a place on the parenting course?",
        "We are unable to share Ms Tallis's address with you.",
        "Dear Ms Hale, I write about your daughter Imogen.",
        "The police hold no information on Tasha Merriman.",
        "Mr Vance is asking for half of each holiday.",
    ],
)
def test_a_name_where_a_familys_people_stand_is_a_check(text: str) -> None:
    """A parent or a child of another family is told by a family's life, whoever was spoken to."""
    assert severities(text) == [CHECK]


def test_one_finding_names_them_all() -> None:
    """A report that names ten strangers asks once."""
    found = told("Tyler Brooks lives with Amelia Stone. Tyler Brooks left. Mrs Kowalczyk stayed.")

    assert len(found) == 1
    assert found[0].evidence.letter == "Tyler Brooks; Amelia Stone; Mrs Kowalczyk"
    assert found[0].title == "3 people are named who are not on the case"


def test_each_file_is_told_by_itself() -> None:
    """The place of the finding leads to the file."""
    files = (
        document("Tyler Brooks came."),
        document("Amelia Stone came.", name="report.docx"),
    )
    found = [one for file in files for one in find(file, case=case(), policy=policy())]

    told_of = list(person_not_in_case(matter(dispatch(*files), *found, case=case())))

    assert [one.place.file for one in told_of] == ["letter.docx", "report.docx"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tyler Brooks came.", CHECK, id="a full name"),
        pytest.param("Amelia came.", NOTE, id="one word"),
    ],
)
def test_what_only_the_model_takes_for_a_name_weighs_less(text: str, expected: Severity) -> None:
    """One word that no list and no rule knows is never more than worth knowing."""
    assert severities(text, guessed=True) == [expected]


def test_a_recipient_by_another_name_is_known() -> None:
    """Whoever the dispatch itself names is no stranger."""
    letter = document("Dear Amelia Stone")
    found = find(letter, case=case(), policy=policy())
    sent = replace(dispatch(letter), recipients=(to(MOTHER_ID, name="Amelia Stone"),))

    assert list(person_not_in_case(matter(sent, *found, case=case()))) == []


def test_other_names_of_the_case_are_known() -> None:
    """A previous name is one of theirs, by every rule but the ones about which name to use."""
    letter = document("Erin Marsh was here.")
    held = case_with(replace(MOTHER, other_names=(OtherName(name="Erin Marsh", kind="previous"),)))
    found = find(letter, case=held, policy=policy())

    assert list(person_not_in_case(matter(letter, *found, case=held))) == []


def test_quiet_without_a_case() -> None:
    """Nobody can be missing from no record: another rule says that there is none."""
    letter = document("Tyler Brooks came.")
    found = find(letter, case=None, policy=policy())

    assert list(person_not_in_case(matter(letter, *found, case=None))) == []


def test_a_files_properties_have_rules_of_their_own() -> None:
    """The author of a file is no matter of the letter's people."""
    letter: Document = document("Hello")
    author = mention(MentionKind.NAME, "Tyler Brooks", part=Part.METADATA)

    assert list(person_not_in_case(matter(letter, author, case=case()))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The hearing was before Alan Price JP and Helen Marsh JP.",
        "The hearing is before Mrs Bunton JP on 4 May.",
        "Helen Marsh OBE JP made the order.",
        "Present: Mr A Price JP (chair), Mrs H Marsh JP.",
        "Alan Price LLB, Legal Adviser to the Justices, sent it.",
        "Her Honour Helen Marsh made the order.",
        "By Order of District Judge (MC) Alan Price",
    ],
)
def test_who_sits_in_a_court_is_no_stranger(text: str) -> None:
    """Letters behind a name, and titles of a court before it, are an office."""
    assert not told(text), text


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("Siobh\u00e1n", "N\u00ed Bhriain", "Applicant: Mrs S. N\u00ed Bhriain"),
        ("Siobh\u00e1n", "N\u00ed Bhriain", "MRS S N\u00cd BHRIAIN has the children."),
        ("Aoife", "Nic Giolla Ph\u00e1draig", "I met Mrs Nic Giolla Pha\u0301draig."),
        ("Nadia", "el-Sayed", "I met Mrs El Sayed and Nadia el-Sayed."),
        ("Anna", "van der Berg", "I met Ms Van der Berg."),
        ("Ines", "de la Cruz", "I met Ines De La Cruz."),
    ],
)
def test_a_name_with_particles_is_one_name(first: str, last: str, written: str) -> None:
    """Irish, Arabic and Dutch names stand with capitals, accents and gaps of all sorts."""
    record = case_with(replace(MOTHER, first_name=first, last_name=last))
    letter = document(written)
    found = find(letter, case=record, policy=policy())
    assert not list(person_not_in_case(matter(letter, *found, case=record)))
