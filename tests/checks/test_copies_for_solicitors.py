"""A solicitor gets a copy of the letter to their client, with the client's address on it."""

import pytest

from checker.checks.addresses.address_surfaces_disagree import address_surfaces_disagree
from checker.mentions import find
from tests.builders.cases import FIRMS_OFFICE, MOTHERS_HOME, case, policy
from tests.builders.letters import block, codes, dispatch, document, matter


@pytest.mark.parametrize(
    ("to", "copy", "expected"),
    [
        pytest.param("O1", "Dear Ms Hale", [], id="to her own firm"),
        pytest.param("O1", "", ["address.surfaces-disagree"], id="a label, and no letter"),
        pytest.param("O1", "Dear Priya", [], id="a letter from the client to us"),
        pytest.param("O1", "This patient has been well since the spring.", [], id="any paper"),
        pytest.param("O1", "Cover sheet\n3 pages", ["address.surfaces-disagree"], id="a sheet"),
        pytest.param("O1", "Dear Sir", ["address.surfaces-disagree"], id="nobody by name"),
        pytest.param(
            "O1", "Dear Marlow & Finch", ["address.surfaces-disagree"], id="their own, elsewhere"
        ),
    ],
)
def test_a_copy_of_the_clients_letter_goes_to_the_solicitor(
    to: str, copy: str, expected: list[str]
) -> None:
    """An enclosed letter of somebody else leads nowhere; a label does."""
    enclosed = document(copy, name="copy.pdf")
    both = dispatch(document("Dear Sirs"), enclosed, to=to)
    mentions = (
        block(FIRMS_OFFICE),
        block(MOTHERS_HOME, file="copy.pdf"),
        *find(enclosed, case=case(), policy=policy()),
    )
    assert codes(address_surfaces_disagree(matter(both, *mentions, case=case()))) == expected
