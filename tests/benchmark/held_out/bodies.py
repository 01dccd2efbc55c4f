"""Right letters to solicitors, schools, surgeries, courts, councils and the police, held out."""

from checker.practice.packs.book import Enclosing, Matter

_REPORT = Enclosing(
    called=("welfare report", "our report"),
    file="Welfare report",
    title="Report on the welfare of {cs_full}",
    paragraphs=(
        "Proceedings {number}. Author: {me}, for {own}.",
        "The parties, {applicant} and {respondent}, have been separated for some years.",
        "{c} gave me a clear account of {hers} week and would not have it altered by much.",
        "I invite the court to approve the timetable that is set out in the schedule.",
    ),
)
_LETTER = Enclosing(
    called=("safeguarding letter of {past}", "schedule 2 letter"),
    file="Schedule 2 letter",
    title="Schedule 2 letter: safeguarding",
    paragraphs=(
        "To the {court}. Proceedings {number}. {cs_full}.",
        "Police: nothing recorded against either party. {council}: no current involvement.",
        "Each party was interviewed by telephone. No issue of safety was raised by either.",
        "Next step: a first appointment at which the parties may well agree.",
    ),
)
_PERMISSION = Enclosing(
    called=("order giving permission", "order of {judge}"),
    file="Sealed order",
    title="In the {court}: order",
    paragraphs=(
        "No. {number}. {applicant} and {respondent}. Before {judge}, in private.",
        "IT IS ORDERED that {own} may speak to the school, the nursery and the doctor of {cs}.",
        "A report shall be filed and served by 4pm on {later}.",
    ),
)

BODIES: tuple[Matter, ...] = (
    Matter(
        kind="service on solicitors",
        to="law_firm",
        subject=("Service of our report: {client}", "{client_called}: hearing on {later}"),
        paragraphs=(
            (
                "By way of service please find the report directed on {long_ago}. You act for"
                " {client} under reference {their_ref}."
            ),
            (
                "Kindly take your client's instructions on paragraphs 30 to 36 and let us know"
                " before {soon} whether I shall be needed to give evidence."
            ),
            "The court has listed the matter on {later} at {clock}.",
        ),
        encloses=(_REPORT,),
    ),
    Matter(
        kind="availability",
        to="law_firm",
        subject=("{client}: dates to avoid", "Listing: {client_called}"),
        paragraphs=(
            (
                "The listing office asks for dates to avoid in the eight weeks from {later}. Mine"
                " are the mornings of {soon} and {far}."
            ),
            (
                "I have heard from {other}. I should be glad to have your client's by return,"
                " together with the name of counsel if one is instructed."
            ),
        ),
    ),
    Matter(
        kind="school visit",
        to="school",
        subject=("Visit to {c_full} on {soon}", "{c_full}, date of birth {c_born}"),
        paragraphs=(
            (
                "Thank you for agreeing to my visit. I will arrive on {soon} at {clock} and would"
                " like to see {c} in a room where {she} feels at home."
            ),
            (
                "It would help to have ten minutes with {teacher} beforehand. I am interested in"
                " friendships, in attendance, and in how {c} is on a Monday compared with a"
                " Thursday."
            ),
            (
                "The order that allows the conversation is enclosed. The parents, {applicant} and"
                " {respondent}, know that I am coming."
            ),
        ),
        encloses=(_PERMISSION,),
    ),
    Matter(
        kind="surgery follow-up",
        to="gp",
        subject=("{c_full} ({c_born}): our earlier letter", "Follow-up: patient {c_full}"),
        paragraphs=(
            (
                "We wrote on {long_ago} about this patient and enclosed the consent of both"
                " parents. We have not yet had an answer and the report is due on {later}."
            ),
            "A sentence or two from {doctor} would do, or a print of the last three consultations.",
        ),
    ),
    Matter(
        kind="lodging",
        to="court",
        subject=("{number}: lodging of report", "No. {number}: papers for the judge"),
        paragraphs=(
            (
                "We lodge the report directed by {judge}. Parties: {applicant} (applicant) and"
                " {respondent} (respondent). Subject children: {cs_full}."
            ),
            (
                "The time estimate of thirty minutes for {later} remains right. The author is"
                " available by video link and in person."
            ),
        ),
        encloses=(_REPORT,),
    ),
    Matter(
        kind="schedule 2",
        to="court",
        subject=("{number}: schedule 2 letter", "No. {number}: safeguarding checks"),
        paragraphs=(
            "The statutory checks are complete and the result is in the letter enclosed.",
            (
                "The local police force replied on {past}: no trace against {applicant}; no trace"
                " against {respondent}. {council} replied on the same day: not known."
            ),
            "No adult asked for special measures at the hearing on {later}.",
        ),
        encloses=(_LETTER,),
    ),
    Matter(
        kind="handover to the council",
        to="local_authority",
        subject=("{cs_full}: section 47 duty desk", "Referral acknowledged: {cs_full}"),
        paragraphs=(
            (
                "I spoke to {social_worker} on {past} and promised to confirm it in writing."
                " Nothing in our enquiries about {cs} calls for an assessment by your authority at"
                " present."
            ),
            (
                "The parents are {applicant} and {respondent}. The next hearing is on {later} at"
                " the {court}. Should anything reach your front door before then, I would wish to"
                " know."
            ),
        ),
    ),
    Matter(
        kind="police liaison",
        to="police",
        subject=("{number}: request under the information-sharing protocol", "{number}: checks"),
        paragraphs=(
            (
                "Please run the usual checks on {applicant} and {respondent}, for proceedings"
                " about {cs} in the {court}."
            ),
            "The answer is wanted by {soon}. Last time {officer} dealt with it and was quick.",
        ),
    ),
)
