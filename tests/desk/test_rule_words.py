"""Every rule is said in words, with what it looks at and what lets a letter go."""

from dataclasses import replace

from checker.checks import RULES
from checker.desk.trends.rule_words import WORDS, policy_words, rule_rows, rule_words, scope_words
from checker.settings import load_policy
from checker.settings.policy import RuleSetting


def test_every_rule_has_words_and_no_words_are_of_none() -> None:
    """Its code is nobody's language."""
    assert set(WORDS) == {rule.code for rule in RULES if not rule.event}
    assert not [code for code in WORDS if rule_words(code) == code or not policy_words(code)]


def test_what_a_rule_looks_at_is_said() -> None:
    """A window is of paper, a mailbox of emails, a hidden column of every file."""
    assert [
        scope_words(code)
        for code in ("window.shows-more", "address.missing", "email.link", "hidden.cells",
                     "record.old", "person.not-in-case")
    ] == [
        "Letters on paper", "Letters on paper", "Emails", "Every file",
        "Every letter and email", "Letters and emails",
    ]  # fmt: skip


def test_what_the_policy_made_of_a_rule_is_said() -> None:
    """Its severity, and that it is off."""
    policy = load_policy()
    own = {**policy.rules, "email.link": RuleSetting(on=False)}
    rows = {one.use.code: one for one in rule_rows((), replace(policy, rules=own))}

    assert rows["email.link"].off
    assert not rows["address.unknown"].off
    assert (rows["address.unknown"].use.severity, rows["marking.missing"].use.severity) == (
        "stop", "note",
    )  # fmt: skip
