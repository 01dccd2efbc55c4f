"""A pack: what goes into one envelope or one message, and what a check of it has to say."""

from dataclasses import dataclass

from checker.model import Case, Channel, Severity, WhoId
from checker.practice.draft import Attachment

NOTE, CHECK, STOP = Severity.NOTE, Severity.CHECK, Severity.STOP


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding that a pack must raise, and how grave it has to be at the least.

    `code` is the rule's; `or_else` are codes of findings that say the same thing as well.
    """

    code: str
    severity: Severity
    or_else: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Give every code that counts as found."""
        return frozenset((self.code, *self.or_else))


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore:
    """The pages of an earlier dispatch, and to whom it went."""

    files: tuple[Attachment, ...]
    to: WhoId


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Files, the letter first; the case as its record says it; whom it is for, and how it goes.

    `scenario` says what is planted and where ("source.identified in a paragraph"), or, where
    nothing is, what kind of letter it is. A right pack expects nothing. `case` is None where the
    record cannot be had. `recipient` is None where a message names its recipients.
    """

    name: str
    scenario: str
    kind: str
    files: tuple[Attachment, ...]
    case: Case | None
    recipient: WhoId | None
    channel: Channel
    expects: tuple[Expected, ...] = ()
    before: tuple[SentBefore, ...] = ()
    text: str = ""

    @property
    def right(self) -> bool:
        """Say whether nothing is wrong with it."""
        return not self.expects
