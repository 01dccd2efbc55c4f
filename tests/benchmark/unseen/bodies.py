"""Right letters to solicitors, schools, surgeries, courts, councils and the police, unseen."""

from checker.practice.packs.book import Enclosing, Matter

_REPORT = Enclosing(
    called=("section 7 report", "our section 7 report"),
    file="Section 7 report",
    title="Section 7 report concerning {cs_full}",
    paragraphs=(
        "{court}. {number}. Reporting officer: {me}.",
        "{applicant} has applied for a child arrangements order. {respondent} opposes in part.",
        (
            "{c} was seen on two occasions. {She} was chatty and at ease, and said that both homes"
            " have good points. {She} would like a dog."
        ),
        "I respectfully recommend that the current arrangement be made final.",
    ),
)
_CHECKS = Enclosing(
    called=("safeguarding letter", "letter to the court"),
    file="Safeguarding letter",
    title="Safeguarding letter to the {court}",
    paragraphs=(
        "{number}: {applicant} and {respondent}. Concerning {cs_full}.",
        "Local authority: {council} has had no involvement. Police: no relevant information.",
        "Both parties were spoken to by telephone on {past} and neither raised any concern.",
        "We therefore recommend no further role for this service unless the court so directs.",
    ),
)
_FORM = Enclosing(
    called=("reply form", "form for your reply"),
    file="Reply form",
    title="Reply form for schools and surgeries",
    paragraphs=(
        "Child: {c_full}. Reference: {number}.",
        "Attendance this year (per cent):",
        "Anything we should know about how the child is at the start and end of the day:",
        "Completed by (name and post):",
    ),
)
_AGREED = Enclosing(
    called=("signed consent", "consent signed by both parents"),
    file="Signed consent",
    title="Consent to share information about {cs_full}",
    paragraphs=(
        "We, {applicant} and {respondent}, agree that {own} may have information about {cs}.",
        "Signed by both on {long_ago}. The consent lasts for six months.",
    ),
)

_ORDER = Enclosing(
    called=("directions order", "order of {judge}"),
    file="Directions order",
    title="Directions order, {number}",
    paragraphs=(
        "In the {court}. {applicant} and {respondent}. Before {judge}.",
        "The adviser shall file an addendum, limited to {c}'s wishes, by 4pm on {later}.",
        "Permission to both parties to put written questions within seven days of receipt.",
    ),
)

