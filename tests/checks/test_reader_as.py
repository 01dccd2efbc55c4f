"""What a letter says that its reader, a client or a side is, is held against the record."""

from dataclasses import replace

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Relationship, Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import GRAN_ID, family, told
from tests.builders.letters import document

_USUAL = family()
RECORD = replace(
    _USUAL,
    relationships=(
        *_USUAL.relationships,
        Relationship(source=GRAN_ID, target=MOTHER_ID, kind="mother"),
    ),
)
SOLICITOR_ID = next(
    str(one.person or one.organisation) for one in RECORD.representation if one.party == FATHER_ID
)

# Ms Hale is the mother, Mrs Cole her mother, Mr Davies the father.
WRONG = [
    ("Since you and your boyfriend parted, much has changed.", FATHER_ID),
    ("Your ex-girlfriend must not come near you.", MOTHER_ID),
    ("Your daughter-in-law has asked that you bring them.", GRAN_ID),
    ("Your nephew has said that he would like to ring you.", FATHER_ID),
    ("Do remind your little brother that it is with me.", GRAN_ID),
    ("You became a widower in 2024.", FATHER_ID),
    ("It is not easy to be a grandmother at your age.", MOTHER_ID),
    ("As his mother, you will want him to have his say.", GRAN_ID),
    ("You became their stepbrother as well as their carer.", FATHER_ID),
    ("Your client, aged 52, is a grandfather of the children.", SOLICITOR_ID),
    ("Mrs Cole, the father's mother, offered to supervise.", COURT_ID),
    ("The father's mother, Mrs Cole, offered to supervise.", COURT_ID),
    ("Your client has confirmed her intention to attend.", SOLICITOR_ID),
    ("Your ex-partner has told us that she will come.", MOTHER_ID),
]
RIGHT = [
    ("Since you and your girlfriend parted, much has changed.", FATHER_ID),
    ("Your new boyfriend may come.", MOTHER_ID),
    ("Your son-in-law has asked that you bring them.", GRAN_ID),
    ("Your nephew was kind to Tom.", FATHER_ID),
    ("Your brother rang.", GRAN_ID),
    ("You are not a widower.", FATHER_ID),
    ("It is not easy to be a grandmother at your age.", GRAN_ID),
    ("As her mother, you will want her to have her say.", GRAN_ID),
    ("You are their father.", FATHER_ID),
    ("Your client's aunt rang.", SOLICITOR_ID),
    ("Mrs Cole, the mother's mother, offered to supervise.", COURT_ID),
    ("Your client has confirmed his intention to attend.", SOLICITOR_ID),
    ("Your ex-partner has told us that he will come.", MOTHER_ID),
    ("Your husband left in 2024.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_somebody_is_not_by_the_record_is_found(text: str, reader: str) -> None:
    """A mother is no grandmother of small children, and a father has no boyfriend there."""
    found = told(pronoun_mismatch, document(text), record=RECORD, to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_somebody_is_or_may_be_is_quiet(text: str, reader: str) -> None:
    """What the record has, and those whom it need not have."""
    assert told(pronoun_mismatch, document(text), record=RECORD, to=reader) == []
