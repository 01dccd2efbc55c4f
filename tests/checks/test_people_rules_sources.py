"""Whoever told an office of others is not known from a letter to those others."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.sources.source_identified import source_identified
from checker.model import Case, Release, Restriction, Severity
from tests.builders.cases import FATHER_ID
from tests.builders.families import NEIGHBOUR_ID, family, told

SHOWN = [
    "An application under the CSDS was made by Mrs Pell.",
    "Ms Hale has been given a disclosure about you under Clare's Law.",
    "Under DVDS, Ms Hale was informed of your previous convictions.",
    "The CSOD scheme application was submitted by Mrs Cole.",
    "The DVDS was triggered by Mrs Cole.",
    "The allegations came to us via Mrs Pell.",
    "Ref'l rec'd from Mrs Pell (neighbour), wishes to remain anon.",
    "Referral source: maternal aunt",
    "A resident of the flat above has been on to the council about the noise.",
    "One of the mums at the school gate tipped us off.",
    "Mrs Pell gave us this on the understanding that her name would not be used.",
    "Please do not reveal that this came from Mrs Pell.",
    "The whistle-blower, who works at Larkhill Nursery, saw bruises.",
    "We believe the anonymous caller to be your neighbour.",
    "Although the caller would not give her name, she said she lives at number 16.",
    "You asked who contacted us. It was your cousin.",
    "Ms Hale rang 101 to ask if you had a history of violence.",
    "Your AA sponsor has shared with us that you relapsed.",
    "The teaching assistant who spotted the bruise begged the head to leave her name out.",
    "Dywedodd Mrs Pell wrthym yn gyfrinachol eich bod yn yfed.",
    "Jean Cole is named on the form as referrer.",
    "Please redact Mrs Pell from the referral before this goes to the parents.",
    "The referrer, Mrs Pell, saw you at the gate.",
    "The referrer (Mrs Dorothy Pell) saw you.",
    "The referrer was Mrs Pell.",
    "The referrer is your neighbour, Mrs Pell.",
    "Referrer: Mrs Pell",
    "Referrer's name: Mrs Pell",
    "Mrs Pell, the referrer, saw you.",
    "Mrs Pell (referrer) saw you.",
    "Mrs Pell was the referrer.",
    "The informant, Mr Jones, saw you.",
    "The anonymous caller was Ms Hale.",
    "The person who made the referral is Mrs Pell.",
    "The person who reported you, Mrs Pell, saw you.",
    "The source of the information is Mrs Pell.",
    "The anonymous referral from Mrs Pell says so.",
    "The anonymous referral was made by Mrs Pell.",
    "An anonymous call from Mrs Pell was logged.",
    "A confidential witness, Mrs Pell, saw you.",
    "Your neighbour at number 14 reported shouting.",
    "Your neighbour reported shouting.",
    "Your neighbour Mrs Pell reported shouting.",
    "Your neighbour, Mrs Pell, rang the police.",
    "Your next-door neighbour contacted the NSPCC.",
    "Your upstairs neighbour complained about the noise.",
    "The neighbour at number 14 called the police.",
    "A neighbour opposite rang us.",
    "Your neighbour has made a referral.",
    "Concerns were raised by your neighbour.",
    "We had a telephone call from your neighbour.",
    "The referral was made by your neighbour.",
    "The referral came from the neighbour next door.",
    "Your landlord contacted us about the children.",
    "A referral was made by your sister.",
    "The anonymous referral was from your sister.",
    "The referrer is your sister.",
    "Information from your sister that she asked us to keep to ourselves.",
    "Your sister told us in confidence that you drink.",
    "Your mother asked us not to tell you that she rang.",
    "Your former partner does not want you to know this.",
    "Your friend asked not to be named.",
    "Mrs Pell asked not to be named.",
    "Mrs Pell, the health visitor, rang the council anonymously.",
    "Mrs Pell, a teaching assistant, told us in confidence that Ava came to school hungry.",
    "It was the school nurse who made the referral and she asked not to be named.",
    "Mrs Pell wishes to remain anonymous.",
    "Mrs Pell told us in confidence that you shout.",
    "Ms Hale asked me not to tell you this.",
    "Ava asked me not to tell you.",
    "Mrs Cole told us this in strict confidence.",
    "Ms Hale made an application under Clare's Law.",
    "Ms Hale applied under the Domestic Violence Disclosure Scheme.",
    "An application under the disclosure scheme by Ms Hale was granted.",
    "Ms Hale asked the police under Sarah\u2019s Law about you.",
    "The request under Clare's Law was made by Mrs Pell.",
    "The applicant made a request under Clare's Law.",
    "Your former partner applied under Clare's Law.",
    "Ms Hale received a disclosure under the DVDS.",
    "The Clare's Law applicant was Ms Hale.",
    "Mrs Pell reported this anonymously.",
    "THE REFERRER, MRS PELL, SAW YOU.",
    "the referer was not named but the referrer is  Mrs Pell",
    "Mrs Pell, who is the person who contacted us, saw you.",
    "Your neighbour, Peter Marsh, told the council that you shout.",
    "The neighbour at the next house, Mrs Marsh, rang the police.",
    "The referral was made by Peter Marsh, who asked not to be named.",
    "Peter Marsh made the anonymous referral to children's services.",
    "It was Mrs Marsh who reported the bruise to the council.",
    "It was your sister, Jane Marsh, who rang us.",
    "The witness Peter Marsh, who does not want to be known, saw it.",
    "Peter Marsh gave the police a statement in confidence about it.",
    "Your neighbour is worried about the children.",
    "Reported by: Mrs Pell",
    "We have a statement from your neighbour, Dorothy Pell.",
    "The referrer lives next door to you.",
    "The informant is a colleague of yours at the depot.",
    "Dorothy Pell has come forward with information about you.",
    "Source of referral: Mrs Pell (neighbour)",
    "The caller gave her name as Dorothy Pell.",
    "The woman next door has reported hearing screams.",
    "The couple upstairs say that they hear the children crying at night.",
    "Your neighbour at No 14 says she hears shouting most nights.",
    "Your sister rang us, worried about the children's safety.",
    "Your aunt contacted children's services.",
    "Your mum has reported that you are using again.",
    "The maternal grandmother made the referral in confidence.",
    "We know that the anonymous letter came from your sister.",
    "Mrs Pell spoke to us on condition that you would not find out.",
    "Mrs Pell has asked for her identity to be protected.",
    "Mrs Pell made a statement to the police but is afraid of reprisals.",
    "Dorothy Pell tipped off the police.",
    "We were alerted by Mrs Pell.",
    "We first heard of this from your neighbour.",
    "The complaint against you was made by Dorothy Pell.",
    "Ava told me that you hit him, and begged me not to tell you.",
    "Your partner asked the police about your past.",
]
QUIET = [
    "You complain that Robin was seen at school without your knowledge.",
    "The children were interviewed by my colleague without your knowledge, and we are sorry.",
    "Robin was moved to another class without your being told.",
    "Before District Judge Alderson sitting in private on 4 May.",
    "Helen Marsh JP heard the application in private.",
    "The hearing before Mrs Marsh will be held in private.",
    "Tessa Grey, a senior practitioner with us, reported her concerns to the court.",
    "Her Honour Judge Pell-Roberts referred the case to us because of concerns about harm.",
    "Mr Alan Price, Legal Adviser, told us that concerns had been raised about drugs.",
    "You were seen by Laura Bright of our service on 3 May, who raised concerns about drinking.",
    "Our colleague Laura Bright told the council that she was worried about the children.",
    "The order was made by Alan Price JP, who was concerned about the risk of harm.",
    "District Judge (Magistrates' Courts) Helen Marsh referred you for a drug test after concerns.",
    "Mr Justice Whitby asked the police to disclose your history of violence.",
    "The usher, Sam Lane, told the court that you had not come.",
    "Ms Hale's solicitor has been told that we do not hold DVDS information.",
    "The referrer wishes to remain anonymous.",
    "We cannot tell you who made the referral.",
    "The referral was anonymous.",
    "We received a referral from the police.",
    "A referral was made by the school.",
    "The referrer, Mrs Pell, health visitor, saw you.",
    "The referrer was the social worker, Ms Grant.",
    "The referrer was Dr Singh.",
    "PC Jones reported this.",
    "Mrs Pell at Citizens Advice referred you to us.",
    "A neighbour called the police.",
    "Neighbours were spoken to.",
    "Have you spoken to your neighbour?",
    "Your neighbour at number 14 has a dog.",
    "Your sister told us that she can look after Ava.",
    "Your mother reported that you are doing well.",
    "Your mother said that she would help.",
    "Ms Hale told me that you were late.",
    "Ms Hale reported that you were late.",
    "Ms Hale raised concerns about your drinking.",
    "Ms Hale has asked us to keep her address to ourselves.",
    "Ms Hale asked us to keep a record of it.",
    "Ms Hale asked me to keep a copy.",
    "You told me in confidence that you are ill.",
    "Reported by: PC 1234 Jones",
    "Referral source: police",
    "Your landlord wrote to confirm your tenancy.",
    "Your aunt said that she would be glad to help.",
    "The maternal grandmother told us that Ava sleeps well.",
    "We were contacted by the school on 3 May.",
    "We were told about the hearing by the court.",
    "The concerns about you from Ms Hale are in her statement.",
    "Your mother says that you have made progress.",
    "The complaint was made by you.",
    "We treat what you tell us in confidence.",
    "If you ask us to keep something to ourselves, we will.",
    "You may apply under Clare's Law about Mr Davies.",
    "You can ask the police under Clare's Law.",
    "Clare's Law lets people ask the police about a partner.",
    "Your application under Clare's Law is with the police. Ms Hale came.",
    "The police told us of an application under Clare's Law.",
    "Mrs Finch wrote to us in confidence.",
    "The witness, Mrs Pell, gave a statement.",
    "Mrs Pell came to the meeting.",
    "I have spoken to Ms Hale, to the school and to your neighbour.",
    "You said that your neighbour saw it.",
    "You asked us to keep your sister's name from Ms Hale.",
    "I have a report from the school.",
    "The report by Ms Priya Nair is enclosed.",
    "Information from Ms Hale is in the report.",
    "Concerns raised by Ms Hale are in the report.",
    "Ms Hale called the police.",
    "Your friend came with you.",
    "Your employer rang to confirm the date.",
    "I will call Mrs Cole.",
    "Your mother complained of a headache.",
    "Mrs Cole called to say that she would be late.",
    "Mrs Cole is worried about the distance but will drive Ava to contact.",
    "Mrs Cole told me that Ava is happier since the visits began.",
    "Your sister can supervise the contact if you both agree.",
    "Your employer has confirmed your shift pattern.",
    "You complained about your neighbour to the council.",
    "Anonymous referrals are looked at in the same way.",
    "What you tell me is not confidential if a child is at risk.",
    "Ms Hale called the police, who attended and spoke to you both.",
    "The letter from your employer is enclosed.",
    "Please tell your partner about this letter.",
    "Ava told me that she likes her teacher.",
    "I telephoned your mother to arrange the visit.",
    "A Member of Parliament can refer your complaint to the Ombudsman.",
    "You told me that your neighbour saw it.",
    "You say your neighbour heard it.",
    "Family Court staff asked not to be named in confidence.",
    "It was Mrs Pell who came to the meeting.",
    "It was Ms Hale who drove.",
    "It was the school nurse who made the referral.",
    "Mrs Pell, the health visitor, made the referral.",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_source_who_can_be_known_is_a_stop(text: str) -> None:
    """Named, or pointed at by "your neighbour", whoever told of others must not be known."""
    got = told(source_identified, text, to="P2")
    assert got, text
    assert {(one.code, one.severity, one.release) for one in got} == {
        ("source.identified", Severity.STOP, Release.SECOND_PERSON)
    }
    assert all(one.evidence.masked for one in got)


@pytest.mark.parametrize("text", QUIET)
def test_quiet_when_nobody_can_be_known_or_it_is_their_work(text: str) -> None:
    """What the other party says in the case, professionals, and the reader's own words."""
    assert not told(source_identified, text, to="P2"), text


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param("P2", True, id="the father"),
        pytest.param("P1", True, id="the mother"),
        pytest.param("P7", True, id="her solicitor"),
        pytest.param("O2", True, id="his firm"),
        pytest.param("O3", False, id="the court"),
        pytest.param("O9", False, id="our own office"),
        pytest.param("P6", False, id="the source herself"),
    ],
)
def test_it_matters_to_whom_it_goes(to: str, *, expected: bool) -> None:
    """A court and an office may know who told; a party and those who act for them may not."""
    assert bool(told(source_identified, "The referrer, Mrs Pell, saw you.", to=to)) is expected


def kept(release: str = "second-person") -> Case:
    """Make the case in which the neighbour's identity is kept from the father."""
    return replace(
        family(),
        restrictions=(
            Restriction(
                id="R5",
                subject=NEIGHBOUR_ID,
                what=("identity",),
                hidden_from=(FATHER_ID,),
                basis="safeguarding",
                release=release,
                valid_from=date(2026, 1, 1),
            ),
        ),
    )


def test_somebody_whose_identity_is_kept_is_not_named_at_all() -> None:
    """The record says so; the words around the name do not matter."""
    assert told(source_identified, "Mrs Pell came to the meeting.", record=kept(), to="P2")
    assert not told(source_identified, "Mrs Pell came to the meeting.", record=kept(), to="P1")
    [finding] = told(source_identified, "Mrs Pell came.", record=kept("never"), to="P2")
    assert finding.release is Release.NEVER


def test_the_finding_says_what_to_do() -> None:
    """One finding for each source of a file."""
    text = "The referrer, Mrs Pell, rang. The referrer, Mrs Pell, rang again."
    [finding] = told(source_identified, text, to="P2")
    assert finding.title == "This would tell Mr Davies who spoke about them"
    assert finding.evidence.about == (NEIGHBOUR_ID,)
