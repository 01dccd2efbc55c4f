"""The sentences of the held-out book that plant a mistake, by code and class."""

from collections.abc import Mapping

_PEOPLE: dict[str, tuple[str, ...]] = {
    "person.not-in-case/parent": (
        "{stranger} will collect on Fridays, as he has done since the spring.",
        "As I explained to {stranger}, the judge will want to hear from both sides.",
        "Mrs {stranger_last} and Mr {stranger2_last} have each signed the plan.",
        "In the father's statement {stranger} says that the flat has two bedrooms.",
    ),
    "person.not-in-case/child": (
        "{stranger_child} drew a picture of the whole family for me.",
        "Please have {stranger_child} ready at the school gate.",
        "Nothing in this letter should be repeated to {stranger_child}.",
    ),
    "person.not-in-case/firm": (
        "Would your client object to {stranger} being the supervisor?",
        "We understand that {stranger} is the father and holds parental responsibility.",
    ),
    "person.other-case": (
        "When I saw {x_child}, {x_child_first} asked whether {x_parent} was coming too.",
        "{x_formal} and {x_other} have filed their statements.",
    ),
    "reference.other-case": (
        "All letters to the court must carry the number {x_number}.",
        "This follows the order in {x_number}.",
    ),
    "parties.transposed/parts": (
        (
            "By an application issued in the summer {respondent}, the applicant, seeks time with"
            " {cs}. {applicant}, the respondent, opposes it."
        ),
        "Applicant: {respondent}. Respondent: {applicant}.",
        "The respondent is {applicant} and the applicant is {respondent}.",
    ),
    "parties.transposed/parents": (
        "Present at the meeting were the mother ({father_full}) and the father ({mother_full}).",
        "{father_full}, {c}'s mother, joined by telephone.",
        "Mother: {father}. Father: {mother}.",
    ),
    "pronoun.mismatch/child": (
        "I asked {c} what makes {xher} laugh, and {xshe} told me a long story about a goat.",
        "{c} brought {xhers} favourite toy. {xShe} did not want to put it down.",
        "It is {c} who matters most here: what {xshe} wants, and what {xshe} needs.",
    ),
    "pronoun.mismatch/relation": (
        "I look forward to meeting your {xdaughter} {c}.",
        "{c} is a thoughtful little {xgirl}.",
        "As for {c}, your {xdaughter} has made it plain that football comes first.",
    ),
    "pronoun.mismatch/other": (
        "{other} explained that {o_xshe} works shifts, and that {o_xhers} rota changes each month.",
        "When I put this to {other}, {o_xshe} agreed at once.",
    ),
    "birth-date.mismatch/born": (
        "The child concerned is {c_full}, who was born on {c_wrong_born}.",
        "Date of birth of {c_full}: {c_wrong_born}.",
    ),
    "birth-date.mismatch/figures": (
        "{c_full} ({c_wrong_born_short}).",
        "Child: {c_full}   D.O.B.: {c_wrong_born_short}",
    ),
    "birth-date.mismatch/age": (
        "{c_full} ({c_wrong_age}) is in good spirits.",
        "At {c_wrong_age} years of age, {c} can say what {she} would like.",
    ),
    "source.identified/neighbour": (
        "The noise was reported by {stranger}, who lives next door to you.",
        "It was Mr {stranger_last} from the flat below who telephoned the council.",
    ),
    "source.identified/referrer": (
        "We were first contacted by {stranger}, the referrer, who wishes to remain anonymous.",
        "{stranger} referred the family to children's social care and asked for confidentiality.",
        "Referrer's name: {stranger}.",
    ),
    "source.identified/witness": (
        "{stranger}, a witness whose identity is protected, described the incident.",
        "The confidential informant was {stranger}.",
    ),
    "source.identified/scheme": (
        "A Clare's Law request about you was made by {stranger}.",
        "The request under Sarah's Law came from {stranger}.",
    ),
    "child.wrong": (
        (
            "{s} has had a good term. I saw {s} at school and {s} told me about the choir. {s}"
            " hopes that the weekends can be longer."
        ),
        "It is about {s} that I want to write. {s_full} has been to the dentist and {s} was brave.",
    ),
    "child.wrong/birth date": (
        "Child: {c_full}, date of birth {s_born}.",
        "This concerns {c_full}, born {s_born}.",
    ),
    "child.wrong/similar": (
        "{alike} {c_last} made me a bracelet.",
        "The school says that {alike} {c_last} is doing well.",
    ),
    "child.not-entitled": (
        "My enquiries have covered {every}, all of whom I have now met.",
        "There is a page in the report about each of {every}.",
    ),
    "child.not-entitled/one": (
        "{half} has begun to see a counsellor and would rather that nobody knew.",
        "I am sorry to say that {half} was excluded from school for three days.",
    ),
    "template.gap": (
        "Your appointment is with <<ADVISER>>.",
        "The children's names are [CHILD 1] and [CHILD 2].",
        "I confirm that he/she* attended (*delete as applicable).",
        "The report is due on [date to be inserted].",
        "Dear {{{{Title}}}} {{{{Surname}}}}, thank you for your call.",
        "The fee is \u00a3XX.XX.",
    ),
}
_PROTECTED: dict[str, tuple[str, ...]] = {
    "protected.address": (
        "Collection will be from {kept} at four.",
        "According to the school, {c}'s home is {kept}.",
        "The officer attended {kept} and found nobody in.",
        "Parcel returned: {kept}.",
    ),
    "protected.address/postcode": (
        "A search of {kept} shows a park nearby.",
        "Area: {kept}",
    ),
    "protected.contact/phone": (
        "Ring {kept_contact} if you are late for the handover.",
        "Mobile for {other}: {kept_contact}",
    ),
    "protected.contact/local": (
        "User name of {other}: {kept_contact}.",
        "Replies to {kept_contact} have come back.",
    ),
    "protected.address/house": (
        "It is a pleasure to visit {kept}, she said.",
        "Deliveries should be left at {kept}.",
    ),
    "protected.contact/six": (
        "The mobile ending {kept_contact} was switched off.",
        "Missed call from {other} (...{kept_contact}).",
    ),
    "protected.contact/email": (
        "Copy {kept_contact} into your reply.",
        "E-mail for {other}: {kept_contact}",
    ),
    "protected.refuge/name": (
        "A key worker from {refuge} came with them.",
        "{refuge} has a garden, and {c} plays there after school.",
    ),
    "protected.refuge/address": (
        "The taxi is booked to {refuge_at}.",
        "Address for deliveries: {refuge_at}.",
    ),
    "protected.refuge/postcode": ("The taxi is booked to {refuge_code}.",),
    "protected.adoption/name": (
        "The prospective adopter, {adopter}, met the panel.",
        "Introductions with {adopter} went smoothly.",
    ),
    "protected.adoption/address": (
        "Introductions took place at {adopter_at}.",
        "The adopter's home, {adopter_at}, has been approved.",
    ),
    "protected.adoption/surname": ("On the new certificate the surname is {adopter_last}.",),
    "protected.name": (
        "She signs her letters {new_name} these days.",
        "The booking is under {new_name}.",
    ),
    "protected.location-clue": (
        "{clue} has sent me {c}'s attendance.",
        "There was a summer fair at {clue} and {c} won a prize.",
    ),
    "protected.location-clue/generic": (
        "The childminder in {kept_town} can keep {c} until six.",
        "They have registered with the dentist on {kept_street}.",
    ),
    "protected.jigsaw/two": (
        (
            "{c} takes the bus from {kept_town} to the leisure centre, and the {kept_town}"
            " officers know the house. Their post is sorted at {kept_outward}."
        ),
        "The new flat is off {kept_street}, a short walk from the station at {kept_town}.",
    ),
    "protected.jigsaw/one": (
        "Life in {kept_town} suits {c}.",
        "The drive from {kept_town} made {c} late.",
    ),
}
_MATERIAL: dict[str, tuple[str, ...]] = {
    "restricted.material/police": (
        (
            "PNC: subject has two cautions and one conviction (2018, battery). Intelligence"
            " reports grade B2 refer to cannabis at the address."
        ),
        (
            "I have been shown the police disclosure bundle, which records three call-outs (log"
            " numbers 214, 871 and 1102) and an unsigned statement."
        ),
    ),
    "restricted.material/marac": (
        (
            "At MARAC on {past} the chair noted fourteen ticks on the risk checklist; the minutes"
            " set out what each agency holds."
        ),
        "Extract from MARAC minutes - do not share: victim to be offered a panic alarm.",
    ),
    "restricted.material/strategy": (
        "Strategy discussion minutes, {past}: threshold met for section 47; police to visit first.",
        "The record of the strategy meeting says who suspected what and when.",
    ),
    "restricted.material/medical": (
        (
            "From {other}'s hospital records: admitted overnight following an overdose, seen by"
            " the liaison psychiatrist, discharged."
        ),
        "{other}'s GP records disclose a diagnosis of bipolar disorder and a course of lithium.",
    ),
    "privileged.material/prejudice": (
        "Without prejudice: we would be prepared to drop the complaint if the fee were refunded.",
        "This paragraph is written without prejudice and subject to contract.",
    ),
    "privileged.material/advice": (
        "Counsel's opinion is that the appeal will fail, and privilege in it is not waived.",
        "Note of a conference with our barrister (legal professional privilege applies): settle.",
    ),
    "sensitive.special-category": (
        "{c} has type 1 diabetes, coeliac disease and attends the asthma clinic.",
        "There is a history of postnatal depression and of self-harm.",
        "The maternal family are practising Jehovah's Witnesses; the paternal family are Sikh.",
        "He has a conviction for harassment and served a suspended sentence.",
        "She describes herself as British Pakistani and he as Black African.",
        "The termination of a pregnancy in 2021 was distressing for both.",
        "He is recovering from heroin addiction and is prescribed methadone.",
        "She is in a same-sex relationship and has been since 2020.",
        "The psychologist diagnosed post-traumatic stress disorder and prescribed an SSRI.",
        "He is an active member of a trade union and was arrested at a demonstration.",
    ),
    "identifier.unneeded/nhs": (
        "Patient {c_full}, NHS number {nhs}, was seen on {past}.",
        "NHS {nhs}",
    ),
    "identifier.unneeded/nino": (
        "We hold the following for you: N.I. No. {nino}.",
        "NINO {nino} appears on the payslip.",
    ),
    "identifier.unneeded/upn": (
        "Pupil {c_full} - UPN {upn} - year group as shown.",
        "The unique pupil number is {upn}.",
    ),
    "identifier.unneeded/passport": (
        "Identity seen: British passport {passport}.",
        "Passport No: {passport}, issued at Durham.",
    ),
    "identifier.unneeded/bank": (
        "Payee account {account}, sort code {sort}.",
        "Bank details on file: {sort} / {account}.",
    ),
    "document.draft": (
        "[Draft for approval by the service manager]",
        "This version is a draft and is not to be relied upon.",
    ),
    "channel.mismatch": (
        "As you have asked, this comes to you by email only.",
        "Sent by e-mail only; no paper copy will follow.",
    ),
    "hidden.comments": ("Are we sure she can see this?", "Soften this paragraph please."),
    "hidden.tracked-changes": (
        "You were evasive throughout.",
        "The allegation is, in my opinion, made up.",
    ),
    "email.subject/name": (
        "{c_full} - school report",
        "{other_formal}: hearing bundle",
    ),
    "email.subject/word": (
        "Child protection: rape allegation against {other_formal}",
        "Drug test results for {other_formal}",
    ),
    "email.subject/court": ("As discussed", "Filing: report for {later}"),
    "email.link": (
        "Everything is in this folder: https://files.wetransfer.example/downloads/77ab2c91",
        "Open the bundle here: https://northern-my.sharepoint.example/personal/x/Documents/b1",
    ),
}
SAYINGS: Mapping[str, tuple[str, ...]] = _PEOPLE | _PROTECTED | _MATERIAL
