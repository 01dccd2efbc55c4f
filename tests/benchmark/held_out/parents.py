"""Right letters to parents, in the words of the held-out book."""

from checker.practice.packs.book import Enclosing, Matter

_BUNDLE = Enclosing(
    called=("welfare report", "the report"),
    file="Welfare report",
    title="Report on the welfare of {cs_full}",
    paragraphs=(
        "Proceedings {number} in the {court}. Author: {me}.",
        (
            "1. The family. {applicant} issued the application. {respondent} answered it. Both"
            " accept that {cs} are loved and well cared for."
        ),
        (
            "2. Sources. Two conversations with each party, one visit to school, a note from"
            " {doctor} and an e-mail from {social_worker} of {council}."
        ),
        (
            "3. {c}. {c} is lively and curious. {She} collects stones and knows all of their"
            " names. Asked about the future, {she} drew a house with two front doors."
        ),
        (
            "4. Analysis. Neither party has raised anything that would make time with the other"
            " unsafe."
        ),
        (
            "5. Recommendation. That the present pattern continues until Easter and that the"
            " parties then look at adding one school night."
        ),
    ),
)
_PLAN = Enclosing(
    called=("parenting plan", "blank parenting plan"),
    file="Parenting plan",
    title="Our parenting plan",
    paragraphs=(
        "Use these pages to write down what you have agreed about {cs}.",
        "School days. Weekends. Birthdays. Christmas, Eid, Diwali and other festivals.",
        "How we will tell each other about illness. Who signs forms. What we will do if we differ.",
    ),
)
_TRAVEL = Enclosing(
    called=("claim form for travel", "travel claim"),
    file="Travel claim",
    title="Claim for the cost of travel",
    paragraphs=(
        "Reference {number}. Fill in the date, the journey and the fare, and attach the tickets.",
        "We pay within ten working days.",
    ),
)

