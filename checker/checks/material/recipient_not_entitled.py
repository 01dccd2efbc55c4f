"""This kind of document is not for this recipient, by the organisation's table of entitlement."""

from collections.abc import Iterator

from checker.checks.letters.document_kinds import kind_of
from checker.checks.matter import Matter
from checker.checks.people.standing import is_court, own_bodies, parties_of, somebody, workplaces
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Case, Evidence, Finding, Organisation, Severity, WhoId
from checker.settings import Entitlement
from checker.words import later, say

ANYONE = "anyone"
NO, CHECK = "no", "check"
BY_KIND = {
    "court": "court",
    "local_authority": "local_authority",
    "police": "police",
    "school": "school",
    "hospital": "gp",
    "gp": "gp",
}
"""The role that a body has by what it is, where the record gives it none."""


def recipient_not_entitled(matter: Matter) -> Iterator[Finding]:
    """Say that a document is of a kind that this recipient may not have, or not without a reason.

    Why: a report of the proceedings may only go to those whom the rules name (FPR 12.73, PD12G),
    and a form C8 to the court alone (FPR 29.1). What the table says "no" to is a Stop.
    Quiet when: the table lets the recipient, or the party for whom they act, have it; when it says
    nothing of such a document; when nobody can tell what kind of document it is.
    """
    case, table = matter.case, matter.policy.entitlement
    if case is None or not table or _is_own(matter):
        return
    roles = _roles(matter, case)
    for document in matter.dispatch.documents:
        kind = kind_of(document, matter.policy)
        row = _row(table, kind, roles) if kind else None
        if row is None or row.allowed not in {NO, CHECK}:
            continue
        told = say(_CALLED.get(kind, kind.replace("_", " ")))
        yield raised(
            "recipient.not-entitled",
            say("This kind of document is not for {name}", name=reader(matter))
            if row.allowed == NO
            else say("Make sure that {name} may have this document", name=reader(matter)),
            detail=say(
                "It looks like this kind: {kind}. Who may have it is said in {basis}.",
                kind=told,
                basis=row.basis or say("the organisation's policy"),
            ),
            actions=(say("Take the document out"), say("Find the order or rule that allows it")),
            place=place_of_file(document),
            evidence=Evidence(letter=told, record=_role_in_words(roles)),
            severity=Severity.STOP if row.allowed == NO else None,
        )


_CALLED = {
    "c100_form": later("C100 form"),
    "c1a_form": later("C1A form"),
    "c8_form": later("C8 form"),
    "adoption_report": later("adoption report"),
    "child_protection_minutes": later("child protection conference minutes"),
    "guardians_notes": later("guardian's notes"),
    "marac_minutes": later("MARAC minutes"),
    "medical_report": later("medical report"),
    "police_disclosure": later("police disclosure"),
    "position_statement": later("position statement"),
    "safeguarding_letter": later("safeguarding letter"),
    "section_7_report": later("section 7 report"),
    "section_37_report": later("section 37 report"),
    "strategy_minutes": later("strategy meeting minutes"),
    "welfare_report": later("welfare report"),
    "witness_statement": later("witness statement"),
}
"""How people say the kinds of the built-in table; an organisation may have others."""


def _row(table: tuple[Entitlement, ...], kind: str, roles: tuple[str, ...]) -> Entitlement | None:
    """Give the row that decides: of the first role that has one, else the row for anyone."""
    rows = {row.role: row for row in table if row.document == kind}
    return next((rows[role] for role in (*roles, ANYONE) if role in rows), None)


def _roles(matter: Matter, case: Case) -> tuple[str, ...]:
    """Give the recipient's roles: their own, by their body, then of those for whom they act."""
    whom = matter.recipient.id
    bodies = workplaces(matter, whom)
    parties = parties_of(matter, whom)
    own = [party.role for party in case.parties if party.who == whom]
    kinds = [_role_by_kind(matter, one) for one in (whom, *sorted(bodies)) if one]
    acting = [party.role for party in case.parties if party.who in parties or party.who in bodies]
    court = ["court"] if is_court(matter, case) else []
    return tuple(dict.fromkeys(role for role in (*own, *court, *kinds, *acting) if role))


def _role_by_kind(matter: Matter, whom: WhoId) -> str:
    one = somebody(matter, whom)
    return BY_KIND.get(one.kind, "") if isinstance(one, Organisation) else ""


def _is_own(matter: Matter) -> bool:
    return matter.recipient.id in {body.id for body in own_bodies(matter)}


def _role_in_words(roles: tuple[str, ...]) -> str:
    return ", ".join(role.replace("_", " ") for role in roles)
