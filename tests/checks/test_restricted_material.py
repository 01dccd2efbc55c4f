"""Police papers, minutes of meetings without the family, and other people's medical records."""

import pytest

from checker.checks.material.restricted_material import restricted_material
from checker.model import Line, Part, Release, Severity
from tests.builders.cases import case, policy
from tests.builders.letters import dispatch, document, matter
from tests.builders.ordinary_prose import HEADINGS, SENTENCES
from tests.builders.protected_cases import found
from tests.checks.test_identifier_unneeded import BODIES

RECORD = case(organisations=BODIES)


@pytest.mark.parametrize(
    "text",
    [
        "MARAC minutes",
        "MARAC MINUTES - 12 January 2026",
        "MARAC Meeting Minutes",
        "Minutes of the MARAC held on 12 January 2026",
        "Minutes of MARAC, Weir area",
        "Exampleshire MARAC Minutes",
        "MARAC action plan",
        "MARAC referral form",
        "Minutes of the Multi-Agency Risk Assessment Conference",
        "MAPPA minutes",
        "MAPPA Meeting Minutes: level 2",
        "DASH risk identification checklist",
        "Strategy Meeting Minutes",
        "STRATEGY MEETING MINUTES",
        "Minutes of the strategy meeting of 4 May",
        "Minutes of Strategy Discussion",
        "Record of strategy discussion (section 47)",
        "Strategy discussion record",
        "Professionals\u2019 meeting minutes",
        "PNC print",
        "PNC PRINT - DAVIES, Owen",
        "PNC printout",
        "PNC disclosure print for Owen Davies",
        "PND extract",
        "Police intelligence report",
        "Intelligence report 3x5x2",
        "Custody record",
        "Niche occurrence 44000000001",
        "Handling code: P",
        "Handling conditions: no further dissemination",
        "Restricted - police use only",
        "RESTRICTED (POLICE USE ONLY)",
        "For police use only",
        "Page 1 of 3 - police use only",
        "This intelligence must not be acted on without asking the force.",
        "The text says that this intelligence was graded B2.",
        "Intelligence evaluation 5 E",
        "This is sanitised intelligence.",
        "Not for onward disclosure",
        "This note is not to be disclosed to the parties.",
        "These minutes must not be copied or shared.",
        "The perpetrator must not be made aware of this referral.",
        "PNC print: battery in March 2019, community order; harassment in May 2020, fine.",
        "Minutes of the MARAC - the chair said that the plan is to be kept from him for now.",
        "The PNC printout shows a caution in 2019.",
        "The minutes of the MARAC of 3 May record that the risk was high.",
        "The strategy discussion recorded that there would be joint enquiries.",
        "Strategy meeting under section 47 of the Children Act 1989: minutes",
        "MARAC, 3 May: notes of the meeting",
        "Extract from the Police National Computer: two impending prosecutions.",
        "The police intelligence log says that officers came four times.",
        "It was agreed that the parents are not to be told before 4 May.",
        "Ms Hale's medical records show that she was treated for depression.",
        "The GP's notes about Erin Hale say that she was referred to the crisis team.",
        "Occ no 26*118872: informant states male kicked door. Attending officers found NPT.",
        "CAD 3312 of 14/02/26: male detained for BOP.",
        "BWV footage reviewed by OIC - victim has visible injury to cheek.",
        "S/M minutes 12.1.26 - not for parents",
        "S.47 outcome form. Not shared with parents.",
        "Multi-agency meeting notes - closed part, excluding the parents",
        "They plan to tell nobody: Sgt Evans will do the warrant on Tuesday, don't let him know.",
        "The IDVA is helping her to leave on the 9th and he doesn't know.",
        "Parents not to be spoken to before the ABE on Friday",
        "Risk management plan - victim safety measures: panic alarm fitted, TecSOS phone issued.",
        "Outcome of strat: joint s47, medical Thurs, parents to be told after arrest.",
        "Paternal grandfather has dementia and was sectioned, per his consultant's letter.",
        "Presented at A+E 3/5/26 c/o facial injury, says walked into door, not believed.",
        "The mother's partner: 3 previous for battery, one for child cruelty in 2011.",
        "Cofnodion y cyfarfod strategaeth",
        "Ms Hale's GP records (pp 1-112).",
        "I enclose the MARAC minutes for you.",
        "At the MARAC on 12 October it was agreed that Ms Hale would have an alarm.",
        "Strategy meeting, 28 January 2026: record of what was said",
        "MAPPA decided that the school would be told.",
        "A copy of the PNC print is attached.",
        "Police intelligence suggests that he has a firearm.",
        "The father should not be informed of the visit.",
        "Do not share with the mother.",
        "Ms Hale's discharge letter says that she was in hospital.",
        "Medical records of Ms Erin Hale",
        "GP records: Erin Hale",
        "GP record\nPatient: Ms Erin Hale\nDate of birth: 4 March 1990",
        "Discharge summary\nPatient: A. N. Other",
        "Summary care record\nName: Ms Erin Hale",
        "MARAC heard that Ms Hale was seen as high risk.",
        "The actions from MARAC: a visit each week and a marker on the address.",
        "DASH score 16 - high risk",
        "MG11 witness statement",
        "S47 strategy minutes attached",
        "Legal gateway meeting minutes",
        "Child protection conference: closed part of the minutes",
        "Not for release to the respondent",
        "Please don't pass this on to him.",
        "This is third party material and must not be given to Mr Davies.",
        "CONFIDENTIAL - PROFESSIONALS ONLY",
        "Intel suggests that he is dealing from the flat.",
        "The intelligence is graded 2-B-C.",
        "Police have asked that Mr Davies is not told about the arrest plan.",
        "The mother is not to know about this meeting.",
        "Mother's medical records enclosed",
        "ED discharge summary: HALE, Erin",
        "SystmOne record: Ms Erin Hale",
        "A PNC check came back with three convictions.",
        "DAPP panel minutes",
        "Minutes from MARAC attached for your information.",
        "At MARAC the police said that they would put a marker on her phone.",
        "A panic alarm and a marker on the address were agreed at MARAC.",
        "Soft intelligence: seen with known drug dealers.",
        "Non-conviction data: arrested in 2017, no further action.",
        "It was minuted at the strategy meeting that the police will seize his devices.",
        "Attached is Ms Hale's discharge summary.",
        "Ms Hale - CMHT letter 3 May",
        "Officers' log of 12 May records that a neighbour gave a statement.",
    ],
)
def test_restricted_material_never_goes_to_a_party(text: str) -> None:
    """It is a Stop to the father, and to a reader whom nobody knows."""
    for to in ("P2", "O2", "P99"):
        [finding] = found(restricted_material, text, RECORD, to=to)
        assert (finding.severity, finding.release) == (Severity.STOP, Release.SECOND_PERSON)


