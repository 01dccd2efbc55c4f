"""Right letters to parents, unseen: appointments, forms, notes, apologies and small business."""

from checker.practice.packs.book import Enclosing, Matter

_CONSENT = Enclosing(
    called=("consent form", "form of consent"),
    file="Consent form",
    title="Consent to share information",
    paragraphs=(
        "Case {number}. I am the parent of {cs_full}.",
        "I agree that {own} may ask the school and the doctor how my family is getting on.",
        "I understand that I can change my mind at any time by telling {me}.",
        "Signed ..............................    Date ..............................",
    ),
)
_LEAFLET = Enclosing(
    called=("leaflet", "information leaflet", "leaflet for parents"),
    file="Leaflet for parents",
    title="What to expect from us: a leaflet for parents",
    paragraphs=(
        "Who we are. We are independent of the court, of the council and of either parent.",
        "What we do. We listen, we read, and we tell the judge what we think would be best.",
        "What we cannot do. We cannot give legal advice, and we cannot make decisions.",
        "How to complain. Speak to the person you have been dealing with, or write to the office.",
    ),
)
_SHEET = Enclosing(
    called=("worksheet", "worksheet for {c}"),
    file="Worksheet",
    title="My two houses: a worksheet",
    paragraphs=(
        "This sheet is for you, {c}. There are no wrong answers and spelling does not count.",
        "The best thing about my week is ...",
        "If I had three wishes they would be ...",
        "Somebody I can talk to when I am cross or sad is ...",
    ),
)
_TIMES = Enclosing(
    called=("timetable", "list of sessions"),
    file="Timetable",
    title="Timetable of sessions for {cs_full}",
    paragraphs=(
        "Case {number}. Prepared on {past}.",
        "Session 1 | {soon} | {clock} | main room",
        "Session 2 | {later} | {clock} | main room",
        "Session 3 (review) | {far} | {clock2} | by video",
    ),
)

