"""Right letters to parents, unseen: the small business of an office, in many hands."""

from checker.practice.packs.book import Enclosing, Matter

_SURVEY = Enclosing(
    called=("feedback form", "short survey"),
    file="Feedback form",
    title="Tell us what you think",
    paragraphs=(
        "You do not have to give your name. Circle one answer to each question.",
        "1. I was treated with respect.    Yes / Mostly / No",
        "2. I knew what would happen next.    Yes / Mostly / No",
        "3. One thing that you should change:",
    ),
)
_AGREEMENT = Enclosing(
    called=("written agreement", "working agreement"),
    file="Written agreement",
    title="Working agreement between the parents of {cs_full}",
    paragraphs=(
        "Agreed by {applicant} and {respondent} with the help of {me}, on {past}.",
        "1. We will use the notebook that goes in the school bag, and not texts.",
        "2. We will be on time, and will say so if we are running late.",
        "3. We will not ask {c} to carry messages.",
        "4. We will look at this again on {far}.",
    ),
)
_LETTER_TO_CHILD = Enclosing(
    called=("letter for {c}", "note for {c}"),
    file="Letter to a child",
    title="For {c}",
    paragraphs=(
        "Hello {c}, it was lovely to meet you. Thank you for showing me your drawings.",
        "You asked me what a judge is. A judge listens to everybody and then makes a plan.",
        "You do not have to choose between Mum and Dad, and nobody is cross with you.",
        "From {me}",
    ),
)