@pytest.mark.parametrize(
    ("text", "to", "severity"),
    [
        ("MARAC minutes", "O3", Severity.CHECK),
        ("PNC print", "O3", Severity.CHECK),
        ("Restricted - police use only", "O3", Severity.CHECK),
        ("MARAC minutes", "O12", Severity.CHECK),
        ("Strategy meeting minutes", "O10", Severity.CHECK),
        ("MARAC minutes", "O8", None),
        ("PNC print", "O8", None),
        ("MARAC minutes", "O9", None),
        ("Medical records of Ms Erin Hale", "P1", None),
        ("Medical records of Ms Erin Hale", "P7", None),
        ("GP records: Robin Hale", "P1", None),
        ("GP records: Robin Hale", "P2", None),
        ("GP records\nPatient: Mr Owen Davies", "P2", None),
        ("GP records\nPatient: Mr Owen Davies", "P1", Severity.STOP),
    ],
)
def test_who_may_have_it(text: str, to: str, severity: Severity | None) -> None:
    """A court is asked once, the police are not, and a patient may read their own record."""
    got = [one.severity for one in found(restricted_material, text, RECORD, to=to)]
    assert got == ([severity] if severity else [])


@pytest.mark.parametrize("text", [*SENTENCES, *HEADINGS])
def test_a_letter_may_tell_what_a_body_said(text: str) -> None:
    """A mention is no paper: safeguarding letters tell the parties what the police said."""
    assert not found(restricted_material, f"Dear Mr Davies\n\n{text}\n", RECORD, to="P2")


