"""More sentences of the unseen book, for the classes that most scenarios ask for."""

from collections.abc import Mapping

MORE: Mapping[str, tuple[str, ...]] = {
    "person.not-in-case/parent": (
        "{stranger} remains the primary carer and {stranger2} has alternate weekends.",
        "I'm told that {stranger}, the children's dad, has a new job on the rigs.",
        "The children went to their auntie {stranger} for tea.",
    ),
    "person.not-in-case/child": (
        "{stranger_child} has settled into reception and has a best friend.",
        "Handover of {stranger_child} to be at the garden centre.",
    ),
    "person.not-in-case/firm": (
        "Has your client told {stranger}, as the other parent, about the move?",
    ),
    "person.other-case": (
        "{x_formal} will bring {x_child} on the bus.",
        "Copy of letter to {x_formal} on file. {x_other} still to reply.",
    ),
    "parties.transposed/parts": (
        "{applicant} (the respondent) did not file a statement in time.",
        "The court gave permission to {respondent}, the applicant, to amend the application.",
    ),
    "parties.transposed/parents": (
        "{c} has a good bond with {hers} father {mother_full}.",
        "For the mother, {father_full}: in person. For the father, {mother_full}: in person.",
    ),
    "pronoun.mismatch/child": (
        "{c}'s reading is coming on and {xshe} has been moved up a group.",
        "Lovely to see {c} today. {xShe} gave me a tour of {xhers} den.",
        "{c} was asked about school. {xShe} pulled a face and said it was 'all right'.",
    ),
    "pronoun.mismatch/relation": (
        "You said that your {xdaughter} {c} worries about the dark.",
        "{c} is the only {xgirl} in the chess club.",
    ),
    "pronoun.mismatch/other": (
        "{other} says that {o_xshe} has bought a second car seat.",
        "I left a message for {other} and {o_xshe} rang back within the hour.",
    ),
    "birth-date.mismatch/born": (
        "{c_full}, born {c_wrong_born}, subject of these proceedings.",
        "Our computer has {c_full} as having been born on {c_wrong_born}.",
    ),
    "birth-date.mismatch/figures": ("Pupil: {c_full}. Date of birth {c_wrong_born_short}.",),
    "birth-date.mismatch/age": (
        "At the age of {c_wrong_age} {c} has seen more of courts than a child should.",
    ),
    "source.identified/neighbour": (
        "Mr {stranger_last} next door says that he rang us after the second night of shouting.",
        "We have a statement from your neighbour {stranger} about the parties.",
    ),
    "source.identified/referrer": (
        "{stranger} reported the matter and has asked that we keep this confidential.",
        "The anonymous letter was written by {stranger}, as we learned later.",
        "Duty took a call from {stranger}, who wished to stay anonymous, about the children.",
    ),
    "source.identified/witness": (
        "{stranger} saw you hit {c}, and told us so on the understanding of confidentiality.",
    ),
    "source.identified/scheme": (
        "Your partner's sister, {stranger}, made the application under Clare's Law.",
    ),
    "child.wrong": (
        (
            "I have finished my work with {s}. {s} was keen to tell me about Scouts, and {s} was"
            " clear about wanting to see both sets of grandparents. {s_full} is a credit to you."
        ),
    ),
    "child.wrong/similar": ("I spent an hour with {alike} {c_last} and the building blocks.",),
    "child.not-entitled": ("Section 7 report on {every}: summary below.",),
    "template.gap": (
        "Thank you for seeing me on <<date of visit>>.",
        "We have asked [name of local authority] for its records.",
        "Telephone: [xxxxx xxxxxx]",
        "The fee for this is {{{{amount}}}}.",
    ),
    "protected.address": (
        "The washing machine is being delivered to {kept} so {other} cannot come on Tuesday.",
        "Do not send anything more to the old place; use {kept}.",
        "Children seen at {kept}. Clean, warm, plenty of toys.",
        "The school has {kept} down as {c}'s address.",
        "An officer of the court went to {kept}.",
        "{other} has signed a lease on {kept}.",
        "Parking near {kept} is by permit, so I walked.",
        "Next visit: {kept}, after tea.",
    ),
    "protected.address/postcode": (
        "My sat nav could not find {kept}.",
        "The council tax band for {kept} is B.",
        "They moved within {kept} last month.",
    ),
    "protected.address/house": ("Greetings from {kept}, says the card that {c} made.",),
    "protected.contact/phone": (
        "Emergency number for {c} on {other}'s days: {kept_contact}.",
        "WhatsApp {kept_contact}.",
    ),
    "protected.contact/email": ("{other} wrote to me from {kept_contact}.",),
    "protected.contact/six": ("The caller's number finished {kept_contact}.",),
    "protected.contact/local": ("Their username there is {kept_contact}.",),
    "protected.refuge/name": ("The children get the bus from {refuge} to school.",),
    "protected.refuge/address": ("Clothes can be dropped at {refuge_at}.",),
    "protected.refuge/postcode": ("Weather in {refuge_code} kept us indoors.",),
    "protected.adoption/name": ("{adopter} would welcome a letter for {c}'s memory box.",),
    "protected.adoption/address": ("Post for {c} should go to {adopter_at}.",),
    "protected.adoption/surname": (
        "After the order {c} will take the name {adopter_last}.",
        "Mr and Mrs {adopter_last} were approved at panel.",
    ),
    "protected.name": ("I have put the tickets in the name of {new_name}.",),
    "protected.location-clue": ("{clue} is closed on {soon} for training.",),
    "protected.location-clue/generic": ("They use the play park on {kept_street}.",),
    "protected.jigsaw/two": (
        "From {kept_town} station it is five minutes to {kept_street}.",
        "{c} has a library card for {kept_town}, and the flat overlooks {kept_street}.",
    ),
    "protected.jigsaw/one": ("{other} has found work in {kept_town}.",),
    "restricted.material/police": (
        "Police call log: 02.14, male shouting, female caller, child crying. No complaint made.",
        "The PNC printout was emailed to me and lists offences under two surnames.",
    ),
    "restricted.material/marac": (
        "You were discussed at MARAC, and the minutes give the safety plan in full.",
    ),
    "restricted.material/strategy": (
        "Strategy meeting record: police to interview sibling before anybody tells the parents.",
    ),
    "restricted.material/medical": (
        "Medical records of {other}: referred for alcohol dependency, relapsed, bloods abnormal.",
    ),
    "privileged.material/prejudice": (
        "Without prejudice, and subject to the judge's approval, we would not oppose weekends.",
    ),
    "privileged.material/advice": (
        "Legal has advised (in confidence) that we have no answer to the second complaint.",
    ),
    "identifier.unneeded/nino": ("Tax and benefits: {nino} (NINO).",),
    "identifier.unneeded/nhs": ("The hospital label shows NHS number {nhs}.",),
    "document.draft": ("Working draft - amendments to {me} please.",),
    "hidden.comments": ("Who told her this?",),
    "hidden.tracked-changes": ("I would not trust anything that was said.",),
    "email.subject/name": ("Re: {c_full} and {other_formal}",),
    "email.subject/word": ("{other_formal} - assault charge and bail",),
    "email.subject/court": ("Papers", "Addendum as directed"),
}
