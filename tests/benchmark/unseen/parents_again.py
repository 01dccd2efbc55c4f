"""Right letters to parents, unseen: the same occasions in other hands, and rarer ones."""

from checker.practice.packs.book import Enclosing, Matter

_REPORT = Enclosing(
    called=("final report", "my report"),
    file="Final report",
    title="Report under section 7 of the Children Act 1989: {cs_full}",
    paragraphs=(
        "Court: {court}. Number: {number}. Author: {me}. Date of hearing: {later}.",
        "PART A: BACKGROUND. {applicant_called} and {respondent_called} separated amicably.",
        (
            "PART B: WHAT {c} SAID. We made a shield with four quarters. In the first {she} put a"
            " bike, in the second a plate of chips, in the third both homes, side by side. The"
            " fourth {she} left empty, 'for later'."
        ),
        (
            "PART C: THE WELFARE CHECKLIST. (a) Wishes: as above. (b) Needs: met by both. (c)"
            " Likely effect of change: small. (d) Age and background: nothing to add. (e) Harm:"
            " none known. (f) Capability: no issue. (g) Powers of the court: noted."
        ),
        "PART D: OPINION. A shared timetable, fixed in advance, with a review in the autumn.",
    ),
)
_MINUTE = Enclosing(
    called=("minute of order", "approved order"),
    file="Approved order",
    title="Order of {judge}",
    paragraphs=(
        "Case no: {number}. In the {court}, in private, on {past}.",
        "Applicant: {applicant}. Respondent: {respondent}. Children: {cs_full}.",
        "It is ordered by consent that the interim arrangement continue until {far}.",
        "The matter is listed for a dispute resolution appointment on {later}.",
    ),
)
_MAP = Enclosing(
    called=("map", "directions to our office"),
    file="How to find us",
    title="How to find our office",
    paragraphs=(
        "We are at {office}.",
        "By bus: any service to the market hall. By car: pay and display at the rear.",
        "There is a ramp at the side door and a hearing loop at the desk.",
    ),
)

