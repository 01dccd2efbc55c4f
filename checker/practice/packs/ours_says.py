"""The sentences of our book that plant a mistake, by code and class."""

from collections.abc import Mapping

_PEOPLE: dict[str, tuple[str, ...]] = {
    "person.not-in-case/parent": (
        "I also spoke to {stranger}, who told me that the weekends with his children go well.",
        "{stranger} agrees that the handovers should be at the library.",
        "You asked whether Ms {stranger_last} could come to the meeting as well.",
        "{stranger} and {stranger2} separated in the spring and share the care of the children.",
    ),
    "person.not-in-case/child": (
        "{stranger_child} told me that the new school is nice and that maths is hard.",
        "I will see {stranger_child} at school in the week after.",
        "The arrangements for {stranger_child} should stay as they are until the hearing.",
    ),
    "person.not-in-case/firm": (
        "Your client's former husband, {stranger}, has told us that he agrees.",
        "Mr {stranger_last} has not answered our letters.",
    ),
    "person.other-case": (
        (
            "{x_child} told me that weekends with {x_parent} go well. {x_formal} hopes that"
            " {x_child_first} can stay overnight."
        ),
        "{x_parent} and {x_other} both want {x_child} to stay at the same school.",
    ),
    "reference.other-case": (
        "Quote case number {x_number} when you write to the court.",
        "The court's reference is {x_number}.",
    ),
    "parties.transposed/parts": (
        (
            "The applicant, {respondent}, asks for an order. The respondent, {applicant}, does not"
            " agree."
        ),
        "{respondent} made the application, as applicant, and {applicant} is the respondent.",
        "The application of {respondent} (applicant) against {applicant} (respondent) was read.",
    ),
    "parties.transposed/parents": (
        "{c}'s mother, {father}, and {c}'s father, {mother}, were both at the meeting.",
        "I spoke to the mother, {father_full}, on the telephone.",
        "The father ({mother_full}) would like handovers at the library.",
    ),
    "pronoun.mismatch/child": (
        (
            "{c} was shy at first. {xShe} drew a picture, and then {xshe} told me about {xhers}"
            " friends."
        ),
        "I met {c} at school, where {xshe} showed me {xhers} reading book.",
        "{c} says that {xshe} likes swimming best.",
    ),
    "pronoun.mismatch/relation": (
        "Your {xdaughter}, {c}, told me that the holidays were too short.",
        "{c} is a cheerful {xgirl} who likes football.",
        "We talked about your {xdaughter} {c}.",
    ),
    "pronoun.mismatch/other": (
        "{other} told me that {o_xshe} would bring {o_xhers} own list.",
        "I have asked {other} for {o_xhers} view, and {o_xshe} will write to me.",
    ),
    "birth-date.mismatch/born": (
        "{c_full}, born on {c_wrong_born}, lives with one of you.",
        "{c_full} (born {c_wrong_born}) is the subject of the application.",
        "{c}'s date of birth is {c_wrong_born}.",
    ),
    "birth-date.mismatch/figures": (
        "{c_full} (DOB {c_wrong_born_short}) is on the school's roll.",
        "{c_full}, d.o.b. {c_wrong_born_short}.",
    ),
    "birth-date.mismatch/age": (
        "{c}, aged {c_wrong_age}, told me about {hers} week.",
        "{c} is {c_wrong_age} years old and in good health.",
    ),
    "source.identified/neighbour": (
        "Your neighbour, {stranger}, told the council that there was shouting at night.",
        "The neighbour at the next house, Mrs {stranger_last}, rang the police.",
    ),
    "source.identified/referrer": (
        "The referral was made by {stranger}, who asked not to be named.",
        "{stranger} made the anonymous referral to children's services.",
        "It was {teacher} who reported {c}'s bruise to the council.",
    ),
    "source.identified/witness": (
        "The witness {stranger}, who does not want to be known, saw what happened.",
        "{stranger} gave the police a statement in confidence about that evening.",
    ),
    "source.identified/scheme": (
        "{stranger} applied under Clare's Law for information about you.",
        "The applicant under the Domestic Violence Disclosure Scheme was {stranger}.",
    ),
    "child.wrong": (
        (
            "I met {s} twice. {s} told me about a school trip and about a new friend. {s} would"
            " like to stay overnight, and {s}'s teacher has no worries."
        ),
        "{s_full} is doing well. {s} has settled, and {s} sleeps through the night again.",
    ),
    "child.wrong/birth date": (
        "{c_full}, born on {s_born}, has settled well.",
        "{c_full} (born {s_born}) sees both parents.",
    ),
    "child.wrong/similar": (
        "I met {alike} {c_last} on {past} and we talked about school.",
        "{alike} {c_last} would like to spend more time with both parents.",
    ),
    "child.not-entitled": (
        "The report is about {every}. It says how each of them is at home and at school.",
        "I enclose what I wrote about {every}, and about what each of them told me.",
    ),
    "child.not-entitled/one": (
        "{half} has seen the school nurse three times this term and sleeps badly.",
        "{half} told me about worries at home that have nothing to do with you.",
    ),
    "template.gap": (
        "I will meet [INSERT NAME] at our office.",
        "I will write to {{{{child_name}}}} as well.",
        "The hearing is on DD/MM/YYYY.",
        "Thank you for coming with \u00abFirstName\u00bb.",
        "I have spoken to the mother/father (delete as appropriate).",
        "[Name of school] has answered our letter.",
    ),
}
_PROTECTED: dict[str, tuple[str, ...]] = {
    "protected.address": (
        "I visited {c} at {kept}, where the living arrangements were settled.",
        "The home visit was at {kept} on {past}.",
        "The family has moved to {kept} and likes it there.",
    ),
    "protected.address/postcode": (
        "The school run from {kept} takes ten minutes.",
        "Home visit on {past} ({kept}).",
    ),
    "protected.contact/phone": (
        "{other} can be reached on {kept_contact}.",
        "I rang {other} ({kept_contact}) and left a message.",
    ),
    "protected.contact/local": (
        "{other} goes by {kept_contact} in the messaging app.",
        "The mailbox is called {kept_contact}.",
    ),
    "protected.address/house": (
        "{c} told me that {kept} has a big garden.",
        "They have lived at {kept} since the spring.",
    ),
    "protected.contact/six": (
        "{other}'s number ends in {kept_contact}.",
        "I rang {other} on the number that ends in {kept_contact}.",
    ),
    "protected.contact/email": (
        "{other} can be reached at {kept_contact}.",
        "I wrote to {kept_contact} and had an answer the same day.",
    ),
    "protected.refuge/name": (
        "I have spoken to the staff of {refuge} about the children.",
        "The children have settled at {refuge}.",
    ),
    "protected.refuge/address": (
        "The visit took place at {refuge_at}.",
        "Their post goes to {refuge_at}.",
    ),
    "protected.refuge/postcode": ("The area around {refuge_code} has good schools.",),
    "protected.adoption/name": (
        "The child is doing well with {adopter}.",
        "{adopter} will send a letter once a year.",
    ),
    "protected.adoption/address": (
        "The child is doing well with the family at {adopter_at}.",
        "The placement is at {adopter_at}.",
    ),
    "protected.adoption/surname": ("The child will be known as {c} {adopter_last}.",),
    "protected.name": (
        "{new_name} will come to the hearing as well.",
        "{c}'s parent is now known as {new_name}.",
    ),
    "protected.location-clue": (
        "{c} is settled at {clue}.",
        "The head of {clue} has no worries.",
    ),
    "protected.location-clue/generic": (
        "{c} has begun at a nursery around the corner from the new flat in {kept_town}.",
        "The new doctor is two minutes from {kept_street}.",
    ),
    "protected.jigsaw/two": (
        (
            "The {kept_town} police were called, and {c} now goes to swimming in {kept_town}. The"
            " house is in {kept_outward}."
        ),
        "{c} has joined the library in {kept_town}, and the bus from {kept_street} goes there.",
    ),
    "protected.jigsaw/one": (
        "{c} now lives in {kept_town} and likes it.",
        "The move to {kept_town} went well.",
    ),
}
_MATERIAL: dict[str, tuple[str, ...]] = {
    "restricted.material/police": (
        (
            "The PNC printout shows a caution for common assault in 2019 and an arrest in 2021"
            " without charge. Police intelligence log 4471 says that the family is known to"
            " officers."
        ),
        (
            "Extract from the Police National Computer: warning signals VI (violent). Two"
            " impending prosecutions. Not to be disclosed to the subject."
        ),
    ),
    "restricted.material/marac": (
        (
            "The minutes of the MARAC of {past} record that the case was heard as high risk, and"
            " list the actions for each agency."
        ),
        "MARAC minutes, confidential: the panel agreed a safety plan and a marker on the address.",
    ),
    "restricted.material/strategy": (
        (
            "Minutes of the strategy meeting held on {past}: the police and the council agreed to"
            " make joint enquiries under section 47."
        ),
        "The strategy discussion recorded that the parents must not be told of the enquiries yet.",
    ),
    "restricted.material/medical": (
        (
            "{other}'s medical records show treatment for depression since {long_ago}. A copy of"
            " the consultant's letter about {other} follows."
        ),
        (
            "The GP's notes about {other} say: prescribed sertraline 100 mg, referred to the"
            " crisis team."
        ),
    ),
    "privileged.material/prejudice": (
        "WITHOUT PREJUDICE. Our client would accept alternate weekends if the costs are shared.",
        (
            "The offer of {past} was made without prejudice save as to costs: three nights in"
            " fourteen."
        ),
    ),
    "privileged.material/advice": (
        (
            "Our solicitors have advised us that the complaint has good prospects of success. This"
            " advice is legally privileged."
        ),
        (
            "Legal advice, privileged and confidential: counsel thinks that we should concede the"
            " point about the late report."
        ),
    ),
    "sensitive.special-category": (
        "{c} was diagnosed with epilepsy in the spring and takes sodium valproate twice a day.",
        "The mother's depression and the father's treatment for alcohol dependence were discussed.",
        "The family is Muslim and {c} goes to the mosque on Fridays.",
        "One parent was convicted of assault occasioning actual bodily harm in 2017.",
        "{c}'s ethnicity is recorded as mixed White and Black Caribbean.",
        "There was a miscarriage in 2022, and counselling after it.",
        "A caution for possession of cannabis was recorded in 2020.",
        "One parent came out as bisexual before the separation.",
        "Schizophrenia was ruled out by the psychiatrist, who found an anxiety disorder.",
        "The baptism of {c} in the Catholic church was a matter of argument.",
    ),
    "identifier.unneeded/nhs": (
        "{c_full}'s NHS number is {nhs}.",
        "NHS No: {nhs}. The surgery has confirmed it.",
    ),
    "identifier.unneeded/nino": (
        "Your National Insurance number is {nino}.",
        "NI number {nino} was on the form.",
    ),
    "identifier.unneeded/upn": (
        "{c}'s unique pupil number (UPN) is {upn}.",
        "UPN: {upn}.",
    ),
    "identifier.unneeded/passport": (
        "You showed me passport number {passport}.",
        "{c}'s passport (no. {passport}) is kept at school.",
    ),
    "identifier.unneeded/bank": (
        "We will pay your fares to sort code {sort}, account number {account}.",
        "The maintenance goes to account {account}, sort code {sort}.",
    ),
    "document.draft": (
        "This is a draft for your manager's comments and has not been approved.",
        "DRAFT - for discussion, not to be sent.",
    ),
    "channel.mismatch": (
        "I am sending this letter by email only.",
        "This letter goes to you by email only, as you asked.",
    ),
    "hidden.comments": ("Is this the right date?", "Check with legal before this goes."),
    "hidden.tracked-changes": (
        "I do not believe what you told me.",
        "Your manner in the meeting was unpleasant.",
    ),
    "email.subject/name": (
        "Report about {c_full}",
        "{other_formal} and the hearing on {later}",
    ),
    "email.subject/word": (
        "Allegations of domestic abuse by {other_formal}",
        "{c}'s self-harm: what the hospital told us",
    ),
    "email.subject/court": ("Report attached", "Papers for the hearing on {later}"),
    "email.link": (
        "The report is here: https://northern.sharepoint.example/:f:/s/cases/EkT9aQ2vX",
        "You can download the bundle from https://drive.cloudbox.example/folders/1a9Xk2",
    ),
}
SAYS: Mapping[str, tuple[str, ...]] = _PEOPLE | _PROTECTED | _MATERIAL
