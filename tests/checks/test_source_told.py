"""Who told of a family can be known without a name: the grammar of who rang whom."""

import pytest

from checker.checks.source_identified import source_identified
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


def test_a_source_without_a_name_is_held() -> None:
    """Nobody is named: whoever looks at it has to know that family, so it is never passed."""
    assert told("The midwife has logged it with us.") in ([Severity.CHECK], [Severity.STOP])
