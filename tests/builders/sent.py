"""Dispatches with everything found in them, and made-up letters that went through a real file."""

from checker.checks.matter import Matter
from checker.mentions import find
from checker.model import Case, Channel, Document, OtherCases
from checker.practice.draft import Draft
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_pdf import pdf_bytes
from checker.reading import read
from checker.settings import Policy
from tests.builders.cases import case as made_up_case
from tests.builders.cases import policy as usual_policy
from tests.builders.letters import dispatch, matter

FILES = {"docx": docx_bytes, "pdf": pdf_bytes}
KINDS = tuple(FILES)


def sent(
    *documents: Document,
    to: str = "P1",
    via: Channel = Channel.POST,
    record: Case | None = None,
    rules: Policy | None = None,
    others: OtherCases | None = None,
    recipient: int = 0,
) -> Matter:
    """Give the matter of some documents, with every mention that the finders find in them."""
    record = record or made_up_case()
    rules = rules or usual_policy()
    mentions = [one for each in documents for one in find(each, case=record, policy=rules)]
    return matter(
        dispatch(*documents, to=to, via=via),
        *mentions,
        case=record,
        policy=rules,
        others=others,
        recipient=recipient,
    )


def as_file(draft: Draft, kind: str, name: str = "letter") -> Document:
    """Give a letter as it is read from a file of a kind: "docx" or "pdf"."""
    [document] = read(f"{name}.{kind}", FILES[kind](draft))
    return document
