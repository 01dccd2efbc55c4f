"""Letters to parents later in a case that are right: courses, records, plans, the end."""

from checker.practice.packs.book import Enclosing, Matter

_FORM = Enclosing(
    called=("consent form", "form of consent"),
    file="Consent form",
    title="Consent to enquiries",
    paragraphs=(
        "Case number {number}. Read this form with care before you sign it.",
        "I agree that {own} may ask my doctor about matters that bear on the welfare of {cs}.",
        "Signed .......................................   Date ........................",
    ),
)


TO_PARENTS_LATER: tuple[Matter, ...] = (
    Matter(
        kind="course",
        to="parent",
        subject=("Your place on the course for separated parents", "Course: planning together"),
        paragraphs=(
            (
                "The {court} has ordered that you and {other} each go to a course for separated"
                " parents. It is free and takes four hours. You will not be in the same group."
            ),
            (
                "Your place is on {soon}, from {clock}, and there is a second date on {later} if"
                " you cannot come. The people who run it do not report to the court what you say;"
                " they only tell us that you were there."
            ),
            "Parents who have been tell us that they were nervous beforehand and glad afterwards.",
        ),
    ),
    Matter(
        kind="records request",
        to="parent",
        subject=("Your request to see your records", "Subject access request received {past}"),
        paragraphs=(
            (
                "On {past} you asked for a copy of what we hold about you. We have one month to"
                " answer, and we will write to you by {later} at the latest."
            ),
            (
                "We will take out what is about other people, unless they agree or it is right to"
                " let you have it. We will tell you where we have done so."
            ),
            (
                "If you would like only the letters, or only what was written in the last year,"
                " tell us: you would have it sooner."
            ),
        ),
    ),
    Matter(
        kind="enquiries with consent",
        to="parent",
        subject=("Asking your doctor", "Your consent to a letter from your doctor"),
        paragraphs=(
            (
                "At our meeting on {past} you told me that you had been unwell last winter and"
                " have since recovered. It would help {cs} if the court could read that from your"
                " doctor."
            ),
            (
                "I enclose a form. If you sign it and send it back, I will write to the surgery"
                " and ask three questions, which are printed on the form. You do not have to"
                " agree."
            ),
            "The answer would be part of my report, and {other} would be able to read it.",
        ),
        encloses=(_FORM,),
    ),
    Matter(
        kind="two pages",
        to="parent",
        subject=("What I will recommend about {cs}", "Summary of my enquiries about {cs_full}"),
        paragraphs=(
            (
                "I promised to tell you, before the report is sent, what I am likely to say and"
                " why. I have written to {other} in the same words."
            ),
            (
                "I read the application of {applicant_called} and the answer of"
                " {respondent_called}. I spoke to each of you twice. I met {cs} on {long_ago} and"
                " on {past}."
            ),
            (
                "I spoke to {teacher} at the school on {past}. {c} arrives on time, has friends"
                " and does {hers} homework. There were two mornings in the autumn when {she} was"
                " tearful."
            ),
            (
                "I spoke to the health visitor, {visitor}, and read a letter from {doctor}. {c} is"
                " growing well, {hers} vaccinations are complete and {hers} hearing has been"
                " tested."
            ),
            (
                "I spoke to the social worker, {social_worker}. {council} has had no open case"
                " about the family and sees no need for one."
            ),
            (
                "I asked the police. They told me of one call on {long_ago}, about a quarrel in"
                " the street. Nobody was hurt and nobody was charged."
            ),
            (
                "What the two of you agree on: that {cs} should not change school, that {c} should"
                " go on with swimming, and that neither of you should move far away. That is a"
                " great deal and I will say so."
            ),
            (
                "What you do not agree on: how many nights, who fetches, and whether {c} may be"
                " taken abroad. On nights I will suggest that you begin with every second weekend"
                " and come back to it after the summer. On fetching I will suggest the"
                " after-school club. On going abroad I will suggest four weeks' notice and a copy"
                " of the tickets."
            ),
            (
                "What {c} told me I will put in {hers} own words. It did not surprise me, and it"
                " will surprise neither of you. {She} would like the arguing to stop."
            ),
            (
                "The law asks me to think about {hers} wishes, {hers} needs, the effect of change,"
                " {hers} age and background, any harm, and how able each of you is. My report goes"
                " through these one by one."
            ),
            (
                "The report goes to the {court} on {soon}. The hearing is on {later}. You will"
                " have a copy at least a week before. Until then nothing changes."
            ),
            (
                "If you would like to talk about this letter, telephone me on {own_phone}. I work"
                " from Monday to Thursday."
            ),
        ),
    ),
    Matter(
        kind="case closing",
        to="parent",
        subject=("We are closing our file about {cs}", "The end of our work with your family"),
        paragraphs=(
            (
                "The court made its order on {past} and our work has come to an end. I enjoyed"
                " meeting {cs} and I wish all of you well."
            ),
            (
                "If the order is not kept, you can go back to the court yourself. Its office can"
                " tell you how. You do not need to ask us first."
            ),
            "We keep our papers until {c} is 25, and then we destroy them.",
        ),
    ),
    Matter(
        kind="previous name",
        to="parent",
        subject=("How your name is written", "Your name in our records"),
        paragraphs=(
            (
                "You told us on {past} that some of our letters did not have your name as you"
                " write it. I am sorry. Our records now say {to_formal}."
            ),
            (
                "The report about {cs} that went to the court on {long_ago} cannot be changed, but"
                " I have sent the court a note, and the next report will have it right."
            ),
        ),
    ),
    Matter(
        kind="safety",
        to="parent",
        subject=("Coming to our office safely", "Your visit on {soon}"),
        paragraphs=(
            (
                "You told me that you are worried about meeting {other}. I have arranged that you"
                " come in by the side door, that you wait upstairs, and that you leave first."
            ),
            (
                "I will meet you at the door on {soon} at {clock}. A colleague, {boss}, will be in"
                " the building all afternoon."
            ),
            (
                "If you ever feel that you are in danger, ring 999. For advice at any hour you can"
                " ring the national helpline on 08081 570123, free of charge."
            ),
        ),
    ),
    Matter(
        kind="what others said",
        to="parent",
        subject=("What I heard about {cs}", "My visits in the last month"),
        paragraphs=(
            (
                "I promised to tell you whom I have seen. I went to the school on {past}:"
                " {teacher} let me sit in on a lesson, and {c} did not mind at all."
            ),
            (
                "At the council the file is closed. {social_worker} was good enough to read me the"
                " last page over the telephone."
            ),
            "{doctor} wrote back within a week, and {visitor} rang me from the clinic.",
            "None of this changes what I told you on {long_ago}.",
        ),
    ),
)
