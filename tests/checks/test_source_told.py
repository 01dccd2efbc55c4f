"""Who told of a family can be known without a name: the grammar of who rang whom."""

import pytest

from checker.checks.sources.source_identified import source_identified
from checker.model import Severity
from tests.builders.cases import case
from tests.builders.protected_cases import found


def told(text: str, to: str = "P2") -> list[Severity]:
    """Give how gravely the rule takes a sentence of a letter to the father."""
    findings = found(source_identified, f"Dear Mr Davies\n\n{text}\n", case(), to=to)
    return [one.severity for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Your landlord rang us about the noise.", id="somebody of their life"),
        pytest.param("The coach of the team wrote to us about a bruise.", id="a coach"),
        pytest.param("A friend's mum called us straight away.", id="a friend's mother"),
        pytest.param("Someone who works at the shop told us about the shouting.", id="someone"),
        pytest.param("It was his cousin who let the school know.", id="it was"),
        pytest.param("We have it from the owner of the corner shop.", id="we have it from"),
        pytest.param("Your niece saw you hit the dog.", id="an eye-witness"),
        pytest.param("According to your lodger the children were alone.", id="according to"),
        pytest.param("The priest felt unable to keep silent.", id="not silent"),
        pytest.param("Your health visitor flagged it.", id="at work, and worried"),
        pytest.param("The midwife has logged it with us.", id="a midwife"),
        pytest.param("The dentist was worried about a bruise.", id="a worry"),
        pytest.param("Concerns were first raised by a member of staff.", id="by whom"),
        pytest.param("Robin told the teacher, and the teacher told us.", id="by way of another"),
        pytest.param("We got an anonymous call, an elderly voice.", id="a voice"),
        pytest.param("We can't say who, but they live above you.", id="not said, and yet"),
        pytest.param("Only two people were in the room that day.", id="few could know"),
        pytest.param("Ref made 3/11 by Mrs P at no 6", id="a note in short"),
        pytest.param("She begged me not to let you know.", id="begged"),
        pytest.param("The disclosure was made by the elder child.", id="a child"),
        pytest.param("The pharmacist was uneasy and telephoned.", id="at work, uneasy"),
        pytest.param("We had a call from the food bank about bruises.", id="a place's call"),
        pytest.param("The plumber found it hard to ring us, by law he had to.", id="by law"),
        pytest.param("Mrs Mossop has been concerned and contacted us.", id="a name, and a worry"),
        pytest.param("Please do not be cross with Robin for telling me.", id="cross with a child"),
        pytest.param("He had come to mend the tap and could not stop thinking.", id="a visit"),
        pytest.param("I cannot give a name. They hold the key to your shed.", id="the key"),
        pytest.param("The caller says that you sacked him.", id="sacked"),
        pytest.param("Only one house looks into your yard.", id="one house"),
        pytest.param("A glazier who was there alerted the police.", id="a trade of no list"),
    ],
)
def test_who_told_can_be_known_without_a_name(text: str) -> None:
    """It may point at one person, so somebody has to look."""
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We cannot tell you who made the referral.", id="not told"),
        pytest.param("A member of the public raised a concern; we do not know who.", id="unknown"),
        pytest.param("You told me that your sister rang the police.", id="the reader said so"),
        pytest.param("Your mother rang us to change the appointment.", id="an appointment"),
        pytest.param("Your neighbour took the parcel in.", id="a parcel"),
        pytest.param("The school told us that attendance is 97%.", id="a body, of its work"),
        pytest.param("The GP has told us that Robin is well.", id="at work, and all is well"),
        pytest.param("The mother told me that Robin was upset.", id="a party"),
        pytest.param("Thank you for telling us about the lunchbox.", id="the reader is thanked"),
        pytest.param("The court referred the case to us.", id="a court"),
        pytest.param("Your solicitor contacted us on Friday.", id="a solicitor"),
        pytest.param("The plumber rang about the appointment.", id="an arrangement"),
        pytest.param("If a neighbour worries you, ring us.", id="what the reader may do"),
        pytest.param("Mrs Mossop rang on Monday.", id="a name, and no worry"),
        pytest.param("We cannot say where you live.", id="not of a source"),
        pytest.param("The letter came to us on Friday.", id="a letter"),
    ],
)
def test_what_tells_of_no_source_is_quiet(text: str) -> None:
    """Arrangements, bodies at their work, parties, and what the reader said."""
    assert told(text) == []