PARENTS: tuple[Matter, ...] = (
    Matter(
        kind="appointment moved",
        to="parent",
        subject=("Change of appointment", "NEW DATE - please read"),
        paragraphs=(
            "Just a quick line to say I've had to move your appointment, sorry for the mess about.",
            "It's now {soon}, {clock}, same place as before ({office}). Ask for me at the desk.",
            (
                "If you can't do that give the office a bell on {own_phone} and one of the team"
                " will sort something else out."
            ),
        ),
    ),
    Matter(
        kind="video call",
        to="parent",
        subject=("Video meeting on {soon}", "How to join our video meeting"),
        paragraphs=(
            (
                "Further to our chat, we're meeting by video on {soon} at {clock}. I will email"
                " the joining details the day before. You don't need to download anything."
            ),
            "A few practical points:",
            "- find somewhere private, with the children out of earshot",
            "- nobody else should be listening in, and please don't record the meeting",
            "- if the line drops I'll ring you on the number you gave us",
            "It should take 45 mins, an hour tops.",
        ),
    ),
    Matter(
        kind="note of a meeting",
        to="parent",
        subject=("Note of our meeting on {past}", "Meeting note, {past}"),
        paragraphs=(
            "Present: {to_formal}; {me}. Apologies: {boss}.",
            "1. Purpose. To hear how things have been for {cs} since the last hearing.",
            (
                "2. What was said. {to} reported that bedtimes are calmer and that {c} has stopped"
                " asking to sleep with the light on. Homework remains a battle."
            ),
            (
                "3. Handovers. It was felt that these work best when kept short. {other} has said"
                " much the same to {me}."
            ),
            "4. Actions. {me} to ring {teacher} about reading; {to} to bring the school calendar.",
            "5. Next meeting. {soon}, {clock}.",
            "Let me know within seven days if any of this is not how you remember it.",
        ),
    ),
    Matter(
        kind="consent form",
        to="parent",
        subject=("A form for you to sign", "Permission to speak to school and the doctor"),
        paragraphs=(
            (
                "Before I can speak to anybody about {cs} I need your permission in writing. The"
                " form is enclosed with this letter."
            ),
            (
                "Kindly sign it where shown, put the date, and let us have it back in the envelope"
                " provided by {soon}. You may keep the top copy."
            ),
            "{other} has been sent the same form.",
        ),
        encloses=(_CONSENT,),
        by_email=False,
    ),
    Matter(
        kind="first contact",
        to="parent",
        subject=("Our work with your family", "Introduction and what happens next"),
        paragraphs=(
            (
                "I am an officer of {own}. The {court} has directed us to look into what"
                " arrangements would be best for {cs_full}."
            ),
            (
                "The first stage is a telephone conversation, which I should like to have with you"
                " on {soon} at {clock}. I shall be asking about any worries you have, whether the"
                " police or social services have ever been involved, and what is going well."
            ),
            (
                "I shall have the same conversation with {other}. Neither of you will be told what"
                " the other has said without good reason."
            ),
            "The enclosed leaflet answers the questions that parents most often put to us.",
        ),
        encloses=(_LEAFLET,),
    ),
    Matter(
        kind="guardian appointed",
        to="parent",
        subject=("Appointment of a guardian for {cs}", "{cs_full}: rule 16.4"),
        paragraphs=(
            (
                "{judge} decided on {past} that {cs} should be a party to the proceedings and has"
                " appointed me as children's guardian."
            ),
            (
                "My job is to represent what is best for {c}, which is not always the same as what"
                " {she} says {she} wants. I have instructed a solicitor, who will be in touch with"
                " everybody."
            ),
            (
                "I propose to see {c} alone at school in the first instance. After that I would"
                " like to see {her} with each of you at home."
            ),
        ),
    ),
    Matter(
        kind="contact centre",
        to="parent",
        subject=("Family time at the centre", "Referral to the contact centre"),
        paragraphs=(
            (
                "Good news: a slot has come up at the centre, starting {soon}. It is every other"
                " Saturday, {clock} for two hours."
            ),
            (
                "You'll each be given a different arrival time, so there's no need to bump into"
                " {other} in the car park. Staff will meet {c} at the door."
            ),
            "Please bring: a drink, a snack (no nuts), a change of clothes if it's wet.",
            "The dates are on the sheet with this letter. Stick it on the fridge!",
        ),
        encloses=(_TIMES,),
    ),
    Matter(
        kind="holiday dates",
        to="parent",
        subject=("Summer holidays", "Holiday dates as agreed"),
        paragraphs=(
            "As promised, the holiday dates that you and {other} settled on {past}:",
            "First week: with you.",
            "Second and third weeks: with {other}, with a video call on the Wednesday.",
            "Fourth week: with you, returning by {clock2} on the Saturday.",
            "The rest: as in term.",
            (
                "{c} has asked to take {hers} bike to both houses. That seems to me a matter for"
                " the two of you rather than for the court."
            ),
        ),
    ),
    Matter(
        kind="chasing",
        to="parent",
        subject=("Third attempt to contact you", "Please get in touch"),
        paragraphs=(
            (
                "I have left voicemails on {long_ago} and {past} and have not had a call back."
                " You may have changed your number, in which case apologies for pestering."
            ),
            (
                "The court wants to hear from us by {later} and at the moment I would have to say"
                " that I know what {other} thinks and not what you think. I don't want that."
            ),
            "Ring, text or email, whichever is easiest. Evenings are fine until half seven.",
        ),
    ),
    Matter(
        kind="documents returned",
        to="parent",
        subject=("Return of your documents", "Your original documents"),
        paragraphs=(
            (
                "The documents that you lent us on {long_ago} (one birth certificate, two school"
                " reports) went back to you by special delivery on {past}."
            ),
            "If they have not arrived, advise us within 14 days so that we can claim.",
        ),
        by_email=False,
    ),
    Matter(
        kind="travel refund",
        to="parent",
        subject=("Your travel claim", "Refund of fares"),
        paragraphs=(
            "Claim received {past}. Passed for payment. Amount: 14.60 pounds.",
            (
                "You should see it in your account by {soon}. We couldn't refund the taxi because"
                " there was a bus, I'm afraid those are the rules and I don't make them."
            ),
        ),
    ),
    Matter(
        kind="parents' course",
        to="parent",
        subject=("Your place on the parents' course", "Separated parents: booking confirmed"),
        paragraphs=(
            (
                "Thank you for agreeing to attend. You are booked on the session of {soon}, which"
                " runs from {clock} for four hours with a break for lunch."
            ),
            (
                "{other} will go to a session on a different day. Most people come expecting to be"
                " told off and leave having picked up something useful."
            ),
            (
                "The organisers will write to the {court} to say that you have attended. They do"
                " not report on what anybody said."
            ),
        ),
    ),
    Matter(
        kind="complaint acknowledged",
        to="parent",
        subject=("Acknowledgement of your complaint", "Complaint received {past}"),
        paragraphs=(
            (
                "I acknowledge receipt of your complaint, which reached this office on {past} and"
                " has been entered in our register."
            ),
            (
                "{boss} has been asked to investigate. You can expect a full reply by {later},"
                " being twenty working days. If it is going to take longer we will tell you why."
            ),
            (
                "Your complaint will be kept apart from the case file. I shall go on dealing with"
                " letters and calls about {cs} in the meantime."
            ),
        ),
    ),
    Matter(
        kind="apology",
        to="parent",
        subject=("Sorry - wrong date in my last letter", "Correction"),
        paragraphs=(
            (
                "I'm really sorry, I put the wrong date in the letter I sent you on {past}. It"
                " should have said {soon}. The time ({clock}) was right."
            ),
            "{other} got the right date so you'll not be missing anything. My fault entirely.",
        ),
    ),
    Matter(
        kind="conduct",
        to="parent",
        subject=("What happened at our office on {past}", "Your visit to our office"),
        paragraphs=(
            (
                "I have been told about what happened in our waiting room on {past}. I appreciate"
                " that you had been kept waiting and that you were upset."
            ),
            (
                "Nevertheless our reception staff should not be shouted at or called names. I must"
                " ask you not to do so again. If it were to be repeated we would see you by"
                " appointment only, and with a second member of staff."
            ),
            "None of this affects what {boss} will say about {cs}. I hope we can draw a line here.",
        ),
    ),
    Matter(
        kind="worksheet",
        to="parent",
        subject=("Something for {c} to fill in", "Worksheet for {c}"),
        paragraphs=(
            (
                "When I met {c} I promised {her} something to do at home. It is in the envelope."
                " Felt tips work better than crayons."
            ),
            (
                "{She} can do it on {hers} own or with a grown-up, as {she} likes, but please"
                " don't help with the answers. I'll collect it when I see {her} on {soon}."
            ),
        ),
        encloses=(_SHEET,),
        by_email=False,
    ),
)
