"""The documents of the unseen book that scenarios enclose."""

from collections.abc import Mapping

from checker.practice.packs.book import Enclosing

ENCLOSED: Mapping[str, Enclosing] = {
    "police": Enclosing(
        called=("police disclosure", "papers from the police", "police record"),
        file="Police disclosure",
        title=("Police National Computer printout", "Police disclosure: {respondent}"),
        paragraphs=(
            "POLICE NATIONAL COMPUTER - DISCLOSURE PRINT. Handle as OFFICIAL-SENSITIVE.",
            "Name: {respondent}. Disposals: caution (criminal damage); fixed penalty; NFA x 2.",
            "Crime reports attached to nominal: 3. Intelligence logs: 2, graded and redacted.",
            "For safeguarding use in {number}; onward disclosure needs the consent of the force.",
        ),
    ),
    "marac": Enclosing(
        called=("MARAC minutes", "minutes of the conference", "notes of the MARAC"),
        file="MARAC minutes",
        title="Multi-agency risk assessment conference: minutes, {past}",
        paragraphs=(
            "CONFIDENTIAL. These minutes must not be copied or placed on a file open to a party.",
            "Agenda item 12. Referred by {officer}. Concerning {mother_full} and {cs}.",
            "Information shared: police, health, housing, probation, refuge worker.",
            "Actions: flag on address (police), sanctuary scheme (housing), review in a month.",
        ),
    ),
    "strategy": Enclosing(
        called=("strategy meeting minutes", "minutes of the strategy meeting"),
        file="Strategy minutes",
        title="Minutes of a strategy meeting about {cs_full}",
        paragraphs=(
            "Held by video on {past}. Chair: {social_worker}. Police: {officer}. Health: {doctor}.",
            "Discussion: injuries, explanation given, other children in the household.",
            "Decision: joint section 47 enquiry. Family to be told after the medical, not before.",
        ),
    ),
    "advice": Enclosing(
        called=("legal advice", "note from legal", "advice from our lawyers"),
        file="Legal advice",
        title=("Advice from the legal team", "Note of legal advice"),
        paragraphs=(
            "LEGALLY PRIVILEGED - not to be disclosed outside {own}.",
            "You ask whether we can resist the application for costs. In our view you cannot.",
            "We advise that the complaint about the late filing be conceded at an early stage.",
        ),
    ),
    "section 7": Enclosing(
        called=("section 7 report", "welfare report"),
        file="Section 7 report",
        title="Section 7 report: {cs_full}",
        paragraphs=(
            "Filed in the {court}, {number}, by {me}.",
            "{applicant} seeks shared care. {respondent} seeks an order as it is at present.",
            "I found {c} to be thoughtful and a little weary of questions.",
        ),
    ),
    "safeguarding": Enclosing(
        called=("safeguarding letter", "safeguarding letter to the court"),
        file="Safeguarding letter",
        title="Safeguarding letter: {number}",
        paragraphs=(
            "To: {court}. Re: {cs_full}.",
            "Interviews by telephone with {applicant_called} and {respondent_called}.",
            "Checks returned. Matters for the first hearing are set out overleaf.",
        ),
    ),
    "c8": Enclosing(
        called=("form C8", "C8 form"),
        file="Form C8",
        title="Form C8: confidential contact details",
        paragraphs=(
            "Case number {number}.",
            "These details are withheld from the other party at the request of {applicant_called}.",
            "Received in the court office: {long_ago}. Not to be copied.",
        ),
    ),
    "statement": Enclosing(
        called=("statement of {respondent_called}", "witness statement"),
        file="Statement",
        title="Witness statement of {respondent}",
        paragraphs=(
            "In the {court}, {number}. I, {respondent}, will say as follows.",
            "I make this statement in reply to that of {applicant_called}.",
            "I believe that the facts stated in this witness statement are true. Dated {past}.",
        ),
    ),
}
