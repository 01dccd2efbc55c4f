"""Right letters to bodies, unseen: the same occasions in other hands."""

from checker.practice.packs.book import Enclosing, Matter

_REPORT = Enclosing(
    called=("addendum", "short addendum report"),
    file="Addendum",
    title="Addendum report, {number}",
    paragraphs=(
        "1. Directed by {judge} on {long_ago}. 2. Concerns {cs_full}.",
        "3. {applicant} was seen on {past}. 4. {respondent} was spoken to by telephone.",
        "5. {c} said that nothing had changed and could {she} go now, please.",
        "6. I have nothing to add to my first report.",
    ),
)
_POSTER = Enclosing(
    called=("poster", "poster for the staff room"),
    file="Poster",
    title="Supporting children whose parents are in court",
    paragraphs=(
        "Listen. Do not take sides. Do not promise to keep a secret. Write it down.",
        "If you are worried that a child is not safe, follow your own procedures first.",
    ),
)

BODIES_AGAIN: tuple[Matter, ...] = (
    Matter(
        kind="addendum to solicitors",
        to="law_firm",
        subject=("Addendum: {client}", "{client_called}, {number}"),
        paragraphs=(
            "Please find attached. Filed {past}. The other side have it.",
            "NB no change of recommendation so can we agree to vacate {later}?",
        ),
        encloses=(_REPORT,),
        serves=True,
    ),
    Matter(
        kind="costs",
        to="law_firm",
        subject=("Cost of the transcript", "{client_called}: transcript"),
        paragraphs=(
            (
                "We have your request that this service bear a third of the cost of the transcript"
                " of {past}. With respect, the order says that the parties are to pay for it in"
                " equal shares, and we are not a party."
            ),
            "Your ref {their_ref} noted for further correspondence.",
        ),
    ),
    Matter(
        kind="witness order to solicitors",
        to="law_firm",
        subject=("Final hearing: timetable", "{client}: final hearing"),
        paragraphs=(
            "Proposed running order for {later}, for your comments:",
            "10.30 reading; 11.00 {applicant}; 12.00 {respondent}; 2.00 me; 3.00 submissions.",
            "Counsel for {other} has been sent the same.",
        ),
    ),
    Matter(
        kind="school poster",
        to="school",
        subject=("For the staff room", "Thank you from {own}"),
        paragraphs=(
            (
                "It was kind of {teacher} to see me about {c_full} on {past}. I mentioned a poster"
                " and here it is. Put it up or don't, no offence taken."
            ),
        ),
        encloses=(_POSTER,),
    ),
    Matter(
        kind="school attendance",
        to="school",
        subject=("{c_full}, date of birth {c_born}: attendance", "Attendance: {c_full}"),
        paragraphs=(
            (
                "Might I have the printout for {c} from"
                " September to date? A code key would help; I never remember what 'U' stands for."
            ),
            "Needed by {soon} for a report to the {court}.",
        ),
    ),
    Matter(
        kind="school move",
        to="school",
        subject=("Transition: {c_full}", "{c_full} moving up"),
        paragraphs=(
            (
                "As {c} moves up in September, may I suggest that {teacher} and the new tutor have"
                " five minutes about what works? In {hers} case: warnings before change, a job to"
                " do, and not being asked about the weekend in front of the others."
            ),
            "{applicant} and {respondent} are both happy for this to be passed on.",
        ),
    ),
    Matter(
        kind="surgery chased",
        to="gp",
        subject=("SECOND REQUEST: {c_full}, {c_born}", "Reminder: {c_full}"),
        paragraphs=(
            "We refer to ours of {long_ago} and do not appear to have had the favour of a reply.",
            (
                "The report is now overdue. If {doctor} is away perhaps a partner could oblige."
                " Immunisations and missed appointments are all that we ask."
            ),
        ),
    ),
    Matter(
        kind="listing",
        to="court",
        subject=("{number}: listing", "{number} ({applicant_called} and {respondent_called})"),
        paragraphs=(
            (
                "My dates to avoid for a half-day final hearing in the matter of {applicant} and"
                " {respondent}: {soon}; {later}; the whole of the week after that."
            ),
            "I can do any court within an hour of {office}.",
        ),
    ),
    Matter(
        kind="addendum filed",
        to="court",
        subject=("{number}: addendum", "{number}: filing of addendum"),
        paragraphs=(
            "Addendum for the judge's attention. Parties served. Next before {judge} on {later}.",
        ),
        encloses=(_REPORT,),
    ),
    Matter(
        kind="council case closed",
        to="local_authority",
        subject=("Update: {cs_full}", "{cs_full}: outcome at court"),
        paragraphs=(
            (
                "FAO {social_worker}. Final order made {past}: lives with both, shared timetable."
                " No role for us. I don't think there's one for you either but wanted it on your"
                " system in case {applicant} or {respondent} ring."
            ),
        ),
    ),
    Matter(
        kind="council duty desk",
        to="local_authority",
        subject=("Call to your duty desk, {past}", "Confirmation of telephone call: {cs_full}"),
        paragraphs=(
            (
                "This is to confirm my call of {past}. I asked whether {cs_full} had ever been the"
                " subject of a plan. Your colleague said not. I gave the parents' names as"
                " {applicant} and {respondent}."
            ),
            "If that is wrong in any respect, please tell me at once.",
        ),
    ),
    Matter(
        kind="police reminder",
        to="police",
        subject=("{number}: reminder", "Overdue: {number}"),
        paragraphs=(
            (
                "Chasing the checks sent over on {long_ago} ({applicant}; {respondent}). Court is"
                " {soon} so it's getting tight. Could {officer} give us a ring if there's a snag?"
            ),
        ),
    ),
)