AGAIN: tuple[Matter, ...] = (
    Matter(
        kind="report served, curtly",
        to="parent",
        subject=("Final report", "Report for hearing {later}"),
        paragraphs=(
            "Report enclosed. Hearing {later}, {clock}, {court}.",
            "Points of fact to me by {soon} please, in writing.",
        ),
        encloses=(_REPORT,),
        serves=True,
    ),
    Matter(
        kind="order served, at length",
        to="parent",
        subject=("Your copy of the order", "The order made by {judge}"),
        paragraphs=(
            (
                "I have pleasure in enclosing the order which was approved by {judge} on {past}"
                " and which reflects what you and {other} were able to agree at court."
            ),
            (
                "You will notice that it is headed 'by consent'. That means that the judge did not"
                " have to decide between you. It is every bit as binding for all that."
            ),
            "Should you mislay it, a further copy may be had from the court for a small fee.",
        ),
        encloses=(_MINUTE,),
        serves=True,
    ),
    Matter(
        kind="notice of hearing, plainly",
        to="parent",
        subject=("Court date: {later}", "You need to come to court on {later}"),
        paragraphs=(
            "There is a court hearing about {cs} on {later}. It starts at {clock}.",
            "Go to the {court}. Go through security and tell the usher that you are there.",
            "{other} will be there too. Ask for a separate waiting room if you want one.",
            "If you need help with travel or somebody to sit with you, ring {own_phone}.",
        ),
        serves=True,
    ),
    Matter(
        kind="appointment with a map",
        to="parent",
        subject=("Your appointment: {soon} at {clock}", "Coming to see us"),
        paragraphs=(
            (
                "I look forward to meeting you at {clock} on {soon}. People get lost on the ring"
                " road so I have put a map in with this."
            ),
            "Tea, coffee and biscuits laid on. Children's corner if childcare falls through.",
        ),
        encloses=(_MAP,),
    ),
    Matter(
        kind="home visit",
        to="parent",
        subject=("Visiting you at home", "Home visit on {soon}"),
        paragraphs=(
            (
                "I would like to see you and {c} at home on {soon}, at about {clock}. No need to"
                " tidy up. I'm more interested in where {she} does {hers} homework than in whether"
                " the hoover's been round."
            ),
            (
                "I will want to look at where {c} sleeps, and will ask for ten minutes with {her}"
                " alone. I'll be doing the same with {other}."
            ),
        ),
    ),
    Matter(
        kind="introduction, stiffly",
        to="parent",
        subject=("Re: {cs_full}", "Children Act 1989: {cs_full}"),
        paragraphs=(
            (
                "I have the conduct of the above matter on behalf of {own}, having taken it over"
                " from {boss} on {past}."
            ),
            (
                "You are invited to attend for interview on {soon} at {clock}. In the event that"
                " you are unable to do so you are requested to notify the undersigned forthwith."
            ),
        ),
    ),
    Matter(
        kind="introduction, warmly",
        to="parent",
        subject=("Hello", "Nice to e-meet you"),
        paragraphs=(
            (
                "I'm {me}, and I'll be the person from {own} who gets to know {cs} over the next"
                " few weeks. I know that having a stranger ask about your family isn't easy."
            ),
            (
                "I've been doing this job for fourteen years and I have never met a parent who"
                " didn't worry about it. So: no trick questions, and you can always ask me why I'm"
                " asking."
            ),
            "Shall we say {soon}, {clock}? {other} and I are speaking later that week.",
        ),
    ),
    Matter(
        kind="complaint, not upheld",
        to="parent",
        subject=("Your complaint", "Complaint: conclusion"),
        paragraphs=(
            (
                "Thank you for bearing with us. {boss} has now looked into the three matters that"
                " you raised and I am writing to let you know the result."
            ),
            (
                "I am afraid that we have not found in your favour. The adviser did tell you that"
                " the notes could be read by {other}; it is on the recording. The remark about"
                " your car was a joke, if a poor one. And nobody knew that it was your birthday."
            ),
            "I realise that this will be a disappointment.",
        ),
    ),
    Matter(
        kind="new baby",
        to="parent",
        subject=("Congratulations", "Good news, and a change to our plans"),
        paragraphs=(
            (
                "Congratulations on the new arrival! Of course we can leave the next meeting until"
                " you have had some sleep. Let's say {later}."
            ),
            (
                "{c} told me about it before I had taken my coat off. {She} is very proud, and"
                " would like it known that the name was {hers} idea."
            ),
        ),
    ),
    Matter(
        kind="hospital",
        to="parent",
        subject=("{c}'s operation", "Arrangements around {c}'s stay in hospital"),
        paragraphs=(
            (
                "{other} tells me that {c}'s tonsils are to come out on {soon}. Both of you want"
                " to be there and there is only one chair."
            ),
            (
                "The ward sister suggests that one parent goes down to theatre with {her} and the"
                " other is there when {she} wakes up. Toss a coin for it, is my advice, and make"
                " the next one the other way round."
            ),
        ),
    ),
    Matter(
        kind="school report shared",
        to="parent",
        subject=("{c}'s school report", "How {c} is doing at school"),
        paragraphs=(
            (
                "{teacher} has said that I may pass this on to both parents. {c} is where {she}"
                " should be in English and ahead in science. {She} has missed four days, all with"
                " a cold. Behaviour: green every week but one."
            ),
            "I thought that you'd like to know before you see it in my report.",
        ),
    ),
    Matter(
        kind="calendar table",
        to="parent",
        subject=("Dates for your diary", "Who, what, when"),
        paragraphs=(
            "WHAT / WHEN / WHO",
            "Telephone interview / {soon} / you and me",
            "School visit / week after / me, {c}, {teacher}",
            "Report to court / {later} / me",
            "Hearing / {far} / everybody",
            "{other} has the same list.",
        ),
    ),
    Matter(
        kind="religious festival",
        to="parent",
        subject=("Festival dates", "Celebrations and handovers"),
        paragraphs=(
            (
                "You told me that the evening of {soon} matters a great deal to your side of the"
                " family. {other} has no objection to {c} being with you for it, provided that"
                " {she} is at school as usual in the morning."
            ),
            "I've noted it on the file so that it needn't be asked again next year.",
        ),
    ),
    Matter(
        kind="pet",
        to="parent",
        subject=("The hamster", "A practical matter"),
        paragraphs=(
            (
                "Not a question I expected to be writing about, but {c} has asked me to ask you"
                " both. Can the hamster come too?"
            ),
            "{other} says yes if there's a proper cage. Over to you.",
        ),
    ),
    Matter(
        kind="no further role",
        to="parent",
        subject=("We do not need to see you again", "No further work by us"),
        paragraphs=(
            (
                "At the hearing on {past} the judge decided that no report was needed. We shall"
                " therefore not be contacting you again unless the court asks us to."
            ),
            "The case itself goes on, and you should follow what the order of that day says.",
        ),
    ),
    Matter(
        kind="counselling offered",
        to="parent",
        subject=("Support for {c}", "Somebody for {c} to talk to"),
        paragraphs=(
            (
                "{visitor}, who runs the listening service at school, has a free half hour on"
                " Mondays and has offered it to {c}. It is drawing and chatting, nothing heavy."
            ),
            (
                "Both parents have to agree. {other} has. If you are content, sign nothing, just"
                " tell me."
            ),
        ),
    ),
    Matter(
        kind="lost property",
        to="parent",
        subject=("Left behind", "Is this yours?"),
        paragraphs=(
            "One green mitten, child's, found under the sofa in interview room 2 on {past}.",
            "{c} was our only visitor that day, so we think that it is {hers}. It's at reception.",
        ),
    ),
    Matter(
        kind="phone line",
        to="parent",
        subject=("Our new opening hours", "Change to our telephone hours"),
        paragraphs=(
            (
                "From {soon} our lines will be open from 8.30am. They will close for staff"
                " training on the first Wednesday of the month between 1pm and 3pm."
            ),
            "The number, {own_phone}, stays as it is. We are writing to everybody.",
        ),
    ),
)