def named(text: str) -> list[Severity]:
    """Give how gravely the rule takes a sentence in the middle of a letter."""
    return told(f"I write about Robin.\n\n{text}\n\nCome to our office at ten.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lena Mossop's call to the police is why we wrote.", id="a call of theirs"),
        pytest.param("Police came to you because Lena Mossop had rung.", id="because they rang"),
        pytest.param("Officers attended after a call by Lena Mossop.", id="after a call"),
        pytest.param("The complaint was Lena Mossop's.", id="whose it was"),
        pytest.param("The report to the council was that of Lena Mossop.", id="that of"),
        pytest.param("The anonymous note was Lena Mossop's own.", id="a note of theirs"),
        pytest.param("It was Lena Mossop's referral that led to this assessment.", id="led to it"),
        pytest.param("The 101 call came from Lena Mossop.", id="a call to officers"),
        pytest.param("The NSPCC had the information from Lena Mossop.", id="had it from"),
        pytest.param(
            "A call from Lena Mossop re shouting at your address.", id="an entry of a log"
        ),
        pytest.param(
            "You asked who complained. It was Lena Mossop.", id="an answer, and more below"
        ),
        pytest.param("You asked who rang us. Lena Mossop did.", id="an answer in short"),
        pytest.param("You ask who rang. The answer is Lena Mossop.", id="the answer is"),
        pytest.param("Lena Mossop, who worked with you, went to the police.", id="an aside"),
        pytest.param("You blame Lena Mossop for calling the council.", id="blamed for it"),
        pytest.param(
            "Do not approach Lena Mossop; she only did what she must.", id="not to be approached"
        ),
        pytest.param(
            "The school was told by another parent, Lena Mossop, that he was left alone.",
            id="in apposition",
        ),
        pytest.param(
            "The person described as 'a member of the public' is Mr Mossop.", id="uncovered"
        ),
    ],
)
def test_what_was_sent_in_is_somebodys(text: str) -> None:
    """Not they told, but it is theirs: the grammar of owning, of causes and of answers."""
    assert named(text) == [Severity.STOP]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lena Mossop's report about the flat is enclosed.", id="a report of theirs"),
        pytest.param("Lena Mossop's call was about the appointment.", id="a call about a day"),
        pytest.param("The call was Lena Mossop's, to say that she was ill.", id="a call, and why"),
        pytest.param(
            "Ms Tranter, who teaches Robin, told me that he has settled well.", id="a teacher"
        ),
        pytest.param("I came because Lena Mossop called.", id="the writer came"),
        pytest.param("You blame Lena Mossop for it, and I have noted that.", id="blamed"),
        pytest.param("You blame Ms Hale for calling the police.", id="a party"),
        pytest.param(
            "Lena Mossop, who drives you there, called to say that she was ill.", id="an aside"
        ),
        pytest.param(
            "The school was told by another parent, Lena Mossop, that he would be late.",
            id="of a delay",
        ),
        pytest.param("The report to the school was the clinic's.", id="a body's"),
        pytest.param("Lena Mossop made a referral for reading help.", id="a referral for help"),
        pytest.param("Lena Mossop made the referral to the speech therapist.", id="to a clinic"),
        pytest.param("You asked who will be there. It was decided today.", id="no answer"),
        pytest.param("A letter from Lena Mossop about your appointment came.", id="a letter"),
        pytest.param(
            "Thank you for your letter of 3 May. The referrer wishes to stay anonymous.",
            id="a letter of the reader's is nobody",
        ),
    ],
)
def test_what_is_somebodys_and_tells_of_nobody_is_quiet(text: str) -> None:
    """A report is written about many things, and most calls are about an appointment."""
    assert named(text) == []


def test_a_source_without_a_name_is_held() -> None:
    """Nobody is named: whoever looks at it has to know that family, so it is never passed."""
    assert told("The midwife has logged it with us.") in ([Severity.CHECK], [Severity.STOP])
