"""What may be set: shipped, then the organisation's policy, then the person."""

from checker.settings.lists import of_policy, word_list
from checker.settings.loading import explain, load_policy
from checker.settings.policy import (
    Entitlement,
    Limits,
    Markings,
    Own,
    Policy,
    Reading,
    Retention,
    RuleSetting,
    Staff,
    Window,
)

__all__ = [
    "Entitlement",
    "Limits",
    "Markings",
    "Own",
    "Policy",
    "Reading",
    "Retention",
    "RuleSetting",
    "Staff",
    "Window",
    "explain",
    "load_policy",
    "of_policy",
    "word_list",
]
