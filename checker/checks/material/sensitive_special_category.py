"""A page that tells a lot about somebody's health, sex life, faith, origin or offences."""

from collections.abc import Iterator

from checker.checks.material.sensitivity import dense
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say

_MOST_WORDS = 6


def sensitive_special_category(matter: Matter) -> Iterator[Finding]:
    """Say, once a file, that a page is full of special-category data.

    Why: what is said of somebody's health or offences harms them most in the wrong hands, so it
    needs the safest route there is (UK GDPR Articles 9 and 10).
    Quiet when: such words stand alone; it is their number on one page that counts.
    """
    for document in matter.dispatch.documents:
        page = next(dense(document, matter), None)
        if page is None:
            continue
        subjects = ", ".join(page.subjects)
        yield raised(
            "sensitive.special-category",
            say("This tells a lot about somebody's private life"),
            detail=say(
                "It speaks of {subjects}. Send it by a secure route, to this person only.",
                subjects=subjects,
            ),
            place=page.place,
            evidence=Evidence(letter=", ".join(page.words[:_MOST_WORDS])),
        )
