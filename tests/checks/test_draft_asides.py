"""A writer's words of the wording itself are no letter; a reader's own choices and forms are."""

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
        pytest.param("The next section I shall translate on Monday.", id="a piece, and I shall"),
        pytest.param("That last bit's clumsy.", id="a piece, and what is wrong with it"),
        pytest.param("I am not happy with the paragraph above.", id="a piece, and no content"),
        pytest.param(
            "I have taken this from last year's report and will adapt it.", id="another text's"
        ),
        pytest.param("I was not sure how much to say about the police.", id="how much to say"),
        pytest.param("I have kept it vague for now.", id="vague for now"),
        pytest.param("I've put ten, but that wants checking.", id="put, but unchecked"),
        pytest.param("His surname I do not know, will put it when I hear.", id="will put it"),
        pytest.param("Robin's date of birth is to be inserted.", id="to be inserted"),
        pytest.param("The letter needs another paragraph on schooling.", id="a piece is lacking"),
        pytest.param("We hold this letter back until June.", id="held back"),
        pytest.param("Treat the wording as provisional.", id="provisional"),
        pytest.param('Changed "assault" to "incident", KL 3/5', id="what was changed"),
        pytest.param("Deleted: the paragraph concerning the uncle.", id="what was deleted"),
        pytest.param("Use this paragraph only where a parent has asked.", id="a template's word"),
        pytest.param("If the parents are married, say so here.", id="say so here"),
        pytest.param("Are we OK to say this?", id="may we say it"),
        pytest.param("Do we have anything to back that up?", id="what backs it"),
        pytest.param("Over to you Tariq.", id="over to a colleague"),
        pytest.param("Let me have your changes before it goes out.", id="a colleague's changes"),
        pytest.param("@Priya please confirm the date.", id="a colleague's handle"),
        pytest.param("He has three sisters (is that right, Colin?).", id="a colleague in brackets"),
        pytest.param("Sam, could you fill in the paragraph?", id="a colleague is asked to write"),
        pytest.param("I thank you for the letter of the __ November.", id="a date to fill in"),
        pytest.param("It follows once the manager has had sight of it.", id="had sight of it"),
        pytest.param("Could somebody put in the date of the hearing?", id="somebody is asked"),
        pytest.param("I have the words from Bev and will slot them in later.", id="slotted in"),
        pytest.param("Check with legal whether we may name the school.", id="ask legal"),
        pytest.param("Contact takes place weekly/fortnightly/monthly.", id="how often"),
        pytest.param("Feel free to knock this about.", id="knocked about"),
        pytest.param("Here's the letter to the dad.", id="the letter to somebody"),
        pytest.param("I await your instructions before issuing.", id="before issuing"),
        pytest.param("Cut at KL's wish, reinstate if she changes her mind.", id="reinstate if"),
        pytest.param('I have written "late" because nobody knew the hour.', id="why so written"),
        pytest.param("Time of handover: tba by Dawn before this goes out.", id="tba"),
    ],
)
def test_whoever_speaks_of_the_wording_has_not_finished_it(text: str) -> None:
    """To himself, to a colleague, or to whoever uses the template."""
    assert noted(text) == ["document.draft"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You told me that the last paragraph is too long.", id="the reader's view"),
        pytest.param("I will read the next section to you on Monday.", id="read to the reader"),
        pytest.param("I have taken the dates from the order of 4 May.", id="taken from an order"),
        pytest.param("I was not sure whether to write to you at home.", id="not sure, to a reader"),
        pytest.param("The court has left it open for now.", id="left open by a court"),
        pytest.param("Please treat the dates as provisional.", id="dates that may change"),
        pytest.param("Leave this section out if you have no children.", id="a form's advice"),
        pytest.param("The judge said that the report needs another section.", id="a judge's wish"),
        pytest.param("Robin, could you fill in the form with Mum?", id="a child and a form"),
        pytest.param("Let me have your comments by Friday.", id="comments by a day"),
        pytest.param("Could anybody else collect Robin from school?", id="somebody else"),
        pytest.param('I have written "private" on it because you asked.', id="as asked"),
        pytest.param("Here is the letter to the school.", id="a letter to pass on"),
        pytest.param("I await your reply before the hearing.", id="a reply awaited"),
        pytest.param("Contact is weekly or fortnightly.", id="weekly or fortnightly"),
        pytest.param("Ask Priya whether we can meet at noon.", id="ask about a meeting"),
        pytest.param("The letter had been written in a hurry, she said.", id="another's hurry"),
        pytest.param("Subject to the court's approval we meet on 4 May.", id="a court approves"),
        pytest.param("We keep only one of the files.", id="one of the files"),
        pytest.param("The charger is to be inserted into the wall.", id="inserted into something"),
        pytest.param("You can read the report before it is filed.", id="before it is filed"),
        pytest.param("I will read it to Robin before it goes to the judge.", id="read to a child"),
        pytest.param("Please check it before I send it off to court.", id="on its way to court"),
        pytest.param("Please read it and tell me of any mistake before I file it.", id="tell me"),
        pytest.param("The second page is to be filled in by a doctor.", id="by somebody else"),
        pytest.param("Leave this section blank if there is no school.", id="blank, if"),
        pytest.param("Please use the newer version of the form.", id="a newer form"),
        pytest.param("Keep one copy and send the other back.", id="keep one copy"),
        pytest.param("I asked Robin (who was it that rang?) and he knew.", id="a question told"),
        pytest.param("Is this right? If not, please let me know.", id="the reader may correct it"),
        pytest.param("Have I got this right? Ring me if not.", id="the reader may ring"),
        pytest.param(
            "Does this sound fair to you? I would like to hear from you.", id="the reader is asked"
        ),
        pytest.param("It was Monday, or was it Tuesday, he could not say.", id="another's doubt"),
        pytest.param("The amount is to be decided by the court.", id="decided by a court"),
        pytest.param("The rest will follow in June, when term begins.", id="follows in June"),
        pytest.param("Sorry, I forgot to enclose the leaflet.", id="an apology"),
        pytest.param("CMS to confirm the figures by June.", id="a body's task"),
        pytest.param("Dawn has yet to sign the form.", id="another's form"),
        pytest.param("The plan was not signed by Priya because she was away.", id="another's plan"),
        pytest.param("Please write something here about your day.", id="the reader writes"),
        pytest.param("Your letter was dated the day of the hearing.", id="the day of something"),
        pytest.param(
            "My manager has not yet read the report; she reads all of them.", id="how it is done"
        ),
    ],
)
def test_what_a_reader_is_told_to_do_or_asked_about_is_no_aside(text: str) -> None:
    """A form, an invitation to correct, an honest "later" and somebody else's paper."""
    assert noted(text) == []
