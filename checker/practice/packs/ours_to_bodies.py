"""Letters to solicitors, schools, surgeries, courts, councils and the police that are right."""

from checker.practice.packs.book import Enclosing, Matter

_SAFEGUARDING = Enclosing(
    called=("safeguarding letter", "our letter of {past}"),
    file="Safeguarding letter",
    title="Safeguarding letter to the {court}",
    paragraphs=(
        (
            "Case number {number}. Children: {cs_full}. Applicant: {applicant}. Respondent:"
            " {respondent}. First hearing: {later}."
        ),
        (
            "Checks: the police and {council} have answered. Neither holds anything that gives"
            " cause for concern about {cs}."
        ),
        (
            "I spoke to {applicant_called} on {past} and to {respondent_called} on the same day."
            " Each was polite about the other. Neither said that {c} is at risk."
        ),
        (
            "I suggest that the court hears the parties and considers a child arrangements order"
            " by consent. No report is needed from us."
        ),
    ),
)
_STATEMENT = Enclosing(
    called=("Section 7 report", "addendum report", "report of {past}"),
    file="Section 7 report",
    title="Section 7 report about {cs_full}",
    paragraphs=(
        "Case number {number}. Prepared for the {court} by {me}, family court adviser.",
        (
            "{cs_full} live with one parent and see the other at weekends. The question for the"
            " court is how the week should be shared."
        ),
        "I have met {c} twice. {She} spoke warmly of both parents and asked for more time to play.",
        "I recommend a shared arrangement, to be looked at again after two school terms.",
    ),
)
_ORDER = Enclosing(
    called=("order of {long_ago}", "sealed order"),
    file="Order",
    title="Order of the {court}",
    paragraphs=(
        "Case number {number}. Before {judge}, sitting in private at the {court}.",
        "The parties are {applicant}, applicant, and {respondent}, respondent.",
        "The court orders that an officer of {own} files a report about {cs} by {later}.",
        "Permission to disclose this order to the school and to the general practitioner.",
    ),
)