BODIES: tuple[Matter, ...] = (
    Matter(
        kind="report to solicitors",
        to="law_firm",
        subject=("{client} - section 7 report", "Your ref {their_ref}"),
        paragraphs=(
            "We enclose by way of service our report, filed with the court on {past}.",
            (
                "We should be grateful to learn by {soon} whether {client_called} accepts the"
                " recommendation, so that the time estimate for {later} can be revised if need be."
            ),
            "A copy has been served on {other}.",
        ),
        encloses=(_REPORT,),
        serves=True,
    ),
    Matter(
        kind="questions from solicitors",
        to="law_firm",
        subject=("Your letter of {past}", "{client_called}: your questions"),
        paragraphs=(
            "I am obliged for your letter of {past} and answer your questions in turn.",
            (
                "1. The visit lasted 50 minutes. 2. {c} was seen on {hers} own throughout. 3. My"
                " note was typed up the same evening. 4. I did not show {her} any document."
            ),
            (
                "Should your client require anything further I would suggest that it be put to me"
                " in evidence on {later}."
            ),
        ),
    ),
    Matter(
        kind="appointment through solicitors",
        to="law_firm",
        subject=("Appointment for {client_called}", "{client}"),
        paragraphs=(
            (
                "Hi, could you let your client know that the appointment has had to be put back to"
                " {soon} at {clock}? Same venue."
            ),
            "I've no direct number that works for {client_called}, hence going through you. Ta.",
        ),
    ),
    Matter(
        kind="school report request",
        to="school",
        subject=("{c_full}: request for information", "Pupil: {c_full} (date of birth {c_born})"),
        paragraphs=(
            (
                "We are preparing a report for the Family Court about the above pupil, and would"
                " be grateful for your help. Both parents have agreed; their consent is enclosed."
            ),
            "In particular we should like to know:",
            "(i) attendance and punctuality, with a printout if that is no trouble;",
            "(ii) whether {c} arrives fed, clean and ready to learn;",
            "(iii) any difference that {teacher} has noticed since September.",
            "Bullet points will do. We need the reply by {soon}.",
        ),
        encloses=(_AGREED, _FORM),
    ),
    Matter(
        kind="school visit arranged",
        to="school",
        subject=("Seeing {c_full} in school", "My visit: {soon}"),
        paragraphs=(
            (
                "Many thanks to {teacher} for sorting out a room. I'll be with you on {soon} for"
                " {clock}, ID round my neck, DBS on the update service."
            ),
            (
                "I'll only need {c} for half an hour or so, and would rather not drag {her} out of"
                " anything fun. Mum and Dad both know."
            ),
        ),
    ),
    Matter(
        kind="surgery first letter",
        to="gp",
        subject=("Request concerning {c_full}, born {c_born}", "Your patient: {c_full}"),
        paragraphs=(
            (
                "The Family Court has asked this service to report on the welfare of your patient."
                " I enclose the consent of both holders of parental responsibility."
            ),
            (
                "Would {doctor} kindly let me know whether immunisations are complete, whether"
                " there have been missed appointments, and whether anything in the last two years"
                " has given cause for concern? No copy of the notes is required."
            ),
            "I understand that a fee may be payable and would ask for an invoice with the reply.",
        ),
        encloses=(_AGREED,),
    ),
    Matter(
        kind="surgery thanks",
        to="gp",
        subject=("Thank you: {c_full}", "{c_full}: your letter of {past}"),
        paragraphs=(
            (
                "Thank you for {doctor}'s letter of {past}. It was just what was needed and there"
                " is nothing more for you to do."
            ),
            "The invoice has gone to our finance team, who pay on the last Friday of the month.",
        ),
    ),
    Matter(
        kind="report filed",
        to="court",
        subject=("{number} {applicant_called} and {respondent_called}", "{number}: filing"),
        paragraphs=(
            "Section 7 report attached for filing please.",
            (
                "Directed by {judge} on {long_ago}; due {soon}. Next hearing {later} at {clock}."
                " Children: {cs_full}."
            ),
            "Copies to the parties go out today. Grateful for an acknowledgement.",
        ),
        encloses=(_REPORT,),
    ),
    Matter(
        kind="safeguarding letter filed",
        to="court",
        subject=("{number}: safeguarding letter", "{number} - first hearing {later}"),
        paragraphs=(
            (
                "In the matter of {cs_full}, and further to the application of {applicant}, the"
                " letter required by Practice Direction 12B is enclosed."
            ),
            "{respondent} was interviewed on {past}. Neither party sought to be heard separately.",
        ),
        encloses=(_CHECKS,),
    ),
    Matter(
        kind="extension sought",
        to="court",
        subject=("{number}: request for more time", "{number}: filing date"),
        paragraphs=(
            (
                "I write to ask for an extension of the time for filing my report in the matter of"
                " {applicant} and {respondent}, from {soon} to {later}."
            ),
            (
                "The reason is that {c}'s school was closed by flooding in the week in which I was"
                " to see {her}. The parties do not object. The hearing on {far} is not affected."
            ),
            "A draft order is not enclosed, as {judge} indicated that none would be needed.",
        ),
    ),
    Matter(
        kind="council checks",
        to="local_authority",
        subject=("Checks: {cs_full}", "{number}: local authority checks"),
        paragraphs=(
            "Please could you run the following through your system and come back by {soon}:",
            "{applicant}",
            "{respondent}",
            "{cs_full}",
            (
                "Private law, C100, first hearing {later} at the {court}. We only need: known / not"
                " known, dates open and closed, reason, and current worker if any."
            ),
        ),
    ),
    Matter(
        kind="council thanks",
        to="local_authority",
        subject=("{cs_full}: closing our enquiries", "Thank you for your help: {cs_full}"),
        paragraphs=(
            (
                "Please pass on my thanks to {social_worker}, whose chronology was a model of its"
                " kind. I have what I need and do not expect to trouble you again."
            ),
            (
                "For your records, the report was filed on {past} and the case of {applicant} and"
                " {respondent} is back before the {court} on {later}."
            ),
        ),
    ),
    Matter(
        kind="police checks",
        to="police",
        subject=("{number}: safeguarding checks", "Request for checks, {number}"),
        paragraphs=(
            (
                "Request made under the working-together agreement for the purposes of section 16A"
                " of the Children Act 1989."
            ),
            "Subjects: {applicant}; {respondent}. Child or children: {cs_full}.",
            "Hearing: {later}, {court}. Result required by: {soon}. Return to: {own_mail}.",
            "Last contact on this one was {officer}.",
        ),
    ),
    Matter(
        kind="order to solicitors",
        to="law_firm",
        subject=("Directions order", "{client_called} ({their_ref})"),
        paragraphs=(
            "Herewith the sealed order, which the court sent to us and not to you. Apologies.",
            (
                "You will see that an addendum is due on {later}. I shall need to speak to your"
                " client before then and would be glad of three possible times."
            ),
        ),
        encloses=(_ORDER,),
        serves=True,
    ),
    Matter(
        kind="agreement between solicitors",
        to="law_firm",
        subject=("{client_called}: proposals", "Possible agreement"),
        paragraphs=(
            (
                "I found myself thinking, after the hearing on {past}, that these parents are a"
                " single Thursday apart. {other} told me as much in the corridor."
            ),
            (
                "Might I suggest a round-table meeting in the week of {soon}? I would be willing"
                " to come, without fee, and to bring biscuits."
            ),
        ),
    ),
    Matter(
        kind="address for service",
        to="law_firm",
        subject=("Representation of {client}", "Are you still instructed?"),
        paragraphs=(
            (
                "Our records show you as acting for {client} (your reference {their_ref}). The"
                " last letter that we sent you was not acknowledged. Kindly confirm that you"
                " remain on the record."
            ),
        ),
    ),
    Matter(
        kind="school meeting notes",
        to="school",
        subject=("{c_full}: what we agreed", "Follow-up from our meeting, {past}"),
        paragraphs=(
            "Thanks to you and {teacher} for your time. What I took away:",
            "1. {c} to have a named adult to go to on Monday mornings.",
            "2. School to tell both parents about trips, by email, at the same time.",
            "3. Reports to go to {applicant} and to {respondent}.",
            "If I have misunderstood any of this do put me right.",
        ),
    ),
    Matter(
        kind="school clubs",
        to="school",
        subject=("{c_full}: after-school club", "Collection of {c_full}"),
        paragraphs=(
            (
                "Both parents, {applicant} and {respondent}, tell me that {c} may be collected by"
                " either of them from club on any day. There is no order that says otherwise."
            ),
            "Any problem at the gate, ring {own_phone} and ask for {me} or {boss}.",
        ),
    ),
    Matter(
        kind="surgery appointment",
        to="gp",
        subject=("{c_full} (born {c_born}): consent", "Registration of {c_full}"),
        paragraphs=(
            (
                "I have been asked to clarify who may bring {c} to the surgery. Each parent has"
                " parental responsibility and may do so without the other."
            ),
            (
                "Neither is to be given the other's address or telephone number by your reception,"
                " which I am sure is your practice in any event."
            ),
        ),
    ),
    Matter(
        kind="court apology",
        to="court",
        subject=("{number}: correction to our report", "{number}: slip in report"),
        paragraphs=(
            (
                "In paragraph 14 of the report filed on {past}, for 'Tuesday' read 'Thursday'. No"
                " other change. The parties, {applicant} and {respondent}, have been told."
            ),
        ),
    ),
    Matter(
        kind="witness availability",
        to="court",
        subject=("{number}: attendance of officer", "{number}: {later}"),
        paragraphs=(
            (
                "I am required to attend the final hearing concerning {cs_full} on {later}. Would"
                " {judge} be minded to take my evidence by video link, and not before {clock}? I"
                " have another matter in the morning."
            ),
            "Neither {applicant} nor {respondent} has any objection.",
        ),
    ),
    Matter(
        kind="council early help",
        to="local_authority",
        subject=("Early help for {cs_full}", "Request for early help"),
        paragraphs=(
            (
                "Both parents would welcome some practical help with routines and I wonder whether"
                " your family hub has space. There are no safeguarding concerns."
            ),
            "Names: {applicant}; {respondent}. Best times to ring: school hours.",
            "{social_worker} thought that there might be a group starting on {soon}.",
        ),
    ),
    Matter(
        kind="police thanks",
        to="police",
        subject=("{number}: thank you", "{number}: nothing further needed"),
        paragraphs=(
            (
                "Response received with thanks. Please convey our appreciation to {officer}. The"
                " request in respect of {applicant} and {respondent} may be closed."
            ),
        ),
    ),
)
