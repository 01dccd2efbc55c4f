"""Who told can be known from how it is said that nobody would know but for them."""

import pytest

from checker.checks.sources.source_identified import source_identified
from checker.model import Severity
from tests.builders.cases import case
from tests.builders.protected_cases import found


def told(text: str) -> list[Severity]:
    """Give how gravely the rule takes a sentence of a letter to the father."""
    findings = found(source_identified, f"Dear Mr Davies\n\n{text}\n", case(), to="P2")
    return [one.severity for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "If Mrs Bell hadn't rung in we'd never have known about it.", id="if not for a call"
        ),
        pytest.param(
            "But for your lodger's letter we would not have heard of it.", id="but for a letter"
        ),
        pytest.param(
            "Following a telephone call by the maternal uncle, enquiries were commenced.",
            id="enquiries after a call",
        ),
        pytest.param("Your own brother is worried enough to have come in.", id="worried enough"),
        pytest.param(
            "Please do not approach your neighbour about this; he was only trying to help.",
            id="only trying to help",
        ),
        pytest.param(
            "Robin asked the dinner lady for help, and from there it reached us.", id="from there"
        ),
        pytest.param("According to what the paper boy saw, the door stood open.", id="what he saw"),
        pytest.param("That it reached us at all is owed to a fellow parent.", id="owed to"),
        pytest.param('The referral form is signed "J. Kaye".', id="signed"),
        pytest.param(
            "Reported to Childline by the child's elder brother on 4 May.", id="no verb before it"
        ),
        pytest.param("LW (next-door neighbour) phoned duty desk 12/4.", id="a role in brackets"),
        pytest.param(
            "We do not name those who refer. I can tell you that he is a taxi driver.",
            id="not the name, and yet",
        ),
    ],
)
def test_a_source_is_known_from_a_roundabout_way_of_saying_it(text: str) -> None:
    """No verb of telling has them for its subject, and yet they are the ones who told."""
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("If you had not rung we would never have known.", id="the reader"),
        pytest.param(
            "If the school had not told us of the trip we would not have known.", id="a trip"
        ),
        pytest.param(
            "Following a telephone call by the court, enquiries were commenced.", id="a court"
        ),
        pytest.param("I was worried enough to ring the clinic.", id="the writer"),
        pytest.param("Please do not approach your neighbour about the fence.", id="a fence"),
        pytest.param("Robin asked the dinner lady for more pudding.", id="a pudding"),
        pytest.param("According to what the court heard, it rained.", id="a court heard"),
        pytest.param("The referral form is signed by the court.", id="signed by a court"),
        pytest.param("Passed to us by the court on 4 May.", id="by a court"),
        pytest.param("That we know of it is due to the order of 4 May.", id="due to an order"),
        pytest.param("We had a letter from the nursery about fees.", id="fees"),
        pytest.param("Your friend (a colleague) called the office to park.", id="no concern"),
        pytest.param(
            "I spoke to Robin about the match. I can tell you that he is well.", id="of a child"
        ),
        pytest.param("An anonymous referral does not weigh less in law.", id="a rule"),
        pytest.param("A person who refers in good faith is protected.", id="whoever refers"),
        pytest.param("Whoever contacted us did so in confidence.", id="whoever it was"),
        pytest.param("The nursery has told us its opening hours.", id="its own hours"),
        pytest.param("Robin's grandmother told me that she would miss him.", id="her own wish"),
    ],
)
def test_a_rule_and_somebodys_own_affairs_point_at_nobody(text: str) -> None:
    """What holds for all, or tells of the one who speaks."""
    assert told(text) == []
