"""The documents of our book that scenarios enclose: right in themselves, wrong for a reader."""

from collections.abc import Mapping

from checker.practice.packs.book import Enclosing

ENCLOSURES: Mapping[str, Enclosing] = {
    "police": Enclosing(
        called="police disclosure",
        file="Police disclosure",
        title="Police National Computer: record of {applicant}",
        paragraphs=(
            "Printed for {own}. Case number {number}. Not to be copied to any party.",
            (
                "2016: theft, caution. 2019: common assault, no further action. 2021: arrested,"
                " not charged."
            ),
            "Intelligence: officers were called to the address four times in 2024.",
        ),
    ),
    "marac": Enclosing(
        called="minutes",
        file="MARAC minutes",
        title="Multi-agency risk assessment conference: minutes",
        paragraphs=(
            "Confidential. These minutes must not be disclosed outside the agencies.",
            (
                "{mother_full} was heard as a high-risk case. The police, housing and health were"
                " there."
            ),
            "Actions: police to mark the address; housing to look for a safe property.",
        ),
    ),
    "strategy": Enclosing(
        called="notes of a meeting",
        file="Strategy meeting",
        title="Strategy meeting under section 47 of the Children Act 1989: minutes",
        paragraphs=(
            "Case number {number}. {cs_full}. Chair: {social_worker}. Police: {officer}.",
            "Agreed: joint enquiries; the parents are not to be told before {soon}.",
        ),
    ),
    "advice": Enclosing(
        called="advice",
        file="Advice",
        title="Advice in the matter of case number {number}",
        paragraphs=(
            "Confidential and subject to legal professional privilege.",
            (
                "I am asked to advise {own} on the complaint. In my view it has reasonable"
                " prospects, and I would settle it."
            ),
        ),
    ),
    "section 7": Enclosing(
        called="Section 7 report",
        file="Section 7 report",
        title="Section 7 report about {cs_full}",
        paragraphs=(
            "Case number {number}. Prepared for the {court} by {me}, family court adviser.",
            "{applicant} and {respondent} do not agree how {cs} should share the week.",
            "I recommend that {c} spends alternate weekends and half of the holidays with each.",
        ),
    ),
    "safeguarding": Enclosing(
        called="safeguarding letter",
        file="Safeguarding letter",
        title="Safeguarding letter to the {court}",
        paragraphs=(
            "Case number {number}. Children: {cs_full}.",
            "I spoke to {applicant_called} and to {respondent_called} on {past}. Checks were made.",
        ),
    ),
    "c8": Enclosing(
        called="form C8",
        file="Form C8",
        title="Form C8: confidential contact details",
        paragraphs=(
            "Case number {number}. The details on this form are kept from the other parties.",
            "The form was filed on {long_ago}.",
        ),
    ),
    "statement": Enclosing(
        called="statement",
        file="Witness statement",
        title="Witness statement of {applicant}",
        paragraphs=(
            "Case number {number}. I am the applicant and I make this statement for the hearing.",
            "I have cared for {c} since {she} was born. I would like {her} to see both of us.",
        ),
    ),
}
