"""What the register refuses, each with a name for the problem document and a sentence.

    Refused
        UnknownLog          no log of that name is known (404)
        NotThere            no such proof, tile, checkpoint or request, or not yet (404)
        Gone                a request that was answered, withdrawn or is too old (410)
        Frozen              the log had a fork and takes nothing more (409)
        Revoked             the log's device was revoked (409; when it signs in, 401)
        Fork                another entry with this number is kept already (409)
        Gap                 not the entry that is wanted next (409)
        BadEntry            an entry of a batch breaks the format (422)
        BadMessage          something else of a message does not hold (422)
        CodeRefused         a one-time code that is not known, used or too old (401)
        KeyTaken            the key is somebody else's already (409)
        NotAllowed          the role may not do this (403)
        SamePerson          two people are needed, and it was the same one twice (403)
        Stopped             the register found its own record changed and does nothing (503)

`str(refused)` is the sentence; `code` the last part of the problem's `type`, `status` the HTTP
status. None of them holds what was sent.
"""

from typing import ClassVar

from checker.errors import LetterlockError
from checker.words import say


class Refused(LetterlockError):
    """The register does not do what was asked. Nothing was stored but what its sentence says."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400


class UnknownLog(Refused):
    """No log of that name is known here."""

    code, status = "unknown-log", 404

    def __init__(self) -> None:
        super().__init__(say("This register knows no log of that name. Enrol the device first."))


class NotThere(Refused):
    """There is no such thing, or not yet."""

    code, status = "not-there", 404

    def __init__(self) -> None:
        super().__init__(say("It is not here, or not yet. Ask again in a few seconds."))


class Gone(Refused):
    """It was here once."""

    code, status = "gone", 410

    def __init__(self) -> None:
        super().__init__(say("This request was answered, withdrawn, or older than 72 hours."))


class Frozen(Refused):
    """The log had a fork: it may be read and takes nothing more."""

    code, status = "frozen", 409

    def __init__(self) -> None:
        super().__init__(
            say(
                "This log is frozen: two different entries with one number came from it. "
                "Enrol the device again; its new log says which one it goes on from."
            )
        )


class Revoked(Refused):
    """Whoever wrote this log may do so no longer."""

    code, status = "revoked", 409

    def __init__(self) -> None:
        super().__init__(say("This device was revoked. Ask an administrator to enrol it again."))


class Fork(Refused):
    """The number is known with another hash: both are kept, and the log is frozen from now on."""

    code, status = "fork", 409

    def __init__(self, seq: int, held: str, came: str) -> None:
        super().__init__(
            say(
                "Another entry {seq} of this log is kept already. Both are kept now and the log "
                "is frozen. Enrol the device again.",
                seq=seq,
            )
        )
        self.seq, self.held, self.came = seq, held, came


class Gap(Refused):
    """It is not the entry that is wanted next, or does not follow the last one."""

    code, status = "gap", 409

    def __init__(self, wanted: int, head: str) -> None:
        super().__init__(
            say("Entry {wanted} after head {head} is wanted next.", wanted=wanted, head=head)
        )
        self.next, self.head = wanted, head


class BadEntry(Refused):
    """One entry of a batch is not one that this log may hold; nothing of the batch was stored."""

    code, status = "bad-entry", 422

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(
            say(
                "Entry {index} of what was sent is refused: {reason}. Nothing was stored.",
                index=index,
                reason=reason,
            )
        )
        self.index, self.reason = index, reason


class BadMessage(Refused):
    """Something of a message does not hold together; `reason` says what, without quoting it."""

    code, status = "bad-message", 422

    def __init__(self, reason: str) -> None:
        super().__init__(say("Refused: {reason}. Nothing was stored.", reason=reason))
        self.reason = reason


class CodeRefused(Refused):
    """The one-time code is not known, was used, is older than a day, or is for somebody else."""

    code, status = "code-refused", 401

    def __init__(self) -> None:
        super().__init__(
            say("This code is not valid any more. Ask an administrator for a new one.")
        )


class KeyTaken(Refused):
    """The key is known as somebody else's."""

    code, status = "key-taken", 409

    def __init__(self) -> None:
        super().__init__(
            say("This key is enrolled for somebody else. Make a new one and enrol again.")
        )


class NotAllowed(Refused):
    """Whoever asks has not the role for it."""

    code, status = "not-allowed", 403

    def __init__(self) -> None:
        super().__init__(say("Your role at the register does not allow this."))


class NoPurpose(Refused):
    """Whoever looks has not said why, or said it too long ago, or about something else."""

    code, status = "purpose", 403

    def __init__(self) -> None:
        super().__init__(
            say(
                "Nothing is shown before your own record says why you look. Say what it is for, "
                "and look again."
            )
        )


class SamePerson(Refused):
    """Two people must agree."""

    code, status = "same-person", 403

    def __init__(self) -> None:
        super().__init__(say("A second person must agree: you have asked for this yourself."))


class Stopped(Refused):
    """The record is not as it was written; an alarm is raised, and nothing is signed."""

    code, status = "stopped", 503

    def __init__(self, why: str) -> None:
        super().__init__(
            say(
                "The register stopped: {why}. Keep everything as it is and run "
                "`letterlock register fsck`, which says what was changed.",
                why=why,
            )
        )
        self.why = why
