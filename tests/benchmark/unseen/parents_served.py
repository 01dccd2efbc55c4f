"""Right letters to parents, unseen: reports, orders and notices, and long accounts."""

from checker.practice.packs.book import Enclosing, Matter

_REPORT = Enclosing(
    called=("section 7 report", "report to the court", "report"),
    file="Section 7 report",
    title="Section 7 report: {cs_full}",
    paragraphs=(
        "Case number {number}. {court}. Prepared by {me}, {own}.",
        (
            "Introduction. This report concerns {cs_full}. The applicant is {applicant}. The"
            " respondent is {respondent}. I have been asked to advise on where the children should"
            " live and on how they should spend time with each parent."
        ),
        (
            "Enquiries made. Interviews with both parents (twice). Two visits. Discussion with"
            " {teacher}. Letter from {doctor}. Telephone call with {social_worker} of {council}."
        ),
        (
            "The child. {c} came across as a bright, funny child with a great deal to say about"
            " dinosaurs and rather less about the court. {She} loves both parents. When I asked"
            " what {she} would change, {she} said that {she} would like the car journeys to be"
            " shorter."
        ),
        (
            "Assessment. I have no concern about the basic care offered in either household."
            " Communication between the adults is poor, and {c} is aware of it."
        ),
        (
            "Conclusion. I recommend that {applicant_called} and {respondent_called} share"
            " weekends equally and that one midweek tea visit is added after half term."
        ),
    ),
)
_ADDENDUM = Enclosing(
    called=("addendum report", "addendum"),
    file="Addendum report",
    title="Addendum to the section 7 report on {cs_full}",
    paragraphs=(
        "Case number {number}. Filed by {me} in accordance with the direction of {judge}.",
        "1. This addendum should be read with my first report, dated {long_ago}.",
        "2. Since then {c} has had three overnight stays, all of which went smoothly.",
        "3. I spoke again to {applicant_called} and to {respondent_called}. Both were positive.",
        "4. My recommendation stands.",
    ),
)
_ORDER = Enclosing(
    called=("order of {past}", "sealed order", "court order"),
    file="Court order",
    title="ORDER in the {court}",
    paragraphs=(
        "Case number {number}. {applicant} (applicant) and {respondent} (respondent).",
        "Before {judge} sitting in private on {past}. The children: {cs_full}.",
        "1. A family court adviser is directed to file a report by 4pm on {later}.",
        "2. The parties shall attend the hearing on {far} at {clock}.",
        "3. No order as to costs.",
    ),
)
_STATEMENT = Enclosing(
    called=("position statement", "our position statement"),
    file="Position statement",
    title="Position statement of {own}",
    paragraphs=(
        "{number}. For the hearing on {later} before {judge}.",
        "The adviser's view is unchanged. Both parties have kept to the interim arrangement.",
        "Directions sought: a final hearing, half a day, after {far}.",
    ),
)

