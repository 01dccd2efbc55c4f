"""The documents of the held-out book that scenarios enclose."""

from collections.abc import Mapping

from checker.practice.packs.book import Enclosing

ENCLOSED: Mapping[str, Enclosing] = {
    "police": Enclosing(
        called="disclosure schedule",
        file="PNC print",
        title="PNC record: {respondent}",
        paragraphs=(
            "RESTRICTED. Disclosed under the 2013 protocol for use in proceedings {number} only.",
            "Convictions: 1. Cautions: 2. Reprimands: 0. Impending: 1.",
            "Intelligence summary: the subject associates with persons who supply drugs.",
        ),
    ),
    "marac": Enclosing(
        called="record of the conference",
        file="Conference record",
        title="MARAC minutes of {past}",
        paragraphs=(
            "Members are reminded that these minutes are confidential to the conference.",
            "Case 7. Victim {mother_full}. Perpetrator {father_full}. Children {cs}.",
            "Housing to fit locks; IDVA to visit; police marker for twelve months.",
        ),
    ),
    "strategy": Enclosing(
        called="record of discussion",
        file="Record of discussion",
        title="Record of strategy discussion, section 47",
        paragraphs=(
            "Re: {cs_full}. Attended by {social_worker} (chair) and {officer}.",
            "Outcome: single-agency enquiry. Parents not informed at this stage.",
        ),
    ),
    "advice": Enclosing(
        called="opinion",
        file="Opinion",
        title="Opinion of counsel",
        paragraphs=(
            "PRIVILEGED AND CONFIDENTIAL. Prepared for the purpose of litigation, {number}.",
            "In my opinion the authority's position on costs is weak and an offer should be made.",
        ),
    ),
    "section 7": Enclosing(
        called="section 7 report",
        file="S7 report",
        title="Child arrangements: section 7 report on {cs_full}",
        paragraphs=(
            "In the {court}, number {number}. Written by {me}.",
            "{applicant} would like the week divided evenly; {respondent} would like it unchanged.",
            "My advice is that {c} needs one home for school nights.",
        ),
    ),
    "safeguarding": Enclosing(
        called="safeguarding letter",
        file="Safeguarding letter to court",
        title="Safeguarding letter",
        paragraphs=(
            "{court}. {number}. {cs_full}.",
            "{applicant_called} and {respondent_called} were each interviewed by telephone.",
        ),
    ),
    "c8": Enclosing(
        called="C8",
        file="C8",
        title="Confidential contact details: Form C8",
        paragraphs=(
            "{number}. For the court only. Not to be served on any other party.",
            "Completed on {long_ago}.",
        ),
    ),
    "statement": Enclosing(
        called="position statement",
        file="Position statement",
        title="Position statement on behalf of {respondent}",
        paragraphs=(
            "{number}. Hearing: {later}. {respondent_called} asks for the matter to be adjourned.",
            "There is agreement about school and about the summer.",
        ),
    ),
}
