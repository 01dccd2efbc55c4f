"""Everything a person can do, and the only door for the windows and the command line."""

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
from checker.desk.asking import (
    FoundAddress,
    check_caseload,
    compare_addresses,
    explain_rule,
    find_addresses,
)
from checker.desk.auditing import Listed, export_trail, list_trail, show_entry, verify_trail
from checker.desk.desk import Desk, Setting
from checker.desk.going import channel_words
from checker.desk.once import Request, check_once
from checker.desk.result_json import to_json

__all__ = [
    "Actor",
    "Answer",
    "Answers",
    "CaseChoice",
    "Comparison",
    "ComparisonRow",
    "Confirmed",
    "Desk",
    "FoundAddress",
    "Friction",
    "Going",
    "Listed",
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
    "Request",
    "Setting",
    "Standing",
    "Today",
    "channel_words",
    "check_caseload",
    "check_once",
    "compare_addresses",
    "explain_rule",
    "export_trail",
    "find_addresses",
    "list_trail",
    "show_entry",
    "to_json",
    "verify_trail",
]
