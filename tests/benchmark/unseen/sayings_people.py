"""The sentences of the unseen book that bring in the wrong people, by code and class."""

from collections.abc import Mapping

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "person.not-in-case/parent": (
        "{stranger} has said that he is happy to do the Saturday pick-ups if that helps the kids.",
        "It was agreed that {stranger} will have the children for the first week of the holidays.",
        "I then spoke with the children's stepfather, {stranger}, about bedtime.",
        (
            "{stranger} and {stranger2} are the parents of the twins and both hold parental"
            " responsibility."
        ),
        "Spoke to Mum ({stranger}) 4.15pm, says contact has been fine, no issues.",
        "Paternal grandfather {stranger} attended with the children and waited outside.",
        "You mentioned that your ex-partner {stranger} has moved back in.",
    ),
    "person.not-in-case/child": (
        "{stranger_child} was asleep when I arrived so I will come back another day.",
        "Both of you want what is best for {stranger_child}, and that is a good start.",
        "Could you make sure that {stranger_child} has a packed lunch on the day?",
        "{stranger_child} has told me that the cat sleeps on the bed at Dad's house.",
        "Re {stranger_child}: the dentist has confirmed that no treatment is needed.",
        "In {stranger_child}'s own words, 'I just want everyone to stop arguing'.",
    ),
    "person.not-in-case/firm": (
        "We gather that your client now lives with {stranger}, who helps with the children.",
        "Please confirm that {stranger} has been told about the hearing as the child's father.",
        "Your client's mother, {stranger}, rang this office on {past} about the weekend.",
        "{stranger}, your client's new partner, should be available for interview.",
        "It appears that {stranger} has parental responsibility by agreement.",
    ),
    "person.other-case": (
        "{x_formal} tells me that {x_child} is now dry at night.",
        "Visit to {x_child} on {past}: fine, no concerns. Will see {x_parent} next week.",
        "At the dispute resolution appointment {x_formal} and {x_other} agreed to mediate.",
        "{x_child} asked me to tell {x_parent} about the school play.",
        (
            "{x_parent} would like {x_child_first} home by six on a Sunday. {x_other} says that"
            " five is better."
        ),
        "I have also had a letter from {x_formal}, which I deal with below.",
    ),
    "reference.other-case": (
        "Case {x_number} is in the list at 10am.",
        "When replying please use {x_number} so that the post room can match it up.",
        "I refer to your recent application under number {x_number}.",
        "Claim number {x_number} has been allocated to me.",
        "(File: {x_number})",
        "The bundle for {x_number} was lodged on {past}.",
    ),
    "parties.transposed/parts": (
        "The application is made by {respondent}. {applicant} is named as respondent to it.",
        "{respondent} - applicant. {applicant} - respondent.",
        (
            "At the hearing the applicant, {respondent}, was present and the respondent,"
            " {applicant}, joined by telephone."
        ),
        (
            "As respondent, {applicant} had fourteen days to reply to the application that"
            " {respondent} issued."
        ),
        "Parties: (1) {respondent}, applicant; (2) {applicant}, respondent.",
        "I read the respondent {applicant}'s statement and that of the applicant {respondent}.",
    ),
    "parties.transposed/parents": (
        "Mother's name: {father_full}. Father's name: {mother_full}.",
        "I rang {c}'s dad, {mother_full}, just after lunch.",
        "{mother_full} (father) said that handovers were fine.",
        "As {c}'s mum, {father} does most of the school runs.",
        "The father, {mother}, collects on Wednesdays; the mother, {father}, on Fridays.",
        "Mum {father_full} and Dad {mother_full} were both spoken to.",
    ),
    "pronoun.mismatch/child": (
        "{c} is doing well in maths, although {xshe} finds spelling hard.",
        "We talked about {c}'s week. {xShe} goes to cubs on Tuesdays and {xhers} gran on Sundays.",
        "Saw {c} at school. {xShe} was chatty. {xShe} says the new bed is comfy.",
        "I gave {c} a card to colour in and {xshe} took it home with {xher}.",
        "{c} said that nobody had asked {xher} before.",
        "When {c} is worried {xshe} chews {xhers} sleeve.",
    ),
    "pronoun.mismatch/relation": (
        "I would like to see your {xdaughter} {c} at home next time.",
        "{c} is a very articulate {xgirl} and good company.",
        "How is {c}? Is your {xdaughter} sleeping any better?",
        "It was a pleasure to meet {c}, who is plainly a much loved {xdaughter}.",
        "{c} struck me as a confident and happy {xgirl}.",
    ),
    "pronoun.mismatch/other": (
        "{other} has told me that {o_xshe} will not be seeking costs.",
        "According to {other}, {o_xhers} hours at work have gone up.",
        "I asked {other} about this on {past} and {o_xshe} said it was news to {o_xher}.",
        "{other} is content with the arrangement. All that {o_xshe} asks is a little more notice.",
        "We understand that {other} is now in a new job and that {o_xshe} finishes at three.",
    ),
    "birth-date.mismatch/born": (
        "Full name: {c_full}. Born: {c_wrong_born}.",
        "This application concerns {c_full}, whose birthday is {c_wrong_born}.",
        "{c_full} was born on {c_wrong_born} at the local hospital.",
        "You have parental responsibility for {c_full} (date of birth {c_wrong_born}).",
        "The report is about {c_full}, b. {c_wrong_born}.",
    ),
    "birth-date.mismatch/figures": (
        "{c_full} - dob {c_wrong_born_short} - seen on {past}.",
        "Name: {c_full}; date of birth: {c_wrong_born_short}.",
        "Re {c_full}, {c_wrong_born_short}.",
        "{c_full} (born {c_wrong_born_short}) attends nursery or school full time.",
        "Subject child: {c_full}, DoB {c_wrong_born_short}, no known allergies.",
    ),
    "birth-date.mismatch/age": (
        "{c}, who is {c_wrong_age}, knows {hers} own mind.",
        "{c} is now {c_wrong_age} and {hers} views carry some weight.",
        "{c_full}, {c_wrong_age}, was seen on {hers} own.",
        "I found {c} to be a typical {c_wrong_age}-year-old.",
        "{c} (age {c_wrong_age}) enjoys drawing.",
        "{c} turned {c_wrong_age} on {hers} last birthday and had a party at the pool.",
    ),
    "source.identified/neighbour": (
        "The call about the children being left alone came from {stranger} across the road.",
        "{stranger}, who lives at the house opposite yours, has been keeping a diary of the noise.",
        "Your upstairs neighbour {stranger} contacted us because of the crying.",
        "As {stranger} from two doors down told the duty worker, there were raised voices.",
        "The complaint about the dogs was lodged by {stranger}, a neighbour of yours.",
    ),
    "source.identified/referrer": (
        "The person who contacted us about {c} was {stranger}.",
        "Contact was received on {long_ago} from {stranger}, who does not want you to know.",
        "Source of referral: {stranger} (requests anonymity).",
        "We had an anonymous call, which we now know was from {stranger}.",
        "It was {stranger} who rang the NSPCC helpline about your family.",
        "{stranger} alerted the council to the bruises but is frightened of what you might do.",
    ),
    "source.identified/witness": (
        "What happened that night was seen by {stranger}, who has asked the police not to say so.",
        "{stranger} has agreed to give evidence provided that you are not told who it is.",
        "The police have a statement from {stranger}, an eyewitness who fears repercussions.",
        "Information given in confidence by {stranger} suggests that {c} was in the car.",
        "Witness A in the police papers is {stranger}.",
    ),
    "source.identified/scheme": (
        "{stranger} asked the police for a disclosure about your past under Clare's Law.",
        (
            "Following an application by {stranger} under the child sex offender disclosure"
            " scheme, the police visited."
        ),
        "A right-to-ask request was submitted by {stranger}.",
        "{stranger} used Sarah's Law to find out whether you have any convictions.",
        "The DVDS application, in the name of {stranger}, was made on {long_ago}.",
    ),
    "child.wrong": (
        (
            "{s_full} is getting on brilliantly at school. {s} was picked for the netball team, and"
            " {s} has stopped biting nails. I will see {s} once more before the hearing."
        ),
        (
            "I saw {s} on {past}. {s} showed me round. {s} says that both houses are fine and that"
            " the dog is the best thing about either."
        ),
        "{s} told me a lot in half an hour. Above all {s} would like to be asked. {s} is no baby.",
        (
            "The school nurse has weighed and measured {s_full}. {s} is growing well. The nurse"
            " will see {s} again in the summer."
        ),
    ),
    "child.wrong/birth date": (
        "{c_full} (dob {s_born}) was seen at school.",
        "Full name {c_full}, date of birth {s_born}.",
        "I am writing about {c_full}, who was born on {s_born}.",
        "Re: {c_full}, {s_born_short}.",
    ),
    "child.wrong/similar": (
        "{alike} {c_last} was a delight to talk to.",
        "Please tell {alike} {c_last} that I have not forgotten about the stickers.",
        "Present: {alike} {c_last} and the class teacher.",
        "I have typed up what {alike} {c_last} said to me.",
        "{alike} {c_last} has drawn a picture of the park.",
    ),
    "child.not-entitled": (
        "This is how I found {every} when I visited.",
        "Please find below my notes on {every}.",
        "My recommendations for {every} follow under separate headings.",
        "In the last month I have talked to {every}, each on their own.",
        "Subject children of the report: {every}.",
    ),
    "child.not-entitled/one": (
        "{half} has been seen by the child mental health team and has an assessment next month.",
        "{half} has been missing school and there has been some trouble with the police.",
        "I was sorry to hear from {half} about the bullying on the bus.",
        "{half} does not want to go on seeing one parent, and has told me why.",
        "{half} is struggling with maths, and the school has put in extra help.",
    ),
    "template.gap": (
        "Your next appointment is on [DATE] at [TIME].",
        "Dear [title] [surname], as discussed on the telephone.",
        "I have spoken to XXXX at the school, who is happy to help.",
        "The hearing will be before [judge's name] at [court].",
        "{{{{ChildName}}}} was seen on {{{{VisitDate}}}}.",
        "Please ring me on [insert direct dial].",
        "\u00abParty1\u00bb and \u00abParty2\u00bb have both been invited.",
        "We will write to you again by __/__/____.",
        "He / she [delete whichever does not apply] has agreed.",
        "<insert paragraph on risk here>",
    ),
}
