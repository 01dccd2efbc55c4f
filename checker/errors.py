"""Every failure that a person can be told about.

    LetterlockError
        CallError           the call itself was wrong (command line: exit status 2)
        SettingsError       a policy or settings file is wrong
        CaseSourceError     a case source cannot be read at all
        CaseIndexError      the index of the whole caseload cannot be used
        WorkerError         the reading process failed: ReadingStopped, ReadingCancelled
        GuessingError       the language model for names cannot be used; the check goes on without
        KeyringError        there is no keyring that may hold the key
        TrailError          the audit trail cannot be written or does not verify:
                            TrailFull, TrailReadOnly, TrailDamaged, TrailBusy
        RegisterError       the central register cannot be set up or started
        SyncError           the register, as a desk meets it: RegisterUnreached, RegisterRefused
        BatchError          the checking of many letters cannot begin or go on
        DecisionError       the confirmation does not hold: NotReleased, ChangedSinceCheck

`str(error)` is a sentence for the person: what is wrong, and what to do.
"""


class LetterlockError(Exception):
    """A failure with a sentence for the person who meets it."""

    def __init__(self, *told: object, field: str = "") -> None:
        """Say what is wrong, and in which field of what was told; "" where it is in none."""
        super().__init__(*told)
        self.field = field


class CallError(LetterlockError):
    """The call itself was wrong."""


class SettingsError(LetterlockError):
    """A policy or settings file is wrong: the file, the path in it, what was expected."""


class CaseSourceError(LetterlockError):
    """A case source cannot be read at all."""


class CaseIndexError(LetterlockError):
    """The index of the whole caseload cannot be read, written or believed."""


class WorkerError(LetterlockError):
    """The reading process failed."""


class ReadingStopped(WorkerError):
    """Reading was stopped because the file took too long, too much memory, or broke the reader."""

    def __init__(self, why: str, *, code: str = "unread.damaged") -> None:
        """Say why, and which finding it is."""
        super().__init__(why)
        self.code = code


class ReadingCancelled(WorkerError):
    """The person cancelled."""


class GuessingError(LetterlockError):
    """The language model that looks for names cannot be used."""


class KeyringError(LetterlockError):
    """There is no keyring on this machine that may hold the key."""


class TrailError(LetterlockError):
    """The audit trail cannot be used."""


class TrailFull(TrailError):
    """There is no room on the disk for the entry."""


class TrailReadOnly(TrailError):
    """The audit trail cannot be written."""


class TrailDamaged(TrailError):
    """The chain of the audit trail does not verify."""


class TrailBusy(TrailError):
    """Another program holds the audit trail."""


class RegisterError(LetterlockError):
    """The central register cannot be set up, started or reached by its own commands."""


class SyncError(LetterlockError):
    """The register did not do what was asked. What is recorded here stays recorded."""


class RegisterUnreached(SyncError):
    """The register cannot be reached, or what answers there is no register."""


class RegisterRefused(SyncError):
    """The register answered that it will not, or not now."""

    def __init__(self, why: str, *, status: int, kind: str = "", again_s: float = 0.0) -> None:
        """Say why: the HTTP status, the last part of the problem's type, seconds to wait."""
        super().__init__(why)
        self.status, self.kind, self.again_s = status, kind, again_s


class BatchError(LetterlockError):
    """The checking of many letters cannot begin or go on. What was found is kept."""


class DecisionError(LetterlockError):
    """The confirmation does not hold."""


class NotReleased(DecisionError):
    """Something still stands against sending."""


class ChangedSinceCheck(DecisionError):
    """A file, the recipient, the channel or the record changed after the check."""
