"""Legal advice and what was written without prejudice."""

import pytest

from checker.checks.material.privileged_material import privileged_material
from checker.model import Line, Part, Release, Severity
from tests.builders.cases import case, policy
from tests.builders.letters import document, matter
from tests.builders.ordinary_prose import HEADINGS, SENTENCES
from tests.builders.protected_cases import found


@pytest.mark.parametrize(
    "text",
    [
        "Without prejudice",
        "WITHOUT PREJUDICE",
        "Without Prejudice.",
        "WITHOUT PREJUDICE SAVE AS TO COSTS",
        "Without prejudice and subject to contract",
        "WITHOUT PREJUDICE: proposals for the summer",
        "Without prejudice offer",
        "*** Without prejudice ***",
        "Letter dated 3 May: without prejudice",
        "Legally privileged",
        "LEGALLY PRIVILEGED - DO NOT COPY",
        "Legal advice privilege",
        "Litigation privilege",
        "Legal professional privilege applies",
        "Privileged and confidential",
        "Privileged & Confidential",
        "PRIVILEGED AND CONFIDENTIAL: LEGAL ADVICE",
        "Strictly privileged",
        "Confidential and privileged",
        "Privileged",
        "Internal legal advice",
        "Private and confidential - legal advice",
        "Internal advice: contact at the centre",
        "Legal briefing for managers",
        "Note of legal advice",
        "Advice from counsel",
        "Counsel\u2019s advice of 4 May",
        "Counsel's opinion",
        "Instructions to counsel",
        "Brief to counsel",
        "Note of conference with counsel",
        "Our legal adviser's view is that the court would refuse it.",
        "Counsel thinks that we should agree.",
        "Our legal team advises that we should not answer.",
        "Our legal team has advised against this.",
        "I am told that legal services have advised us not to.",
        "Counsel has advised us that the order is weak.",
        "We have been advised by counsel to appeal.",
        "Our legal advice is that the order can be read both ways.",
        "This advice is privileged.",
        "This document is privileged and is not for the parties.",
        "The note is covered by legal professional privilege.",
        "This is subject to legal advice privilege.",
        "THIS LETTER IS SENT WITHOUT PREJUDICE AND MAY NOT BE SHOWN TO THE COURT",
        "The proposal was made without prejudice.",
        "Our barrister thinks that we should settle.",
        "Do not disclose this advice.",
        "Advice in the matter of case number XX26P00001",
        "Confidential and subject to legal professional privilege.",
        "The offer of 3 May was made without prejudice save as to costs.",
        "Legal advice, privileged and confidential: counsel thinks that we should settle it now.",
        "Legal advice privilege: counsel thinks that it has no prospect of success at all now.",
        "Without prejudice - we would agree to every second weekend and to half of the holidays.",
        "This letter is written without prejudice.",
        "We met on a without prejudice basis on 3 May.",
        "Subject to LPP",
        "WPSATC",
        "Having taken legal advice, we think that the order cannot be enforced.",
        "Counsel's assessment is 40 per cent.",
        "The advice we have from counsel is to concede.",
        "His offer, which was without prejudice, was every other weekend.",
        "W/P offer",
        "Prepared in contemplation of litigation",
        "She told us, without prejudice, that she would take Tuesdays.",
        "In a without prejudice email Mr Davies accepted that he would pay half.",
        "At the FDR his best offer was 60,000 pounds.",
        "I spoke to Legal and they think that the court will order contact.",
        "Legal say that we would lose.",
        "Our in-house lawyer thinks that we would lose.",
        "We took legal advice and were told that the order is unenforceable.",
        "Legal advice received on 4 May is that the complaint is likely to succeed.",
        "On counsel's advice we are not going to oppose.",
        "Counsel (Ms Ashby) advised in conference that the evidence was thin.",
        "This email contains legal advice and should not be forwarded.",
        "I attach our solicitor's advice.",
        "Our litigation strategy is to wait.",
        "Legal's take: threshold is thin, we'd probably lose.",
        "Leading counsel put the chances at no better than evens.",
        "Advice sought from CLS re: disclosure; advice recd - redact paras 4-9 and claim PII.",
        "Weaknesses in our case: the social worker did not visit for nine weeks.",
        "Our bottom line is unsupervised contact on alternate weekends.",
        "We would settle for fortnightly if pushed, but open at monthly.",
        "Advice sought from CLS; advice recd - redact paras 4-9 and claim PII.",
        "LPM minutes. Legal advice: threshold is met but only just.",
        "We are advised that the claim has merit and should be settled.",
        "Heb ragfarn",
        "Barn cwnsler: mae'r cais yn debygol o fethu.",
        "This document was created for the dominant purpose of litigation.",
        "I've had Margaret from Legal on the phone. Her feeling is that we should cut our losses.",
        "The panel solicitor's provisional view: don't go near the 2019 allegations.",
        "He forwarded me his lawyer's email which says that his chances are slim.",
        "Exempt from disclosure - s.42 legal professional privilege",
        "| 12/05 | Legal | Advised not to concede point 3 |",
        "Solicitor/client attendance note",
        "The other side have not spotted the hole in our chronology; we should say nothing.",
        "We are told by the council's lawyers that we should settle as the claim is strong.",
        "This must not be shown to the parents: it is legal advice on whether we can win.",
        "I ran it past legal, who think we have a weak case on disclosure.",
    ],
)
def test_privileged_material_is_held(text: str) -> None:
    """To anybody outside, a court too: once sent it cannot be had back."""
    for to in ("P1", "P2", "O2", "O3"):
        [finding] = found(privileged_material, f"Dear reader\n\n{text}\n", case(), to=to)
        assert (finding.severity, finding.release) == (Severity.STOP, Release.SECOND_PERSON)


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *HEADINGS,
        "I was asked to advise on where the children should live and how often they see you.",
        "My task is to report on how Robin should spend time with each parent.",
        "The court wants advice on who the children should stay with during the week.",
    ],
)
def test_ordinary_letters_speak_of_advice(text: str) -> None:
    """Everybody is told to take legal advice, and every email has its small print."""
    assert not found(privileged_material, f"Dear Mr Davies\n\n{text}\n", case(), to="P2")