@pytest.mark.parametrize(
    "text",
    [
        "Counsel for Ms Hale was sent the same, and the GP was told.",
        "I have asked whether the case was in the minutes of the MARAC and was told that it was.",
        "I have read everything that was sent to me by the police, with a\nPNC print of 2019.",
        "the strategy meeting minutes were not disclosed to me",
        "We have not seen the PNC print.",
        "The police told us that they came to your home on 3 May.",
        "The police report is expected by 3 May.",
        "The report of the police officer will be filed with the court.",
        "Ms Hale says that she takes sertraline and is well.",
        "Robin has asthma and uses an inhaler prescribed by his GP.",
        "Ms Hale told me that she has an IDVA and a panic alarm.",
        "The plan is that you and Robin will meet at the centre.",
        "The conference decided that Robin's name should be removed from the register.",
        "Police and local authority checks have been done and show nothing.",
        "The meeting was held without the father because he was at work.",
        "There are no previous convictions recorded against either parent.",
        "You said that you were referred to MARAC by your IDVA.",
        "This is not police use only.",
        "Medical records of both parents were not asked for.",
        "Request for the PNC print",
        "Your request for strategy meeting minutes",
        "Police intelligence",
        "Your medical records show that you were treated in 2019.",
        "Robin's GP notes show that he is well.",
        "The strategy meeting said that nothing more was needed.",
        "The strategy meeting agreed that nothing more was needed.",
        "The MARAC met on 12 October.",
        "The PNC print was asked for and came in March.",
        "You may ask the police for a copy of the crime report.",
        "The local police force has no intelligence about you.",
        "Intelligence tests were done at school.",
        "Ms Hale's address must not be passed on to Mr Davies.",
        "Please do not discuss the case with Robin.",
        "You must not send messages to the mother.",
        "The MARAC did not accept the case.",
        "Your discharge summary is attached.",
        "Mr Davies's GP letter is attached.",
        "The outcome of the MARAC was shared with the court.",
        "The police disclosure was filed on 3 May.",
        "Minutes of the child protection conference",
        "You must not show these papers to your family.",
    ],
)
def test_prose_about_such_papers_is_no_such_paper(text: str) -> None:
    """Only a heading or a marking shows that the paper itself is there."""
    assert not found(restricted_material, text, RECORD, to="P2")


def test_a_marking_in_the_footer_or_an_enclosure_counts() -> None:
    """Markings stand at the edge of a page, and most often in what is enclosed."""
    footer = (Line(text="Restricted - police use only", part=Part.FOOTER),)
    enclosed = document("Strategy meeting minutes\nPresent: A, B", name="minutes.pdf")
    sent = dispatch(document("Dear Mr Davies"), enclosed, to="P2")

    assert found(restricted_material, "Dear Mr Davies", RECORD, to="P2", also=footer)
    [finding] = restricted_material(matter(sent, case=RECORD))
    assert finding.place.file == "minutes.pdf"


@pytest.mark.parametrize("name", ["MARAC minutes.docx", "marac_minutes.pdf", "pnc-print-2019.pdf"])
def test_a_files_name_tells_what_it_is(name: str) -> None:
    """However it is written."""
    assert found(restricted_material, "Dear Mr Davies", RECORD, to="P2", name=name)


def test_an_organisations_own_words_count() -> None:
    """Each area has its own panels and its own markings."""
    letter = document("Pathfinder panel notes\n\nPresent: A, B")
    ours = policy(lists={"restricted_material": ("Pathfinder panel",)})
    marks = policy(lists={"restricted_markings": ("pink paper",)})
    marked = document("This is a pink paper of the panel, and it stays with the panel.")

    assert not list(restricted_material(matter(letter, case=RECORD)))
    assert list(restricted_material(matter(letter, case=RECORD, policy=ours)))
    assert not list(restricted_material(matter(marked, case=RECORD)))
    assert list(restricted_material(matter(marked, case=RECORD, policy=marks)))


def test_without_a_record_it_is_held() -> None:
    """Who the reader is cannot be known, so it is a Stop."""
    [finding] = restricted_material(matter(document("MARAC minutes"), case=None))
    assert finding.severity is Severity.STOP
