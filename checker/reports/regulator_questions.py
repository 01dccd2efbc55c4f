"""The nine questions of the Information Commissioner's letter of 5 March 2019, part by part.

For each part: what is counted, in plain words, out of which entries or which import; or that it is
outside of this product, and what to attach then.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checker.audit.acts import Act
from checker.words import later

LETTER: Final = "ico-2019"


class Held(StrEnum):
    """Where an answer comes from."""

    RECORD = "record"
    """From the entries of the record."""
    IMPORT = "import"
    """From a table that the organisation imports."""
    PERSON = "person"
    """Somebody has to write it; figures may stand beside it."""
    OUTSIDE = "outside"
    """This product does not hold it: something is to be attached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the nine, in the letter's words, shortened."""

    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a question asks for. `id` is the question's number and a letter: "9c"."""

    id: str
    asks: str
    held: Held
    counts: str = ""
    """What is counted, plainly."""
    attach: str = ""
    """What somebody has to write or attach."""
    acts: tuple[Act, ...] = ()
    """The entries that answer it."""
    kinds: tuple[str, ...] = ()
    """Only those whose event is of one of these kinds; all where none is named."""
    steps: tuple[str, ...] = ()
    """Only those whose event says one of these steps; all where none is named."""
    table: str = ""
    """The import that answers it: training, hr or caseload."""

    @property
    def number(self) -> int:
        """Give the number of its question."""
        return int(self.id[:-1])


QUESTIONS: Final = (
    Question(number=1, title="Training of the teams, and the test at its end"),
    Question(number=2, title="Re-reading the information assurance and IT policy"),
    Question(number=3, title="Performance improvement measures after several errors"),
    Question(number=4, title="The status of the other remedial measures"),
    Question(number=5, title="What was changed on each of the five recommendations"),
    Question(number=6, title="Serious consequences for the people concerned"),
    Question(number=7, title="Formal complaints by people affected"),
    Question(number=8, title="Trends: where and when breaches occur"),
    Question(number=9, title="Caseload and key performance indicators"),
)