SERVED: tuple[Matter, ...] = (
    Matter(
        kind="report served",
        to="parent",
        subject=("Report to the court: {cs_full}", "Section 7 report"),
        paragraphs=(
            (
                "Please find enclosed a copy of the report which was filed at the {court} on"
                " {past}. Do read it when you have a quiet half hour and not on the way to work."
            ),
            (
                "You will not like all of it; nor will {other}. I have tried to be fair to both of"
                " you and above all to {c}."
            ),
            (
                "If a fact is wrong (a date, a name, a school year) tell me before {soon} and I"
                " will correct it. If it is my opinion you disagree with, that is for the hearing"
                " on {later}."
            ),
            "The report is confidential to the proceedings and must not be shown to {c}.",
        ),
        encloses=(_REPORT,),
        serves=True,
    ),
    Matter(
        kind="addendum served",
        to="parent",
        subject=("Addendum report", "Further report filed {past}"),
        paragraphs=(
            "Attached/enclosed: addendum report as directed. Filed with the court {past}.",
            (
                "It is only a page. The short version: the overnights have gone well, {c} is"
                " happy, and I am not asking the judge to change anything."
            ),
        ),
        encloses=(_ADDENDUM,),
        serves=True,
    ),
    Matter(
        kind="notice of hearing",
        to="parent",
        subject=("NOTICE OF HEARING", "Notice of hearing on {later}"),
        paragraphs=(
            "TAKE NOTICE that the above matter has been listed as follows:",
            "Date: {later}",
            "Time: {clock} (attend one hour before)",
            "Before: {judge}",
            "Venue: {court}",
            "Length: one hour",
            (
                "You and {other} must both attend. Should either party fail to do so the court may"
                " proceed in their absence."
            ),
        ),
        serves=True,
    ),
    Matter(
        kind="order served",
        to="parent",
        subject=("Order of {past}", "Court order - your copy"),
        paragraphs=(
            (
                "The sealed order from {past} has finally come through from the {court} and your"
                " copy is in with this letter. Keep it somewhere safe."
            ),
            (
                "{judge} wants a report from us by {later}, so I'll need to see you and {other}"
                " separately and {c} at school. I'll ring to fix times."
            ),
        ),
        encloses=(_ORDER,),
        by_email=False,
        serves=True,
    ),
    Matter(
        kind="statement served",
        to="parent",
        subject=("Position statement for the hearing on {later}", "Hearing on {later}"),
        paragraphs=(
            (
                "For the hearing on {later} I have prepared a short position statement, a copy of"
                " which I enclose by way of service. {other} receives it today as well."
            ),
            "I do not intend to attend unless the judge asks me to.",
        ),
        encloses=(_STATEMENT,),
        serves=True,
    ),
    Matter(
        kind="hearing vacated",
        to="parent",
        subject=("Hearing moved to {far}", "Your hearing has been re-listed"),
        paragraphs=(
            (
                "The court has told us that the hearing due on {soon} cannot go ahead, because"
                " {judge} is unwell. It is now listed on {far} at {clock}."
            ),
            (
                "I know that this is frustrating, particularly as you had arranged time off. What"
                " was agreed about {cs} carries on as it is until then. {other} has been told."
            ),
        ),
        serves=True,
    ),
    Matter(
        kind="letter after visits",
        to="parent",
        subject=("Where things stand", "{cs_full}: where we are up to"),
        paragraphs=(
            (
                "You rang on {past} and asked me to put in writing where I have got to. This is"
                " not the report, and I may see things differently once I have heard from"
                " everybody."
            ),
            (
                "I have now been to see {c} at school on two occasions. {teacher} had set aside"
                " the music room for us. On the first visit {she} mostly wanted to show me the"
                " drum kit. On the second we played a feelings game, and {she} put the smiley"
                " counter on the square for Friday nights and the grumpy one on Sunday teatime."
            ),
            (
                "I asked {her} what happens at Sunday teatime. {She} said there is a rush, things"
                " get lost, and everybody is tired. That struck me as honest and fixable."
            ),
            (
                "{doctor} has confirmed that the vaccinations are up to date. The health visitor,"
                " {visitor}, last saw the family before the separation and had no concerns."
            ),
            (
                "{social_worker}, from the early help team at {council}, did six sessions with the"
                " two of you in the spring and found you both easy to work with."
            ),
            (
                "{other} would like school holidays to be split week about. You had suggested a"
                " fortnight at a time. I can see arguments for either. What matters to {c} is to"
                " know in advance: {she} has asked for a calendar with stickers."
            ),
            (
                "As to Christmas, may I suggest that you alternate, with the handover at noon on"
                " Boxing Day? It is what many families end up doing."
            ),
            (
                "The police replied on {long_ago}. There is nothing on their system that concerns"
                " {c}. I mention it because you asked."
            ),
            (
                "I will finish the report in the week before {later}. You will have it as soon as"
                " the court does."
            ),
        ),
    ),
    Matter(
        kind="complaint answered",
        to="parent",
        subject=("Our response to your complaint", "Outcome of complaint dated {long_ago}"),
        paragraphs=(
            (
                "I write further to your complaint of {long_ago}. I have interviewed {boss}, read"
                " the case notes and listened to the recording of your call."
            ),
            "Complaint 1: that your calls were not returned.",
            (
                "Upheld. You rang on four occasions and were called back twice. The officer was on"
                " leave and cover had not been arranged. I have spoken to the team about this."
            ),
            "Complaint 2: that the report was biased in favour of {other}.",
            (
                "Not upheld. I can find no sign of it. The recommendation is one with which you"
                " are entitled to disagree, and the place to do so is before the judge."
            ),
            "Complaint 3: that {c} was seen without your knowledge.",
            ("Partly upheld. You had been told that {she} would be seen at school, but not when."),
            (
                "If you remain dissatisfied you may ask for a review by a senior manager within 20"
                " working days. Quote the reference above."
            ),
        ),
    ),
    Matter(
        kind="case closing",
        to="parent",
        subject=("End of our involvement", "Closing the file"),
        paragraphs=(
            (
                "A final order having been made on {past}, our involvement with your family comes"
                " to an end today and the file will be closed."
            ),
            (
                "May I take this opportunity to say how well you and {other} have done in"
                " difficult circumstances. {c} told me on my last visit that things are 'miles"
                " better', and I have no reason to doubt {her}."
            ),
            "Records are kept until the youngest child is 24 and are then destroyed.",
        ),
    ),
    Matter(
        kind="mediation",
        to="parent",
        subject=("Have you thought about mediation?", "Mediation"),
        paragraphs=(
            (
                "Reading the two application forms side by side I was struck by how close you and"
                " {other} are. You both want {c} to see plenty of each of you; the argument is"
                " about Thursdays."
            ),
            (
                "A mediator is trained to help with precisely that. It costs less than a hearing,"
                " there is help with the fee, and nobody can make you agree to anything."
            ),
            (
                "I have put the same to {other}. If you would both be willing, let me know by"
                " {soon} and I will ask {judge} to put the next hearing back."
            ),
        ),
    ),
)
