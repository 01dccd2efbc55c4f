"""Letters to parents that are right: appointments, reports, answers, plans, as on every day."""

from checker.practice.packs.book import Enclosing, Matter

_LEAFLET = Enclosing(
    called=("leaflet: How we work", "our leaflet 'How we work'"),
    file="How we work",
    title="How we work with your family",
    paragraphs=(
        (
            "We advise the Family Court about what is best for children. We are independent of the"
            " council, the police and the parents."
        ),
        (
            "A family court adviser reads the application, asks the police and the council what"
            " they know, and talks to each parent by telephone. The court may then ask for a"
            " report."
        ),
        (
            "You can ask to see what we hold about you. You can complain if you are not content,"
            " and we will answer within 15 working days."
        ),
    ),
)
_REPORT = Enclosing(
    called=("Section 7 report", "report dated {past}", "copy of my report"),
    file="Report",
    title="Report to the Family Court about {cs_full}",
    paragraphs=(
        (
            "Case number {number}. This report is about {cs_full}. The applicant is {applicant}"
            " and the respondent is {respondent}."
        ),
        (
            "I met {c} at our office on {long_ago} and again on {past}. {She} was at ease and"
            " talked about {hers} friends, a swimming club and the family's dog."
        ),
        (
            "{c} told me that {she} likes seeing both of {hers} parents and does not want to"
            " choose between them. {She} asked me to tell the judge so."
        ),
        (
            "{applicant_called} described the arrangements before the separation."
            " {respondent_called} remembers some of it differently. Both speak of {c} with warmth."
        ),
        (
            "The police hold nothing that bears on the welfare of {cs}. The council had one"
            " enquiry, which was closed without further action."
        ),
        (
            "I recommend that the arrangements grow step by step, and that both parents finish a"
            " course for separated parents before the final hearing."
        ),
    ),
)
TO_PARENTS: tuple[Matter, ...] = (
    Matter(
        kind="appointment",
        to="parent",
        subject=("Your appointment on {soon}", "Meeting to talk about {cs}"),
        paragraphs=(
            (
                (
                    "I have been asked by the {court} to look into what arrangements would be best"
                    " for {cs}. I would like to meet you on {soon} at {clock} at {office}."
                ),
                (
                    "The {court} has asked me to report on {cs}. Your appointment is on {soon} at"
                    " {clock}, at our office, {office}."
                ),
            ),
            (
                "The meeting takes about an hour. Tell the person at the desk your name and that"
                " you have come to see {me}. There is a quiet room if you would rather not wait"
                " with others, and a way in without steps."
            ),
            (
                "Bring this letter, something with your photograph on it, and any papers that you"
                " want me to see. You may bring a friend, but I will ask to talk to you alone."
            ),
            "{other} will be seen on another day. You will not meet in the building.",
            "If the time does not suit you, telephone {own_phone} by noon on the day before.",
        ),
    ),
    Matter(
        kind="report",
        to="parent",
        subject=("Report about {cs_full}", "My report to the court: {cs}"),
        paragraphs=(
            (
                "I enclose my report, which I sent to the {court} on {past}. The hearing is on"
                " {later} at {clock}."
            ),
            (
                (
                    "I saw {c} at school, where {hers} teacher, {teacher}, told me that {she} is"
                    " punctual, well liked and a little quiet in the mornings."
                ),
                (
                    "{teacher}, who teaches {c}, told me that {she} has settled well this year and"
                    " that {hers} reading has come on."
                ),
            ),
            (
                "I have also read a letter from {doctor}, and notes of the council's social"
                " worker, {social_worker}. Neither has any concern at present."
            ),
            (
                "You and {other} see some things differently. Where that is so I have set out both"
                " accounts and said which I relied on, and why."
            ),
            (
                "The report belongs to the court. You may show it to your solicitor. Nobody else"
                " may see it unless the court agrees, and it must not be put online."
            ),
            "If there is a mistake of fact in it, write to me by {soon} and I will tell the court.",
        ),
        encloses=(_REPORT,),
    ),
    Matter(
        kind="first letter",
        to="parent",
        subject=("Children Act application: {cs_full}", "About {cs}: what happens next"),
        paragraphs=(
            (
                "{applicant} has applied to the {court} about {cs}. The court has told us, and we"
                " have been asked to find out whether any child could be at risk of harm."
            ),
            (
                "I will telephone you on {soon} at about {clock}. The call takes half an hour."
                " Find a place where nobody else can hear you, and do not put the call on a"
                " loudspeaker."
            ),
            (
                "We also ask the police and {council} whether they know the family. What they tell"
                " us, and what you tell me, will be in a short letter to the court before the"
                " first hearing on {later}."
            ),
            (
                "You will not be asked to agree to anything on the telephone. If you have a"
                " solicitor you may talk to them first."
            ),
            "Our leaflet explains how we work and how we keep what you tell us.",
        ),
        encloses=(_LEAFLET,),
    ),
    Matter(
        kind="child seen",
        to="parent",
        subject=("Seeing {c} on {soon}", "Visit to talk with {c}"),
        paragraphs=(
            (
                "I would like to see {c} on {soon} at {clock}. I will come to our office room for"
                " children, where there are books and toys, and {c} may bring something of {hers}"
                " own."
            ),
            (
                "I have seen many children of {hers} age. I will ask what {she} likes, what a good"
                " day is, and what {she} would change if {she} could. I do not ask a child to"
                " choose."
            ),
            (
                "Do not tell {c} what to say. You might say that {me} is somebody who listens to"
                " children and helps the judge."
            ),
            (
                "Afterwards I will tell you how it went, but I may keep to myself what {c} asks me"
                " not to pass on, unless somebody could be hurt."
            ),
        ),
    ),
    Matter(
        kind="after a call",
        to="parent",
        subject=("Our conversation on {past}", "What we talked about on {past}"),
        paragraphs=(
            (
                "Thank you for speaking to me on {past}. I said that I would write down what you"
                " told me, so that you can put it right if I misunderstood."
            ),
            (
                "You told me that {c} (now {c_age}) is well, that {she} sleeps better than in the"
                " spring and that {hers} asthma has not troubled {her} since {long_ago}."
            ),
            (
                "You would like {c} to spend Wednesday evenings and every second weekend with you."
                " You said that you and {other} can talk about school but not about money."
            ),
            (
                "You worry about handovers in the car park. I will put to {other} that a relative"
                " could bring {c} instead."
            ),
            "If something here is wrong, tell me by {soon}. I will then speak to {other}.",
        ),
    ),
    Matter(
        kind="hearing",
        to="parent",
        subject=("Hearing on {later}: {cs_full}", "Hearing at the {court}"),
        paragraphs=(
            "The next hearing is on {later} at {clock} at the {court}, before {judge}.",
            (
                "Please be there an hour before. I will talk to you and to {other} one after the"
                " other, to see what can be agreed. There is a separate waiting room if you ask"
                " for it."
            ),
            (
                "The court will have my letter of {past}. It will decide whether it needs a longer"
                " report, and what should happen until then."
            ),
            "If you need an interpreter or a hearing loop, tell the court office by {soon}.",
            "You can ask the usher on the day where to find me.",
        ),
    ),
    Matter(
        kind="complaint",
        to="parent",
        subject=("Your complaint of {long_ago}", "Answer to your complaint"),
        paragraphs=(
            (
                "Thank you for your letter of {long_ago}. You wrote that {boss} did not ring back"
                " when promised, and that a letter reached you after the day it was about."
            ),
            (
                "I have read the file, I have spoken to {boss}, and I have listened to two"
                " recorded calls. You were right about both. The first call back was missed"
                " because of sickness and nobody took it over. The letter was posted second class,"
                " four days late."
            ),
            (
                "I am sorry. I have asked that every call back is put in the team's diary, and"
                " that letters about a day are sent first class."
            ),
            (
                "I did not agree that the report was one-sided. It gives your account of the"
                " summer holiday in paragraph 14 and {other}'s in paragraph 15, and says why it"
                " prefers neither. If you do not accept that, the place to say so is the hearing"
                " on {later}."
            ),
            (
                "If you are not content with my answer you may ask the Ombudsman to look at it."
                " Your Member of Parliament can send it on for you."
            ),
        ),
    ),
    Matter(
        kind="contact plan",
        to="parent",
        subject=("Time with {cs} over the holidays", "Holiday arrangements for {cs}"),
        paragraphs=(
            "You and {other} both asked me to write down what was agreed at the meeting on {past}.",
            (
                "{cs} will be with you from {soon} at {clock} until {later} at {clock2}, and with"
                " {other} for the rest of the holiday. Handovers are at the library, inside, by"
                " the children's desk."
            ),
            (
                "Neither of you will ask {c} about the other's home or friends. Each of you may"
                " ring once a day, between 5pm and 6pm, for not more than ten minutes."
            ),
            "{c}'s inhaler and {hers} school bag go with {her}. A list is kept in the bag.",
            (
                "This is not an order of the court. If it goes well, you may ask the court on"
                " {far} to make it one."
            ),
        ),
    ),
)