BUSINESS: tuple[Matter, ...] = (
    Matter(
        kind="adjustments",
        to="parent",
        subject=("Help with our meetings", "Adjustments that we can make"),
        paragraphs=(
            ("You told my colleague that long letters are hard for you. Here is a short one."),
            "I will see you on {soon}. The time is {clock}. The place is {office}.",
            "You can bring a friend. You can stop for a break when you want.",
            "I will read things out to you. You do not need to write anything.",
        ),
    ),
    Matter(
        kind="password",
        to="parent",
        subject=("Calling us about your case", "Security when you telephone"),
        paragraphs=(
            (
                "Because of the nature of our work we have to be certain who we are talking to."
                " When you next ring, the person who answers will ask you for three pieces of"
                " information, including the reference at the top of this letter."
            ),
            (
                "If a relative or a friend rings on your behalf we shall not be able to say"
                " anything at all, not even whether we know you. I hope that you will see this as"
                " a protection and not as an obstacle."
            ),
        ),
    ),
    Matter(
        kind="feedback",
        to="parent",
        subject=("How did we do?", "Your views"),
        paragraphs=(
            (
                "Your case came to an end on {past}. We would be grateful for five minutes of your"
                " time to tell us what we did well and where we fell short."
            ),
            "Nobody who worked with you will see what you write. {boss} reads all of the answers.",
            "To take part by telephone ring {own_phone} on a weekday and ask for the survey.",
        ),
    ),
    Matter(
        kind="waiting list",
        to="parent",
        subject=("Allocation of your case", "Waiting for an adviser"),
        paragraphs=(
            (
                "Your case has come to us from the {court} and is waiting to be given to one of"
                " our advisers. We're short of people at the moment and I won't pretend otherwise."
            ),
            (
                "I'd expect you to hear from somebody by {soon}. If anything happens before then"
                " that makes you worried about {cs}, don't wait for us: ring the council, or 999"
                " in an emergency."
            ),
            "You don't need to ring to check. We will write as soon as there is a name.",
        ),
    ),
    Matter(
        kind="records request",
        to="parent",
        subject=("Subject access request: more information needed", "Your request for your file"),
        paragraphs=(
            (
                "We have your request dated {past} under Article 15. In order to search properly"
                " we should be obliged if you would tell us (a) the period in which you are"
                " interested and (b) whether you want emails as well as case notes."
            ),
            (
                "Time does not run until we have your answer. Papers that were filed with the"
                " court are dealt with under other rules, and you should ask the {court} for them."
            ),
        ),
    ),
    Matter(
        kind="small worry",
        to="parent",
        subject=("{c}'s shoes", "Your email about {c}"),
        paragraphs=(
            (
                "Thanks for your email. I can see why it was annoying to have {c} come back in"
                " trainers two sizes too small, and I have mentioned it to {other}."
            ),
            (
                "Apparently the other pair were left on the bus and nobody thought to say. New"
                " ones have been bought. {teacher} hasn't noticed any problem in PE."
            ),
            "Let's leave it there unless it happens again.",
        ),
    ),
    Matter(
        kind="letter for a child",
        to="parent",
        subject=("A letter for {c}", "To give to {c}"),
        paragraphs=(
            (
                "I have written a short letter to {c}, which is enclosed. I would be glad if you"
                " would read it to {her} at a quiet moment. You'll see there's nothing in it that"
                " {other} has not seen too."
            ),
            "If {she} wants to write back there is a stamped envelope.",
        ),
        encloses=(_LETTER_TO_CHILD,),
        by_email=False,
    ),
    Matter(
        kind="written agreement",
        to="parent",
        subject=("Working agreement", "What we wrote down on {past}"),
        paragraphs=(
            "Here's the agreement typed up, as promised. Two copies, keep one.",
            (
                "I changed 'punctual' to 'on time' because {other} said it sounded like school."
                " Otherwise it is word for word what was on the flipchart."
            ),
            "See you {far} for the review.",
        ),
        encloses=(_AGREEMENT,),
    ),
    Matter(
        kind="survey",
        to="parent",
        subject=("A few questions", "Tell us what you think"),
        paragraphs=(
            (
                "We are required to ask everybody with whom we have worked for their opinion of"
                " the service. The form enclosed takes two minutes. It is entirely voluntary."
            ),
            "Thanking you in anticipation.",
        ),
        encloses=(_SURVEY,),
    ),
    Matter(
        kind="interpreter",
        to="parent",
        subject=("Interpreter booked", "Your meeting on {soon}: interpreter"),
        paragraphs=(
            (
                "An interpreter has been booked for your meeting on {soon} at {clock}. The"
                " interpreter is not a friend of either family and has signed to keep everything"
                " private."
            ),
            "If you would rather have a woman or a man, say so now and I will try.",
        ),
    ),
    Matter(
        kind="after a call",
        to="parent",
        subject=("Our chat today", "Following our call"),
        paragraphs=(
            "Good to talk earlier. To recap:",
            "* you're not opposed to Wednesdays, you just need to know by the Sunday",
            "* {c}'s inhaler travels with {her}, always",
            "* {other} does the dentist, you do the optician",
            "* we park the passport question until after {later}",
            "Shout if I've got any of that wrong.",
        ),
    ),
    Matter(
        kind="refusal to disclose",
        to="parent",
        subject=("Your request of {past}", "What we can and cannot tell you"),
        paragraphs=(
            (
                "You have asked us what {other} said in interview. I am not able to tell you."
                " Anything that matters will be in the report, and you will be able to answer it."
            ),
            (
                "You have also asked for the name of {c}'s new teacher. I have suggested to"
                " {other} that you be told directly, and I understand that you will be."
            ),
        ),
    ),
    Matter(
        kind="late for handover",
        to="parent",
        subject=("Handover times", "Saturday handovers"),
        paragraphs=(
            (
                "{other} has let me know that {c} was brought back at twenty past on each of the"
                " last three Saturdays. I am not taking sides. I can hear from both of you that"
                " the traffic is dreadful."
            ),
            (
                "Might it help to move the time to {clock2}? I have put the same idea to {other},"
                " and would ask you both to try it until {soon}."
            ),
        ),
    ),
    Matter(
        kind="proof of identity",
        to="parent",
        subject=("Confirming who you are", "ID please"),
        paragraphs=(
            (
                "We note that we do not hold proof of your identity. Prior to your appointment on"
                " {soon} kindly bring to reception one item from list A (passport, driving"
                " licence) or two from list B (utility bill, bank statement, tenancy)."
            ),
            "Originals only. They will be handed straight back.",
        ),
    ),
    Matter(
        kind="wishes of a teenager",
        to="parent",
        subject=("Meeting {c}", "I have met {c}"),
        paragraphs=(
            (
                "I met {c} on {past} at {hers} request. We went for a walk round the field,"
                " because {she} finds it easier to talk when nobody is looking at {her}."
            ),
            (
                "{c} would like you to know three things, and gave me permission to write them"
                " down: that {she} loves you both; that {she} hates it when the two of you text"
                " through {her}; and that {she} would like a key to each house."
            ),
            "I will be telling {other} exactly the same.",
        ),
    ),
    Matter(
        kind="snow",
        to="parent",
        subject=("Today's meeting is off", "Office closed"),
        paragraphs=(
            (
                "The heating's packed up and they've shut the building, so no meeting today. I'd"
                " have rung but your phone goes straight to voicemail."
            ),
            "New date {soon}, {clock}. {other} has been moved as well.",
        ),
    ),
    Matter(
        kind="expert instructed",
        to="parent",
        subject=("Appointment with the psychologist", "Assessment of {c}"),
        paragraphs=(
            (
                "In accordance with paragraph 4 of the order made by {judge} on {long_ago} an"
                " independent psychologist has been instructed, and will see {c} on {soon} at"
                " {clock}."
            ),
            (
                "You are requested to ensure {hers} attendance. Each of you will be seen"
                " separately thereafter. The cost is shared equally between you and {other}."
            ),
        ),
    ),
    Matter(
        kind="file transfer",
        to="parent",
        subject=("Your case is moving to another team", "Transfer"),
        paragraphs=(
            (
                "Owing to a change of boundaries your case is to be transferred to our other team"
                " with effect from {soon}. You need take no action."
            ),
            "{boss} will be your point of contact until a named worker has been confirmed.",
        ),
    ),
)