PARENTS: tuple[Matter, ...] = (
    Matter(
        kind="introduction",
        to="parent",
        subject=("Introducing myself", "I am {cs}'s family court adviser"),
        paragraphs=(
            (
                "My name is {me} and the {court} has appointed me to advise it about {cs}. I am"
                " writing to say hello and to explain how the next weeks will go."
            ),
            (
                "Between now and {later} I shall read the papers, speak to you and to {other}, and"
                " spend a little time with {c}. I do this work on my own, although my manager,"
                " {boss}, reads every report before it leaves us."
            ),
            (
                "You will hear from me again on or about {soon}. In the meantime, nothing that has"
                " been agreed about {c}'s week should be altered on my account."
            ),
            "I can be reached through our switchboard, {own_phone}, on any weekday.",
        ),
    ),
    Matter(
        kind="telephone interview",
        to="parent",
        subject=("Telephone interview: {soon}, {clock}", "Your telephone interview"),
        paragraphs=(
            (
                "I have reserved forty minutes for you on {soon}, beginning at {clock}. The number"
                " will show as withheld. Should you miss it I will try once more at {clock2}."
            ),
            (
                "I would like to hear, in your own words, what has gone well for {cs} since the"
                " separation, what has not, and what you hope the judge will decide."
            ),
            (
                "If English is not the language in which you think best, let me know and an"
                " interpreter will join the call at no cost to you."
            ),
            "{other} will be offered a conversation of the same length.",
        ),
    ),
    Matter(
        kind="report sent",
        to="parent",
        subject=("Report filed on {past}", "{cs_full}: the report"),
        paragraphs=(
            (
                "The report about {cs} was lodged with the {court} on {past} and your copy is"
                " enclosed."
            ),
            (
                "In preparing it I had the benefit of talking to {teacher}, who has taught {c}"
                " since September, and to {visitor}, the school nurse. {doctor} replied to my"
                " letter and had nothing to add to what you told me."
            ),
            (
                "You will see that you and {other} remember the events of last summer differently."
                " It was not for me to decide who is right, and I have not tried."
            ),
            (
                "{judge} will consider the report on {later} at {clock}. You should be at the"
                " building by an hour before."
            ),
            "May I remind you that it is a contempt of court to publish any of it.",
        ),
        encloses=(_BUNDLE,),
    ),
    Matter(
        kind="agreement",
        to="parent",
        subject=("What was agreed on {past}", "Agreement reached at court"),
        paragraphs=(
            (
                "It was good to see you and {other} reach an agreement outside {judge}'s court on"
                " {past}. I set it out below so that nobody has to rely on memory."
            ),
            (
                "(a) {cs} will stay with you on alternate weekends from {soon}, collected at"
                " {clock} and returned at {clock2} on the Sunday."
            ),
            "(b) Each of you will let {c} speak to the other by video on Tuesdays and Thursdays.",
            "(c) Neither of you will discuss the proceedings within {hers} hearing.",
            "(d) You will both use the parenting plan that I enclose, and review it on {far}.",
            "The court will draw up its own order. Where the two differ, the order is what counts.",
        ),
        encloses=(_PLAN,),
    ),
    Matter(
        kind="missed meeting",
        to="parent",
        subject=("You were not able to come on {past}", "A new time for us to meet"),
        paragraphs=(
            (
                "I was expecting you on {past} and waited until a quarter past. I hope that all is"
                " well."
            ),
            (
                "I can offer {soon} at {clock}, or {later} at {clock2}. Both are at {office}. If"
                " money for the bus was the difficulty, the form that I enclose lets you claim it"
                " back."
            ),
            (
                "Should I hear nothing by the second of those dates I will have to tell the court"
                " that I was unable to see you, and I would much rather not."
            ),
        ),
        encloses=(_TRAVEL,),
    ),
    Matter(
        kind="concern answered",
        to="parent",
        subject=("The worry that you raised on {past}", "Your telephone message of {past}"),
        paragraphs=(
            (
                "You left a message on {past} to say that {c} came home with a graze and would not"
                " say how it happened. I have looked into it."
            ),
            (
                "{teacher} tells me that {she} fell in the playground at break, that the"
                " first-aider cleaned it, and that a slip was put into the book bag. The school"
                " has apologised that nobody telephoned."
            ),
            (
                "I mentioned your call to {social_worker} at {council}, who agrees that nothing"
                " further is needed."
            ),
            "Thank you for ringing. It is always better to ask.",
        ),
    ),
    Matter(
        kind="complaint stage two",
        to="parent",
        subject=("Complaint: our final answer", "Our reply to your complaint dated {long_ago}"),
        paragraphs=(
            (
                "I have reviewed the way in which {boss} answered your complaint, as you asked me"
                " to on {past}."
            ),
            (
                "I uphold one part of it. You were entitled to be told that the interview had been"
                " moved, and the e-mail that should have told you was never sent. That was our"
                " fault."
            ),
            (
                "I do not uphold the second part. You feel that {me} listened more to {other} than"
                " to you. The notes of both conversations run to four pages each, and every point"
                " that you made is in the report at paragraphs 9 to 22."
            ),
            (
                "By way of apology we will meet the cost of the childcare that you paid for on the"
                " day, if you send us the receipt."
            ),
            (
                "This ends our procedure. The Parliamentary and Health Service Ombudsman can"
                " consider a complaint about us, and a Member of Parliament has to refer it."
            ),
        ),
    ),
    Matter(
        kind="information rights",
        to="parent",
        subject=("Your information request", "Request under data protection law"),
        paragraphs=(
            (
                "We received your request on {past}. You are asking for every note of a"
                " conversation with you, and for the letters that we wrote to the {court}."
            ),
            (
                "Some of these papers also contain what {other} or {c} told us. We have to weigh"
                " their privacy against your right to see the papers, one page at a time, and that"
                " is why we need until {later}."
            ),
            "There is no charge. If you would like the papers in large print, please say so now.",
        ),
    ),
    Matter(
        kind="long account",
        to="parent",
        subject=("Where we have got to with {cs}", "Progress letter: {cs_full}"),
        paragraphs=(
            (
                "You asked me for a written account of where matters stand, and I have sent"
                " {other} the same one."
            ),
            (
                "Papers. I have read the application dated {long_ago}, the answer to it, and the"
                " two short statements. I have also read the order made by {judge}."
            ),
            (
                "School. I visited on a wet afternoon and {teacher} showed me round. {c}'s"
                " attendance is 97 per cent. {She} sits with the same two friends every day and"
                " was chosen to feed the fish. In the last report {hers} mark for effort was the"
                " best in the class."
            ),
            (
                "Health. {doctor} describes an ordinary child who has had ordinary coughs. There"
                " was an appointment at the eye clinic, and the glasses are worn."
            ),
            (
                "Social work. {social_worker} closed the file at {council} before any of this"
                " began. I have been given the reason, which need not trouble either of you."
            ),
            (
                "Police. Both of you agreed to a check. Nothing came back that the court needs to"
                " know."
            ),
            (
                "{c}. I have seen {her} three times. On the first {she} said little. On the second"
                " we built a bridge from straws. On the third {she} asked me whether judges have"
                " children of their own, and what would happen to the cat."
            ),
            (
                "You. What you want, as I understand it, is for {c} to be with you from Friday"
                " after school until Monday morning, every other week, and for half of each"
                " holiday."
            ),
            (
                "{other}. The reply is that Sunday evening would be better than Monday morning"
                " while {c} is still this young, and that the holidays might begin with a week at"
                " a time."
            ),
            (
                "That is not a wide gap. I wonder whether the two of you might close it with the"
                " help of a mediator. There is a voucher of 500 pounds towards the cost, and I can"
                " send you the details."
            ),
            (
                "If it cannot be closed, I shall give the court my opinion on {later} and {judge}"
                " will decide. I should like the three of us to avoid that if we can."
            ),
        ),
    ),
    Matter(
        kind="change of adviser",
        to="parent",
        subject=("A change of adviser", "{boss} is leaving; I am taking over"),
        paragraphs=(
            (
                "{boss}, whom you met in the spring, is moving to another team, and from {soon} I"
                " shall be {cs}'s adviser. I have read everything on the file and there is no need"
                " for you to begin again."
            ),
            (
                "I should like to meet {c} once before the hearing on {later}, simply so that"
                " {she} knows my face. Could you let me know which afternoon would suit?"
            ),
            "I have written to {other} as well.",
        ),
    ),
    Matter(
        kind="supervised time",
        to="parent",
        subject=("Supervised time: first session", "Your first session with {cs}"),
        paragraphs=(
            (
                "A place has been found and the first session is on {soon}, for an hour and a half"
                " from {clock}. The workers there are used to nervous first meetings."
            ),
            (
                "Bring a game or a book that {c} used to like. Leave presents for another time. A"
                " worker stays in the room and writes a short note, which you may read."
            ),
            (
                "You are asked to arrive by the main entrance fifteen minutes early and to wait"
                " inside until you are called."
            ),
        ),
    ),
    Matter(
        kind="order explained",
        to="parent",
        subject=("The order of {past}, in plain words", "What the order means"),
        paragraphs=(
            (
                "After a hearing it can be hard to remember what was said, so here is what the"
                " order of {past} means for you."
            ),
            (
                "You are the {your_part} in the case. {other} is the {other_part}. The order binds"
                " both of you."
            ),
            (
                "{cs} live with one of you and spend time with the other as the second page of the"
                " order says. Neither of you may take {c} out of the United Kingdom for more than"
                " a month without the other's written agreement."
            ),
            (
                "If {c} is ill on a day that the order names, ring the other household before nine"
                " and offer another day."
            ),
        ),
    ),
)
