"""Everything a person can do, and the only door for the windows and the command line.

Here are the answers that a desk gives; the desk itself is in `checker.desk.desk`, the demo's in
`checker.desk.demo`, so that a window can be painted before anything heavy is loaded.
"""

from checker.decision import Answer, Friction, Standing
from checker.desk.answers import (
    Actor,
    Answers,
    CaseChoice,
    Comparison,
    ComparisonRow,
    Confirmed,
    Going,
    Notice,
    Opened,
    OpenedFile,
    Outcome,
    PastCheck,
    Pieces,
    Point,
    Progress,
    ReadyLetter,
    RecipientChoice,
    Today,
)
from checker.protocol.messages import Role

__all__ = [
    "Actor",
    "Answer",
    "Answers",
    "CaseChoice",
    "Comparison",
    "ComparisonRow",
    "Confirmed",
    "Friction",
    "Going",
    "Notice",
    "Opened",
    "OpenedFile",
    "Outcome",
    "PastCheck",
    "Pieces",
    "Point",
    "Progress",
    "ReadyLetter",
    "RecipientChoice",
    "Role",
    "Standing",
    "Today",
]
