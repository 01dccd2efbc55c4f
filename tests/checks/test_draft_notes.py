"""A text shows that nobody finished it: notes, holes, choices and doubts in its sentences."""

import pytest

from checker.checks.drafts.document_draft import document_draft
from tests.builders.letters import codes, document
from tests.builders.sent import sent

LETTER = "Dear Ms Hale\n\nI write about Robin.\n\n{}\n\nYours sincerely\n\nPriya Nair"


def noted(text: str) -> list[str]:
    """Give the codes that the rule raises on a letter that holds a sentence."""
    return codes(list(document_draft(sent(document(LETTER.format(text))))))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The visit is at (Dawn to confirm) in our office.", id="a colleague is asked"),
        pytest.param("We will meet you on (which day is the room free?).", id="a question"),
        pytest.param("He was [angry / upset / tired] that day.", id="words to choose from"),
        pytest.param("The sum of \u00a3 is due in May.", id="a sum without its number"),
        pytest.param("As para ?? says, he agreed.", id="a paragraph without its number"),
        pytest.param("I refer to your letter dated the day of May 2026.", id="no day"),
        pytest.param("Reasons: xxx", id="crosses"),
        pytest.param("Paragraphs 3 to 5 to come when I have been to the school.", id="to come"),
        pytest.param("This section needs rewriting.", id="to be rewritten"),
        pytest.param("The figures below are still to be checked.", id="figures unchecked"),
        pytest.param("I left this part blank for now.", id="left blank"),
        pytest.param("I need to write this bit up properly.", id="still to be written"),
        pytest.param("This isn't the final version.", id="not the final one"),
        pytest.param("I got something down for my manager to read.", id="for the manager"),
        pytest.param("This goes out once my manager has approved it.", id="not approved yet"),
        pytest.param("Treat the attached as the penultimate text.", id="the last but one"),
        pytest.param("This letter has been superseded by that of May.", id="superseded, in prose"),
        pytest.param("I have not read this through.", id="not read through"),
        pytest.param("I've cut the line about the car for now.", id="cut for now"),
        pytest.param("Per KL's comment, the visit is left out.", id="a colleague's comment"),
        pytest.param("KL to confirm that she is content.", id="initials"),
        pytest.param("Change this bit for dad's copy", id="another's copy"),
        pytest.param("He was sorry. Too blunt? Reword before it goes.", id="reword"),
        pytest.param("There were three, or was it four, visits.", id="in two minds"),
        pytest.param("Something something welfare checklist.", id="words that fill"),
        pytest.param("Usual wording about complaints.", id="usual wording"),
        pytest.param("Not sure whether to mention the dog.", id="a doubt"),
        pytest.param("I saw him on 4 May, check.", id="check at the end"),
        pytest.param("I pasted this from the Jones letter.", id="from another letter"),
        pytest.param("Needs a better ending.", id="needs an ending"),
        pytest.param("This bit is for you Dawn.", id="for a colleague"),
        pytest.param("The signature will come after.", id="signed later"),
        pytest.param("His name is (I think) Harman.", id="I think"),
        pytest.param("Your son, Robin/Alex, was well.", id="two names"),
        pytest.param("We met at on 3 May.", id="no place"),
        pytest.param("Do not send until I have rung the school.", id="do not send until"),
        pytest.param("Ignore the last page, I am not finished with it.", id="ignore the page"),
        pytest.param("We may want to leave this sentence out, thoughts?", id="weighed"),
        pytest.param("I have not finished this section.", id="not finished"),
        pytest.param("[look at this again, the word is not good] He is ill.", id="in brackets"),
        pytest.param("Robin is happy (check grammar please, Dawn).", id="a name in brackets"),
        pytest.param("KL - is it fair to say this?", id="a question to initials"),
        pytest.param("Is this para Dawn, too long?", id="a colleague is named"),
        pytest.param("Can he come on, um, which day was it?", id="um"),
        pytest.param("v3 KL edits", id="whose version"),
        pytest.param("Amended 3/5, further changes awaited.", id="changes awaited"),
        pytest.param("See you on Monday / Friday at home / school.", id="two choices"),
        pytest.param("We meet on 00/00 at 00:00.", id="noughts"),
        pytest.param("The review is on the __ of January.", id="a day to fill in"),
        pytest.param("xx will telephone you.", id="a name to fill in"),
        pytest.param("~~He refused.~~ He did not agree.", id="struck out"),
        pytest.param("The mother says.", id="a beginning"),
        pytest.param("The author has yet to approve it.", id="not approved"),
        pytest.param("Highlighted bits are what I could not confirm.", id="highlighted"),
    ],
)
def test_what_a_writer_left_for_himself_shows_that_a_text_is_a_draft(text: str) -> None:
    """No reader was meant to see it."""
    assert noted(text) == ["document.draft"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The times are to be confirmed by the contact centre.", id="true so far"),
        pytest.param("I am still thinking about it and will write it in my report.", id="a report"),
        pytest.param("Sign here: ____________ Date: ____________", id="for the reader to sign"),
        pytest.param("Tick one: Monday / Tuesday / Wednesday", id="for the reader to tick"),
        pytest.param("Can you attend? [yes/no]", id="for the reader to answer"),
        pytest.param('"Check with Dawn," you told me.', id="somebody's own words"),
        pytest.param("Paragraph 7 of the earlier report is withdrawn.", id="another document"),
        pytest.param("This letter replaces ours of 3 May.", id="a correction"),
        pytest.param("Further evidence is awaited from the school.", id="evidence"),
        pytest.param("The section 7 report is still to be written.", id="another report's state"),
        pytest.param("The first page was missing from your letter.", id="the reader's letter"),
        pytest.param("Verify your account on the website.", id="told to the reader"),
        pytest.param("The costs of \u00a3120 are payable in May.", id="a sum"),
        pytest.param("Ask for Priya (ring the office if you are late).", id="for the reader"),
        pytest.param("We meet on [insert the date].", id="a gap has its own finding"),
        pytest.param("The GP to confirm by Friday.", id="a plan"),
        pytest.param("If anything in this letter isn't right, ring me.", id="an invitation"),
        pytest.param("You may add your comments in the margin.", id="the reader's comments"),
        pytest.param("Contact is on Saturdays and/or Sundays.", id="and/or"),
        pytest.param("Choose option 1 or option 2 on the form.", id="a choice for the reader"),
        pytest.param("I have changed the paragraph that you did not agree with.", id="done"),
        pytest.param("Your solicitor has not signed the statement.", id="another's paper"),
    ],
)
def test_what_is_true_or_for_the_reader_shows_no_draft(text: str) -> None:
    """An honest "not yet", a form and a quotation are no unfinished text."""
    assert noted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Draft for approval by Priya Nair.",
        "Version 3, for comments.",
        "Awaiting manager's sign-off.",
        "For QA before release.",
        "Text for approval.",
        "Needs a final check.",
        "Provisional wording, for internal discussion.",
        "I still need to add what the school said.",
        "I have not finished this letter yet.",
        "Comments welcome by Friday, then I will finalise.",
        "Edits to Dawn please.",
        "First cut, please amend as you see fit.",
        "Unsigned copy - the signed one will follow.",
        "Please treat this as a draft.",
        "Working draft of 4 May 2026.",
        "Has anybody checked the dates in this?",
        "Dawn Pell: is paragraph 3 right?",
        "Do not file - incomplete.",
        "Sections 4 and 5 to be added.",
    ],
)
def test_a_line_that_tells_only_of_its_own_text_is_a_draft(text: str) -> None:
    """In what state the text is, what is to become of it, or what somebody may do to it."""
    assert noted(text) == ["document.draft"]


@pytest.mark.parametrize(
    "text",
    [
        "For approval of the order, the court will sit on 4 May.",
        "Awaiting approval from the court.",
        "The plan is subject to approval by the court.",
        "For review in three months.",
        "For comments or complaints, ring us.",
        "Comments are welcome on the form that you will be sent.",
        "I still need to write to the school.",
        "I have not finished my report yet and will send it in June.",
        "I will finalise my report once I have your comments.",
        "The signed order will follow from the court.",
        "You may amend the form as necessary.",
        "Has anybody checked the dates with you?",
        "First, cut out the form below.",
        "Monday: can you come at ten?",
        "About Robin: what happens next",
        "Seeing Robin: what should I bring?",
        "Robin Hale: what she told me",
    ],
)
def test_a_line_on_the_state_of_something_else_is_no_draft(text: str) -> None:
    """Of an order, a plan, another report, or a form that the reader fills in."""
    assert noted(text) == []