@pytest.mark.parametrize(
    "text",
    [
        "Not privileged",
        "THIS EMAIL IS CONFIDENTIAL AND MAY BE LEGALLY PRIVILEGED",
        "This note is not privileged",
        "No privilege is claimed",
        "Without prejudice to the generality of this",
        "Without prejudice to paragraph 4",
        "without prejudice to his case",
        "This email (and any attachment) is confidential, privileged and for the addressee only.",
        "The information in this email is confidential and may be privileged",
        "We heard that the talks were\nwithout prejudice and cannot be quoted.",
        "Parties should seek advice from counsel if they have any",
        "Our client has been advised of the hearing.",
        "Ms Hale was advised by counsel at court.",
        "The mother's solicitors advise that she will attend.",
        "Counsel advised the court that the matter had been agreed.",
        "The magistrates' legal adviser said that the hearing would start late.",
        "The council's legal department will send you the bundle.",
        "What is said in mediation is legally privileged and is not told to the court.",
        "You told me that your solicitor has advised you to apply.",
        "The solicitor acting for your former partner has asked for another date.",
        "Counsel for Ms Hale will prepare the bundle by 3 May.",
        "Ms Hale's solicitor says that she agrees to the Saturday.",
        "The local authority's solicitor confirmed that the care plan has been filed.",
        "I am advised that the hearing is listed for an hour.",
        "It was agreed between counsel that the statement would be filed late.",
        "Ms Hale told me that mediation had not worked.",
        "I shall give the court my opinion and Recorder Ashworth KC will decide.",
        "The judge was clear that both parents must attend.",
        "In my opinion the risk to Robin is low.",
        "The merits of each proposal are set out below.",
        "We accept that we were late, and we offer our apology.",
        "Our legal team has your letter and will reply.",
        "You may get advice from legal professionals.",
        "I feel privileged to have met Robin.",
        "This email may contain legal advice.",
        "We have sent the same to the other side.",
        "Some parents settle their case with help from a mediator or a solicitor.",
        "Please agree the bundle with the other side and send it to us by Friday.",
        "Counsel for the other side asked for a later date.",
        "We would accept a shorter extension if the other side agrees.",
        "I do not give legal advice, and nothing in this letter should be taken as such.",
        "Our staff are not lawyers and our advice is only about how the case is managed.",
        "Nothing in this leaflet is legal advice.",
        "I was instructed by the court to advise on contact and my opinion is that it is safe.",
        "My recommendation has not changed after reading counsel's position statements.",
        "I will be available for cross-examination by counsel on my recommendations.",
        "The applicant's solicitors consider that the threshold document needs to be amended.",
        "I attach the letter of instruction to the expert, which the solicitors have agreed.",
    ],
)
def test_what_marks_nothing_is_quiet(text: str) -> None:
    """Denials, conditions of an order, small print, and what the parties' own lawyers say."""
    assert not found(privileged_material, text, case(), to="P2")


def test_our_own_lawyers_may_read_it() -> None:
    """The sender's own people are who it is for."""
    assert not found(privileged_material, "Internal legal advice", case(), to="O9")


def test_a_marking_in_a_header_or_a_file_name_counts() -> None:
    """It need not stand in the text."""
    header = (Line(text="Privileged and confidential", part=Part.HEADER),)

    assert found(privileged_material, "Dear Mr Davies", case(), to="P2", also=header)
    name = "Counsel's advice.docx"
    assert found(privileged_material, "Dear Mr Davies", case(), to="P2", name=name)


def test_an_organisations_own_words_count() -> None:
    """A service may have its own stamp."""
    letter = document("Amber stamp: for the legal team\n\nWe think the following.")
    ours = policy(lists={"privileged_headings": ("amber stamp",)})

    assert not list(privileged_material(matter(letter, case=case())))
    assert list(privileged_material(matter(letter, case=case(), policy=ours)))
