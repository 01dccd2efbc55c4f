"""Advice as other offices tell it: whose lawyer it is, to whom it is told, in which paper."""

import pytest

from checker.checks.material.privileged_material import privileged_material
from checker.model import Severity
from tests.builders.cases import case
from tests.builders.protected_cases import found


@pytest.mark.parametrize(
    "text",
    [
        "What follows is a confidential communication between the Service and its solicitors.",
        "I forward an email chain between me and our solicitor about how to answer you.",
        "The barrister instructed by the Service puts our prospects at one in three.",
        "The advice we had from the Government Legal Department is not to oppose it.",
        "We have had advice from a KC that the policy cannot stand.",
        "We were told by the lawyers that your complaint will succeed on one ground.",
        "I took legal advice, and the advice was that you do have a right to see the notes.",
        "Off the record and without prejudice: if she agrees to Sundays, he will drop Fridays.",
        "You ask me whether the Service can resist the claim.",
        "In my opinion it cannot, and I would settle the claim before the hearing.",
        "I saw the note of what Ms Hale told her solicitor, and she would accept three nights.",
        "Your ex-wife's barrister has advised her to drop the allegation.",
        "The mother's solicitor has told her to drop the findings.",
        "His solicitor told him not to sign, as the plan was better for her.",
        "She let us see her barrister's advice: she is told to accept alternate weekends.",
        "As our solicitor put it to me, your chances are better than ours on this point.",
        "The lawyer for the Service has looked at your file and thinks we broke the rules.",
        "The council's barrister does not rate your chances and says that we should sit tight.",
        "The advice from in-house legal was that we should not answer your question.",
        "At the round-table meeting, without prejudice, your wife said that she would take half.",
    ],
)
def test_advice_is_held_in_whoever_s_words_it_is_told(text: str) -> None:
    """Also where the sentence speaks to the reader, and where the advice is the other side's."""
    [finding] = found(privileged_material, f"Dear Mr Davies\n\n{text}\n", case(), to="P2")
    assert finding.severity is Severity.STOP


@pytest.mark.parametrize(
    "text",
    [
        "We were warned by the lawyers that a full answer would weaken our stance in your claim.",
        "Our barrister feared that she would fold, so for tactics she is not to be called.",
        "The instruction from our in-house lawyer was to admit nothing about the memory stick.",
    ],
)
def test_what_sounds_like_advice_is_seen_without_a_rule(text: str) -> None:
    """What a lawyer said to the sender is told in endless ways: they are learned."""
    [finding] = found(privileged_material, f"Dear Mr Davies\n\n{text}\n", case(), to="P2")
    assert finding.severity in {Severity.STOP, Severity.CHECK}


@pytest.mark.parametrize(
    "text",
    [
        "Our case: XX26P00001",
        "Our case number is XX26P00001; please quote it.",
        "Our case worker is Lowri Fenn.",
        "To: Lowri Fenn <l.fenn@own.example> Cc: Ash Legal <a@ash.example> Subject: our letter",
        "Robin loses privileges at school when he runs in the corridor.",
        "Our legal team will be at the hearing on 14 January 2027.",
        "Our solicitor will advise you of the date by letter.",
        "The advice line is open from nine to five and its lawyers are free of charge.",
        "You ask me whether the Service will answer your complaint.",
        "You asked what the Service would do about the appeal.",
        "In my view the application should be adjourned so that Robin can be seen.",
        "In my opinion the two of you can settle this between you, with help.",
        "The emails between us and our interpreter are in Polish.",
        "I do not need to know what she told her solicitor, and I will not ask.",
        "What you tell your solicitor is for you and them alone.",
        "Your ex-wife's solicitor has told me that she will come on Thursday.",
        "He asked his solicitor to write to us, and we answered on 3 November.",
        "Her solicitor told her to come on Thursday.",
        "The advice we had from the school is that Robin needs a quiet place.",
        "The barrister instructed by the mother asked for a later date.",
        "This is without prejudice to your right to ask the court again.",
    ],
)
def test_what_only_sounds_like_advice_is_quiet(text: str) -> None:
    """A number at the head of a letter, a firm among the copies, a date that lawyers settle."""
    assert not found(privileged_material, f"Dear Mr Davies\n\n{text}\n", case(), to="P2")
