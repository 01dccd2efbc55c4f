"""One check: from the documents, the recipients and the record to a result."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from checker import checks, mentions
from checker.desk.letter.protecting import covered
from checker.errors import GuessingError
from checker.guessing import Guesser
from checker.model import (
    Case,
    CaseSeen,
    Channel,
    Compared,
    Dispatch,
    Document,
    Mention,
    MentionKind,
    OtherCases,
    Recipient,
    Result,
    Sent,
    Took,
    outermost,
)
from checker.settings import Policy

_MS = 1000.0
NAMES_BY: tuple[str, ...] = ("record", "grammar")
"""How people are looked for before the language model is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a check: everything but the documents."""

    case: Case | None
    recipients: tuple[Recipient, ...]
    channel: Channel
    policy: Policy
    others: OtherCases | None
    now: datetime
    sent: Sent | None = None
    """What went out before; None where nobody knows."""


Known = dict[str, tuple[Mention, ...]]
"""What was found before in the same files, for the same case."""


def found_in(
    document: Document, case: Case | None, policy: Policy, known: Known | None = None
) -> tuple[Mention, ...]:
    """Give the mentions of a document; those found before are not searched for again."""
    held = known.get(_key(document)) if known is not None else None
    if held is None:
        held = mentions.find(document, case=case, policy=policy)
    if known is not None:
        known[_key(document)] = held
    return held


def found_outside(result: Result, case: Case | None, policy: Policy) -> tuple[Mention, ...]:
    """Give the mentions of the documents that are not inside another."""
    return tuple(
        mention
        for document in outermost(result.documents)
        for mention in mentions.find(document, case=case, policy=policy)
    )


def examine(
    documents: tuple[Document, ...],
    question: Question,
    *,
    read_ms: float = 0.0,
    known: Known | None = None,
    guesser: Guesser | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Result:
    """Run every rule over a dispatch.

    Args:
        documents: the files, the letter first.
        question: the case, the recipients and the rest.
        read_ms: how long reading took, in milliseconds, for the result.
        known: mentions found before, by document name; filled with what is found now, so that a
            second look at the same files does not search the unchanged ones again.
        guesser: the language model, where names that no rule sees are looked for as well: slow.
        cancelled: asked now and then while the model looks.
    """
    started = time.perf_counter()
    found: list[Mention] = []
    for document in documents:
        found.extend(found_in(document, question.case, question.policy, known))
    names_by = NAMES_BY
    if guesser is not None:
        names_by, guessed = _guessed(documents, found, question, guesser, cancelled)
        found.extend(guessed)
    extracted = time.perf_counter()
    dispatch = Dispatch(
        documents=documents, recipients=question.recipients, channel=question.channel
    )
    findings = covered(
        checks.run_checks(
            dispatch,
            mentions=tuple(found),
            case=question.case,
            policy=question.policy,
            others=question.others,
            now=question.now,
            sent=question.sent,
        )
    )
    verdict, release = checks.verdict_of(findings)
    ended = time.perf_counter()
    return Result(
        verdict=verdict,
        release=release,
        case=_seen(question.case, question.now),
        recipients=question.recipients,
        documents=documents,
        findings=findings,
        compared=replace(_compared(documents, found, question), names_by=names_by),
        policy=question.policy.digest,
        took=Took(
            read=read_ms,
            extract=(extracted - started) * _MS,
            check=(ended - extracted) * _MS,
            total=read_ms + (ended - started) * _MS,
        ),
        settled=all(document.settled for document in documents),
        mode=question.policy.mode,
    )


def _guessed(
    documents: tuple[Document, ...],
    found: Sequence[Mention],
    question: Question,
    guesser: Guesser,
    cancelled: Callable[[], bool],
) -> tuple[tuple[str, ...], list[Mention]]:
    """Give how names were looked for, and those that only the model sees.

    Without the model the check is what it was: nothing that it says is ever a reason to pass.
    """
    names: list[Mention] = []
    whole = True
    try:
        for document in documents:
            held = tuple(one for one in found if one.file == document.name)
            guess = guesser.guess(
                document, held, case=question.case, policy=question.policy, cancelled=cancelled
            )
            names.extend(guess.names)
            whole = whole and guess.whole
    except GuessingError:
        return NAMES_BY, names
    return (*NAMES_BY, "model" if whole else "model, in part"), names


def _key(document: Document) -> str:
    seen = f"{document.content_hash}|{len(document.lines)}|{document.settled}"
    return f"{document.name}|{document.sha256}|{seen}"


def _seen(case: Case | None, now: datetime) -> CaseSeen | None:
    if case is None:
        return None
    age = None if case.synced_at is None else int((now - case.synced_at).total_seconds())
    return CaseSeen(id=case.id, snapshot=case.snapshot, age_seconds=age)


def _compared(
    documents: tuple[Document, ...], found: Sequence[Mention], question: Question
) -> Compared:
    off = checks.rules_off(question.policy)
    return Compared(
        rules=len(checks.RULES) - len(off),
        rules_off=off,
        files=len(documents),
        pages=sum(len(document.pages) for document in documents),
        names=sum(mention.kind is MentionKind.NAME for mention in found),
        addresses=sum(mention.kind is MentionKind.ADDRESS for mention in found),
        people_in_index=0 if question.others is None else question.others.people_count,
    )