TO_BODIES: tuple[Matter, ...] = (
    Matter(
        kind="report to solicitors",
        to="law_firm",
        subject=("Your client: {client}", "{client}: report for the hearing on {later}"),
        paragraphs=(
            (
                "Your reference: {their_ref}. I enclose the report that the {court} ordered on"
                " {long_ago}. The hearing is on {later} at {clock}."
            ),
            (
                "The report is confidential to the court and the parties. Your client may read it"
                " at your office or have a copy from you."
            ),
            "If your client says that something in it is wrong, I would be glad to hear by {soon}.",
        ),
        encloses=(_STATEMENT,),
    ),
    Matter(
        kind="question to solicitors",
        to="law_firm",
        subject=("{client_called} and {other}: dates for a meeting", "Your client {client}"),
        paragraphs=(
            (
                "Thank you for your letter of {past} (your reference {their_ref}). You ask whether"
                " a meeting of both parents could take the place of separate ones."
            ),
            (
                "I have asked {other}, who agrees. I can offer {soon} at {clock} or {later} at"
                " {clock2}, at {office}."
            ),
            "{c} need not come. I will see {her} at school.",
        ),
    ),
    Matter(
        kind="questions to a school",
        to="school",
        subject=("Pupil: {c_full}", "{cs_full}: questions from the Family Court's adviser"),
        paragraphs=(
            (
                "The Family Court has asked us to report on {c_full}, born {c_born}. The order of"
                " {long_ago} lets us ask you for what bears on {hers} welfare."
            ),
            (
                "I would be grateful to hear from {hers} class teacher, {teacher}: how is {hers}"
                " attendance, does {she} have friends, and has anything worried you?"
            ),
            (
                "I will telephone the office on {soon}. I would also like to see {c} at school for"
                " half an hour, if there is a quiet room."
            ),
        ),
        encloses=(_ORDER,),
    ),
    Matter(
        kind="questions to a surgery",
        to="gp",
        subject=("Patient: {c_full}, born {c_born}", "{c_full}: enquiry for the Family Court"),
        paragraphs=(
            (
                "I am preparing a report for the {court} about {c_full}. Both parents have signed"
                " the form of consent."
            ),
            (
                "Could the doctor who knows {her} best tell me whether {c} has been seen in the"
                " last year for anything that bears on {hers} welfare? A few lines are enough."
            ),
            (
                "The answer will be part of a report that both parents read. If there is something"
                " that they should not read, telephone me first."
            ),
        ),
    ),
    Matter(
        kind="filing at court",
        to="court",
        subject=("Case number {number}: report for {later}", "{number}: filing of a report"),
        paragraphs=(
            (
                "We file the report that {judge} ordered on {long_ago}. The next hearing is on"
                " {later} at {clock}."
            ),
            (
                "The applicant is {applicant}. The respondent is {respondent}. The children are"
                " {cs_full}."
            ),
            "We have sent copies to the parties. We do not ask to attend unless the court wishes.",
        ),
        encloses=(_STATEMENT,),
    ),
    Matter(
        kind="safeguarding letter",
        to="court",
        subject=("Case number {number}: safeguarding letter", "Safeguarding enquiries: {number}"),
        paragraphs=(
            (
                "This letter tells the court what our enquiries have shown. The first hearing is"
                " on {later}."
            ),
            (
                "Police checks were made on {past}. There are no convictions, cautions or"
                " reprimands recorded for {applicant} or for {respondent}."
            ),
            "{council} tells us that the family is not known to it.",
            (
                "{applicant_called} told me that {cs} should see both parents. {respondent_called}"
                " agrees, and differs only about the days."
            ),
            "We see no reason why the court should not approve what the parties agree.",
        ),
    ),
    Matter(
        kind="bundle for the court",
        to="court",
        subject="Case number {number}: papers for {later}",
        paragraphs=(
            (
                "We send our papers for the hearing on {later}: the safeguarding letter and the"
                " report. They are paginated and each stands in a file of its own."
            ),
            "Copies have gone to the solicitors and to any party who acts in person.",
        ),
        encloses=(_SAFEGUARDING, _STATEMENT),
    ),
    Matter(
        kind="check with a council",
        to="local_authority",
        subject=("Children: {cs_full}", "Enquiry under the Children Act: {cs_full}"),
        paragraphs=(
            (
                "We are making enquiries for the {court}. The children are {cs_full}. Their"
                " parents are {applicant} and {respondent}."
            ),
            (
                "Tell us by {soon} whether your service has worked with the family, when, why, and"
                " whether a plan is in force. If {social_worker} still has the file, I would be"
                " glad of a call on {own_phone}."
            ),
            "The first hearing is on {later}.",
        ),
    ),
    Matter(
        kind="check with the police",
        to="police",
        subject=("Enquiry for the Family Court: {number}", "Request for information: {number}"),
        paragraphs=(
            (
                "We have been asked to make enquiries about {cs_full}. Under the agreed protocol,"
                " tell us by {soon} whether you hold anything about {applicant} or {respondent}"
                " that bears on the safety of a child."
            ),
            "We do not need more than a short summary of each matter, its date and its result.",
            (
                "Send the answer by secure mail. {officer} has answered our enquiries before and"
                " knows the form."
            ),
        ),
    ),
    Matter(
        kind="thanks to a council",
        to="local_authority",
        subject=("{cs_full}: thank you", "Our conversation on {past}"),
        paragraphs=(
            "{social_worker} rang me on {past} about {cs}. I am grateful: it saved a hearing.",
            "As we agreed, nobody from your service needs to come to the {court} on {later}.",
        ),
    ),
    Matter(
        kind="after a school visit",
        to="school",
        subject=("My visit on {past}", "{c_full}: thank you for having me"),
        paragraphs=(
            (
                "Thank you for making me welcome on {past}. {teacher} went out of the way to find"
                " us a quiet corner, and {c} showed me the garden."
            ),
            "I will not need to come again before the hearing.",
        ),
    ),
)
