"""Every rule there is: its code, how grave it is, what may release it, and whether it runs yet."""

from dataclasses import dataclass

from checker.model import Release, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of `spec/findings.md`: what a finding of this code asks of people by default.

    `live` says whether this version looks for it. `event` marks what is never in a check's
    result: a decision that became void. `lasting` marks what no policy may switch off or weaken.
    """

    code: str
    severity: Severity
    release: Release
    live: bool = False
    event: bool = False

    @property
    def lasting(self) -> bool:
        """Say whether the rule stays as it is, whatever a policy says."""
        return self.code.startswith(("protected.", "unread.", "record."))


def _note(code: str, *, live: bool = False) -> Rule:
    return Rule(code=code, severity=Severity.NOTE, release=Release.NONE, live=live)


def _check(code: str, *, live: bool = False) -> Rule:
    return Rule(code=code, severity=Severity.CHECK, release=Release.ACKNOWLEDGE, live=live)


def _stop(code: str, release: Release = Release.SECOND_PERSON, *, live: bool = False) -> Rule:
    return Rule(code=code, severity=Severity.STOP, release=release, live=live)


def _event(code: str) -> Rule:
    return Rule(code=code, severity=Severity.STOP, release=Release.FIX, event=True)


RULES: tuple[Rule, ...] = (
    _stop("address.unknown", live=True),
    _stop("address.previous", live=True),
    _stop("address.other-person", live=True),
    _stop("address.other-case", live=True),
    _stop("address.near-miss", live=True),
    _check("address.written-differently", live=True),
    _check("address.flat-form", live=True),
    _check("address.malformed", live=True),
    _stop("address.missing", live=True),
    _stop("address.surfaces-disagree", live=True),
    _stop("address.shared-home", live=True),
    _stop("address.no-post", live=True),
    _stop("address.gone-away", live=True),
    _stop("address.known-wrong", live=True),
    _check("address.special", live=True),
    _note("address.unconfirmed", live=True),
    _check("window.address-outside", live=True),
    _check("window.shows-more", live=True),
    _check("recipient.represented", live=True),
    _check("channel.mismatch", live=True),
    _check("dispatch.duplicate", live=True),
    _stop("email.unknown", live=True),
    _stop("email.sibling", live=True),
    _stop("email.lookalike", live=True),
    _check("email.display-name", live=True),
    _stop("email.other-person", live=True),
    _stop("email.exposes-recipients", live=True),
    _check("email.group", live=True),
    _check("email.reply-all", live=True),
    _stop("email.personal-mailbox", live=True),
    _check("email.insecure-route", live=True),
    _check("email.shared-mailbox", live=True),
    _check("email.subject", live=True),
    _check("email.link", live=True),
    _check("salutation.mismatch", live=True),
    _check("person.not-in-case", live=True),
    _stop("person.other-case", live=True),
    _stop("reference.other-case", live=True),
    _stop("parties.transposed", live=True),
    _check("pronoun.mismatch", live=True),
    _check("birth-date.mismatch", live=True),
    _stop("template.gap", Release.FIX, live=True),
    _check("recipient.not-entitled", live=True),
    _stop("source.identified", live=True),
    _stop("child.not-entitled", live=True),
    _check("child.wrong", live=True),
    _stop("copies.exposed", live=True),
    _stop("enclosure.other-case", live=True),
    _check("enclosure.mismatch", live=True),
    _stop("pages.foreign", live=True),
    _check("document.draft", live=True),
    _check("language.preference", live=True),
    _stop("protected.address", live=True),
    _stop("protected.contact", live=True),
    _stop("protected.refuge", Release.NEVER, live=True),
    _stop("protected.adoption", live=True),
    _stop("protected.location-clue", live=True),
    _stop("protected.jigsaw", live=True),
    _stop("protected.name", live=True),
    _stop("restricted.material", live=True),
    _stop("privileged.material", live=True),
    _note("sensitive.special-category", live=True),
    _check("identifier.unneeded", live=True),
    _note("marking.missing", live=True),
    _stop("hidden.tracked-changes", Release.FIX, live=True),
    _stop("hidden.comments", Release.FIX, live=True),
    _check("hidden.text", live=True),
    _note("hidden.metadata", live=True),
    _stop("hidden.cells", live=True),
    _check("hidden.embedded", live=True),
    _stop("hidden.redaction", live=True),
    _note("hidden.image-data", live=True),
    _stop("hidden.active", Release.FIX, live=True),
    _check("file.misnamed", live=True),
    _stop("unread.encrypted", live=True),
    _stop("unread.damaged", live=True),
    _stop("unread.unsupported", live=True),
    _stop("unread.too-large", live=True),
    _stop("unread.timed-out", live=True),
    _stop("unread.scan", live=True),
    _stop("unread.rule-failed", live=True),
    _stop("record.missing", live=True),
    _stop("record.others-missing", live=True),
    _stop("record.blocks-missing", live=True),
    _check("record.old", live=True),
    _check("record.note-newer", live=True),
    _event("record.changed"),
    _event("file.changed"),
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
"""The same rows, by code."""
