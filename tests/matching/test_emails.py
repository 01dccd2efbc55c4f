"""Email addresses that are the same, and that only look so."""

import pytest

from checker.matching.emails import EmailVerdict, compare_emails, lookalike_domain, to_email

KNOWN = "joe.hale@familyadvice.example"


@pytest.mark.parametrize("text", [KNOWN.upper(), f" <{KNOWN}>", f"mailto:{KNOWN}", f"{KNOWN}."])
def test_capitals_and_brackets_make_no_other_mailbox(text: str) -> None:
    """Mail goes to the same mailbox."""
    assert to_email(text) == KNOWN
    assert compare_emails(text, KNOWN) == (EmailVerdict.SAME, "")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        pytest.param("joe.hale@familyadvce.example", "one-edit", id="a letter less in the domain"),
        pytest.param("joe.halle@familyadvice.example", "one-edit", id="a letter more in the name"),
        pytest.param("jeo.hale@familyadvice.example", "swapped-letters", id="swapped letters"),
        pytest.param("joe.hale@familyadvice.exmaple", "top-level-domain", id="the end misspelt"),
        pytest.param("joe.hale@familyadvice.test", "top-level-domain", id="another end"),
        pytest.param("joe.ha1e@familyadvice.example", "homoglyph", id="1 for l"),
        pytest.param("joe.hale@farnilyadvice.example", "homoglyph", id="rn for m"),
        pytest.param("joe.h\u0430le@familyadvice.example", "homoglyph", id="a Cyrillic a"),
        pytest.param(f"{KNOWN}.cjsm.net", "cjsm-missing", id="one of them secure"),
        pytest.param("joehale@familyadvice.example", "plus-or-dots", id="the dot is gone"),
        pytest.param("joe.hale+court@familyadvice.example", "plus-or-dots", id="a plus"),
        pytest.param("joe.hale@family-advice.example", "one-edit", id="a hyphen in the domain"),
    ],
)
def test_a_lookalike_is_seen_and_says_how(written: str, reason: str) -> None:
    """One slip sends a report about a child to a stranger."""
    assert compare_emails(written, KNOWN) == (EmailVerdict.LOOKALIKE, reason)
    assert compare_emails(KNOWN, written) == (EmailVerdict.LOOKALIKE, reason)


@pytest.mark.parametrize(
    "written",
    [
        "jo.pike@familyadvice.example",
        "joe.hale@otherfirm.example",
        "someone@mail.test",
        "",
        "joe.hale",
    ],
)
def test_another_address_is_different(written: str) -> None:
    """Another person, or another firm, looks like nobody."""
    assert compare_emails(written, KNOWN)[0] is EmailVerdict.DIFFERENT


def test_a_misspelt_provider_is_seen() -> None:
    """The end of a domain is misspelt most often: cmo for com."""
    assert compare_emails("joe@example.cmo", "joe@example.com") == (
        EmailVerdict.LOOKALIKE,
        "top-level-domain",
    )


def test_a_lookalike_domain_names_the_one_it_looks_like() -> None:
    """A domain that is known looks like no other; a stranger looks like none."""
    known = ["marlowfinch.example", "familyadvice.example"]

    assert lookalike_domain("marlowfnich.example", known) == "marlowfinch.example"
    assert lookalike_domain("marlowfinch.example.cjsm.net", known) == "marlowfinch.example"
    assert lookalike_domain("marlowfinch.example", known) is None
    assert lookalike_domain("otherfirm.example", known) is None