PARTS: Final = (
    Part(
        id="1a",
        asks=later("The percentage of staff who have completed this training."),
        held=Held.IMPORT,
        table="training",
        counts=later(
            "For each course, the people on the staff list with a day of completion, out of all "
            "people on the staff list."
        ),
    ),
    Part(
        id="1b",
        asks=later("Compliance rates for training for all staff (percentage of pass and fails)."),
        held=Held.IMPORT,
        table="training",
        counts=later(
            "For each course, the people whose last test was passed, out of all whose test is in "
            "the import; beside it, practice sessions and policy tests of the record."
        ),
        acts=(Act.PRACTICE_RESULT,),
        kinds=("practice", "policy-test"),
    ),
    Part(
        id="1c",
        asks=later("A copy of the training materials."),
        held=Held.OUTSIDE,
        attach=later(
            "Attach the training materials, with the version that was used and its dates."
        ),
    ),
    Part(
        id="1d",
        asks=later("A copy of the test at the end of the training session."),
        held=Held.OUTSIDE,
        attach=later("Attach the test with its answers and the mark that passes."),
    ),
    Part(
        id="2a",
        asks=later("How do you ensure that staff read the policies?"),
        held=Held.PERSON,
        counts=later(
            "The policies on the organisation's list, each with its version and its day. Each is "
            "shown to everybody until they say that they have read it, and that is an entry."
        ),
        attach=later("Write what happens when somebody does not read a policy in time."),
        acts=(Act.POLICY_READ,),
    ),
    Part(
        id="2b",
        asks=later("The percentage of staff who have re-read the policies."),
        held=Held.RECORD,
        counts=later(
            "For the listed version of each policy, the people on the staff list who said that "
            "they read it, each once, out of all people on the list."
        ),
        acts=(Act.POLICY_READ,),
    ),
    Part(
        id="2c",
        asks=later("The date you expect all staff to have re-read the policies by."),
        held=Held.RECORD,
        counts=later(
            "The people who have not read it, at the pace of the last four weeks, with the exact "
            "95% interval of that pace. Under 5 readings in those weeks it is too few to say."
        ),
        acts=(Act.POLICY_READ,),
    ),
    Part(
        id="3a",
        asks=later(
            "The threshold: how many inappropriate disclosures before measures are considered?"
        ),
        held=Held.PERSON,
        attach=later(
            "Write the threshold of your own procedure. Nothing here measures people by it."
        ),
    ),
    Part(
        id="3b",
        asks=later("What 'performance improvement measures' are, with documentary evidence."),
        held=Held.OUTSIDE,
        attach=later("Attach the procedure of your human resources team."),
    ),
    Part(
        id="3c",
        asks=later("How many members of staff are under such measures because of disclosures?"),
        held=Held.OUTSIDE,
        attach=later(
            "Ask your human resources team for the number. It is not held here on purpose."
        ),
    ),
    Part(
        id="4a",
        asks=later("The status of the other remedial measures you intend to take."),
        held=Held.RECORD,
        counts=later(
            "The actions of the register whose id does not begin with rec-, by their state."
        ),
        acts=(Act.ACTION,),
    ),
    Part(
        id="5a",
        asks=later("For each of the five recommendations, what changes you have made."),
        held=Held.RECORD,
        counts=later("The actions whose id begins with rec-, each with its state and its day."),
        attach=later("Attach the evidence that each action names."),
        acts=(Act.ACTION,),
    ),
    Part(
        id="5b",
        asks=later("Have you removed autocomplete from email systems?"),
        held=Held.RECORD,
        counts=later(
            "The last state that each desk's record says of mail autocomplete: read from the "
            "mail program's settings, or said by an administrator."
        ),
        acts=(Act.CONFIG,),
        kinds=("autocomplete",),
    ),
    Part(
        id="6a",
        asks=later(
            "Serious consequences for people, such as in court proceedings, for each incident."
        ),
        held=Held.RECORD,
        counts=later(
            "Mistakes after sending that were reported in these months, each once, by the last "
            "consequence that was recorded."
        ),
        acts=(Act.INCIDENT,),
    ),
    Part(
        id="7a",
        asks=later("Formal complaints from people affected by a breach."),
        held=Held.RECORD,
        counts=later(
            "Mistakes of these months with a complaint; and how many of those are formal."
        ),
        acts=(Act.INCIDENT,),
        steps=("complaint",),
    ),
    Part(
        id="7b",
        asks=later("For each complaint, the damage and the distress caused."),
        held=Held.RECORD,
        counts=later("The same complaints, by what was last recorded of the damage."),
        attach=later("Write the assessment of each complaint."),
        acts=(Act.INCIDENT,),
        steps=("complaint",),
    ),
    Part(
        id="8a",
        asks=later("Trends in where and when breaches occur."),
        held=Held.RECORD,
        counts=later(
            "Breaches reported after sending, by the month of the report, in every 1,000 letters "
            "recorded as sent in it, with the exact 95% interval."
        ),
        acts=(Act.INCIDENT,),
        steps=("reported",),
    ),
    Part(
        id="8b",
        asks=later("A team where more breaches occur."),
        held=Held.RECORD,
        counts=later(
            "Breaches by the team that sent the letter, in every 1,000 letters recorded as sent "
            "by it. A team stands out when chance does not explain its difference from the rest."
        ),
        acts=(Act.INCIDENT,),
        steps=("reported",),
    ),
    Part(
        id="8c",
        asks=later("Sufficient staff for the number of cases reported."),
        held=Held.PERSON,
        table="caseload",
        counts=later(
            "Mistakes that are open, and those for which something is late; beside it the cases "
            "allocated in the last imported month for every full post of the staff list."
        ),
        attach=later("Write whether that is enough, and what would change it."),
        acts=(Act.INCIDENT,),
    ),
    Part(
        id="8d",
        asks=later("Is it mostly new starters who are involved in breaches?"),
        held=Held.RECORD,
        counts=later(
            "Breaches of letters by people in their first three months, out of all breaches whose "
            "sender's time in post is known, beside their share of the letters recorded as sent."
        ),
        acts=(Act.INCIDENT,),
        steps=("reported",),
    ),
    Part(
        id="9a",
        asks=later("How many cases are staff allocated per month?"),
        held=Held.IMPORT,
        table="caseload",
        counts=later("The cases allocated to all teams, by month, as the import says."),
    ),
    Part(
        id="9b",
        asks=later("Are staff targeted on the number of cases completed?"),
        held=Held.PERSON,
        attach=later(
            "Write whether there is such a target, and attach the performance indicators."
        ),
    ),
    Part(
        id="9c",
        asks=later("How many letters are sent on a monthly basis?"),
        held=Held.RECORD,
        counts=later(
            "Confirmations (release entries) by the month in England in which they were recorded. "
            "An exact count: each entry is one letter or email with everything in it."
        ),
        acts=(Act.RELEASE,),
    ),
    Part(
        id="9d",
        asks=later("How many cases are closed on a monthly basis?"),
        held=Held.IMPORT,
        table="caseload",
        counts=later("The cases closed in all teams, by month, as the import says."),
    ),
)
"""In the order of the letter."""
