"""The sentences of the unseen book that do not go to this reader, and of messages, by code."""

from collections.abc import Mapping

MATERIAL: Mapping[str, tuple[str, ...]] = {
    "restricted.material/police": (
        (
            "From the police disclosure: one conviction (drink driving, 2016); four domestic"
            " incident logs; one report from a third party graded as intelligence."
        ),
        (
            "PNC check result as received from the force: TRACE. Arrested twice, no further action"
            " both times. Warning marker for weapons."
        ),
        (
            "The force's intelligence unit tells us that {other} has been stopped with known"
            " suppliers. The log is attached to the nominal and is not for disclosure."
        ),
        (
            "I set out the police information received under the protocol: crime number 3318,"
            " public order, victim declined to support; crime number 5120, assault, charged."
        ),
        (
            "PND extract. {other}: suspect in a harassment report last year. Officer's comment:"
            " 'cocky at the door'."
        ),
    ),
    "restricted.material/marac": (
        "The MARAC minutes say that the police will fit a camera and that housing will move her.",
        "At the MARAC on {past} the case was scored as high risk. The actions were as follows.",
        (
            "I was sent the notes of the MARAC meeting. Health reported two visits to A and E;"
            " probation reported that the last order was breached."
        ),
        "MARAC {past}: IDVA says victim not ready to leave. Not to be shared with perpetrator.",
    ),
    "restricted.material/strategy": (
        (
            "The strategy meeting minutes of {past} show that health were not happy with the"
            " explanation for the burn, and that the police wanted to wait."
        ),
        "Strat meeting notes: s47 joint, ABE interview at school, parents not to be forewarned.",
        (
            "At the strategy discussion on {past} the social worker, the police and the"
            " paediatrician agreed that the injury was unlikely to be accidental."
        ),
        "Minutes of strategy meeting (confidential) - decision: medical first, then tell family.",
    ),
    "restricted.material/medical": (
        (
            "{other}'s GP has sent the full records. They show three admissions to the psychiatric"
            " ward and a long-standing prescription for olanzapine."
        ),
        "The discharge summary for {other} reads: alcohol withdrawal, seizures, discharged home.",
        (
            "I have had sight of {other}'s medical notes, in which the consultant records a"
            " personality disorder and two attempts at suicide."
        ),
        (
            "Letter from the community mental health team about {other}: did not attend x 3, risk"
            " to self moderate, medication increased."
        ),
    ),
    "privileged.material/prejudice": (
        "WITHOUT PREJUDICE. If the complaint is withdrawn we will pay 250 pounds.",
        "Our without-prejudice offer of {past} remains open until {soon}.",
        (
            "Purely on a without prejudice basis, and with no admission, we might be ready to meet"
            " half of the costs."
        ),
        "We write without prejudice save as to costs and invite your proposals.",
    ),
    "privileged.material/advice": (
        "Our legal team's advice, which is privileged, is to settle before the hearing.",
        (
            "I took legal advice on this. Counsel considers that the report breached the practice"
            " direction and that we would lose on the point."
        ),
        "Email from our in-house lawyer (privileged - do not forward): we are on thin ice here.",
        (
            "In conference, our barrister advised that the judge is likely to criticise the delay"
            " and that we should apologise first."
        ),
        "Solicitor's note to file, subject to legal professional privilege: prospects 40 per cent.",
    ),
    "sensitive.special-category": (
        "{c} has ADHD and has been prescribed methylphenidate by the paediatrician.",
        "One parent was sectioned under the Mental Health Act and treated for psychosis.",
        "The family attend a Pentecostal church and {c} was brought up as a Christian.",
        "There is a conviction for possession of a bladed article and a community order.",
        "Dad is of Somali origin; Mum describes herself as White Irish.",
        "She told me about an ectopic pregnancy and the depression that followed.",
        "He has hepatitis C and attends the drug treatment service on Mondays.",
        "He is gay and did not tell his family until after the separation.",
        "An autism assessment has been asked for, and the first appointment was about epilepsy.",
        "She was raped as a teenager and has had trauma therapy for it.",
        "He was cautioned for shoplifting and later sent to prison for burglary.",
        "Both grandparents are observant Jews and keep the Sabbath.",
        "The hospital found bruising, anaemia and signs of an eating disorder.",
    ),
    "identifier.unneeded/nhs": (
        "{c_full} (NHS no. {nhs}) was last seen in the spring.",
        "Health reference: NHS number {nhs}.",
        "The appointment letter quotes {nhs} as the NHS number.",
        "NHS No. {nhs} - immunisations up to date.",
    ),
    "identifier.unneeded/nino": (
        "NI no: {nino}.",
        "I have noted your National Insurance number as {nino}.",
        "The benefits office holds you under {nino} (National Insurance).",
        "N.I. number given at interview: {nino}.",
    ),
    "identifier.unneeded/upn": (
        "School record: {c_full}, UPN {upn}.",
        "{c}'s UPN ({upn}) has been passed to the new school.",
        "Unique Pupil Number {upn}.",
        "The local authority has {c} on roll with unique pupil number {upn}.",
    ),
    "identifier.unneeded/passport": (
        "ID checked: UK passport no. {passport}.",
        "{c}'s passport is number {passport} and runs out in two years.",
        "I took a copy of your passport ({passport}).",
        "Proof of identity - passport number {passport}.",
    ),
    "identifier.unneeded/bank": (
        "Refunds go to {sort} {account}, as on your form.",
        "Your account number is {account} and the sort code {sort}. Tell us if that is wrong.",
        "The money was paid into account no. {account} (sort code {sort}).",
        "Sort code: {sort}. Account: {account}.",
    ),
    "document.draft": (
        "Draft only - {boss} to check before sending.",
        "THIS IS A DRAFT LETTER AND HAS NOT YET BEEN SIGNED OFF",
        "First draft, for comment. Not for issue.",
        "Please treat this letter as a draft until you receive the signed copy.",
    ),
    "channel.mismatch": (
        "BY EMAIL ONLY",
        "This is being sent by email only to save paper.",
        "As agreed, we are writing to you by e-mail only.",
        "Sent by email only.",
    ),
    "hidden.comments": (
        "Do we have to say this? She will go mad.",
        "Check DOB with school before this goes out",
        "Take this bit out, he doesn't know yet.",
        "Not sure about the tone here.",
    ),
    "hidden.tracked-changes": (
        "Frankly I found you very difficult to deal with.",
        "I suspect that there is more to this than you have told me.",
        "The other parent is obviously the more truthful of the two.",
    ),
    "email.subject/name": (
        "{c_full}: arrangements for half term",
        "Meeting with {other_formal}",
        "FW: {c_full} contact notes",
        "{other_formal} - addendum report",
    ),
    "email.subject/word": (
        "Domestic violence risk assessment: {other_formal}",
        "Sexual abuse disclosure by {c}",
        "{other_formal}: alcohol test and mental health report",
        "Overdose - update about {other_formal}",
    ),
    "email.subject/court": (
        "Section 7 report for filing",
        "Hearing next week",
        "URGENT please put before the judge",
        "Safeguarding letter attached",
    ),
    "email.link": (
        "The papers can be found at https://www.dropbox.example/scl/fi/9qk2/bundle?rlkey=ab12",
        "I have shared a folder with you: https://drive.google.example/drive/folders/0B7xQ",
        "Click here for the bundle: https://nfas.sharepoint.example/sites/team/Shared%20Documents",
        "Large file, so use this link: https://we.tl.example/t-Zk81mQpL2",
        "Report: https://onedrive.live.example/?id=88A1&cid=2F7",
    ),
}
