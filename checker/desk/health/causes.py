"""Everything that a self-check can find: its number in the code, how grave, and its sentence.

The places of checks and causes are numbers that help desks decode: none is ever moved or taken
away, new ones are added at the end. A cause's sentence holds no name, path or figure, so that it
is the same at the desk and at the help desk; those stand beside it, in the line's detail.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checker.words import later, say


class How(StrEnum):
    """How something stands."""

    WELL = "well"
    UNUSED = "unused"
    """It is not set up here, and need not be."""
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that can be found: how grave it is, and what to say and do."""

    how: How
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was found at one check."""

    check: str
    cause: int
    """Its place among the check's causes; 0 is well."""
    detail: str = ""
    """Paths, figures and reasons: for whoever sits here, and never in the code."""

    @property
    def how(self) -> How:
        """Say how it stands."""
        return told(self.check, self.cause).how

    @property
    def well(self) -> bool:
        """Say whether nothing has to be done about it."""
        return self.how in {How.WELL, How.UNUSED}

    @property
    def title(self) -> str:
        """Give what was looked at, in the person's language."""
        return say(TITLES[self.check])

    @property
    def words(self) -> str:
        """Give the sentence, in the person's language."""
        return say(told(self.check, self.cause).sentence)


UNFORESEEN: Final = 7
"""The cause of any check that failed in a way that nobody foresaw."""
_UNFORESEEN: Final = Cause(
    How.LOOK,
    later("This could not be looked at: tell your IT support the code below."),
)


def _well(sentence: str) -> Cause:
    return Cause(How.WELL, sentence)


def _unused(sentence: str) -> Cause:
    return Cause(How.UNUSED, sentence)


def _look(sentence: str) -> Cause:
    return Cause(How.LOOK, sentence)


def _wrong(sentence: str) -> Cause:
    return Cause(How.WRONG, sentence)


CAUSES: Final[dict[str, tuple[Cause, ...]]] = {
    "version": (
        _well(later("Letterlock and its parts fit together.")),
        _wrong(
            later(
                "The database library is so old that it can damage the record: install Letterlock "
                "again, with all its parts."
            )
        ),
        _wrong(
            later(
                "The parts of the window cannot be loaded: install Letterlock again, with all its "
                "parts."
            )
        ),
    ),
    "folder": (
        _well(later("Your own folder can be written, and only you can read it.")),
        _wrong(
            later("Your own folder cannot be written: ask IT support for the right to write there.")
        ),
        _look(
            later(
                "Other accounts of this computer can read your own folder: ask IT support to take "
                "that right away."
            )
        ),
        _wrong(
            later(
                "Your own folder lies on a network drive, where a record is not safe: ask IT "
                "support to set LETTERLOCK_HOME to a folder of this computer."
            )
        ),
    ),
    "room": (
        _well(later("There is enough room on the disk.")),
        _wrong(later("There is hardly any room on the disk: make room before you confirm.")),
        _look(later("There is little room left on the disk: make room soon.")),
    ),
    "settings": (
        _well(later("The settings can be used.")),
        _wrong(
            later(
                "There are no settings on this computer: ask whoever looks after Letterlock for "
                "the file letterlock.toml."
            )
        ),
        _wrong(
            later(
                "The settings cannot be used: ask whoever looks after Letterlock to put "
                "letterlock.toml right."
            )
        ),
        _unused(later("The demo needs no settings.")),
    ),
    "policy": (
        _well(later("Your organisation's policy can be used.")),
        _wrong(
            later(
                "The policy cannot be used, so no letter can be checked: ask whoever looks after "
                "Letterlock to put it right."
            )
        ),
        _unused(
            later("Your organisation has set no policy: the one that ships with Letterlock holds.")
        ),
    ),
    "cases": (
        _well(later("The case records can be read.")),
        _wrong(
            later(
                "The case records cannot be reached, so every letter is held: ask whoever looks "
                "after the case system."
            )
        ),
        _look(
            later(
                "The case system does not answer, and the records kept on this computer are used: "
                "tell whoever looks after it if this lasts."
            )
        ),
        _look(
            later(
                "Some case records were refused: send the list of them to whoever looks after the "
                "case system."
            )
        ),
        _wrong(
            later(
                "There is not one case record where they should be: ask whoever looks after the "
                "case system."
            )
        ),
        _unused(later("No case source is set up, so the records were not looked at.")),
    ),
    "keyring": (
        _well(later("This computer's keyring can hold the key of your record.")),
        _wrong(
            later(
                "This computer has no keyring that may hold a key, so nothing can be confirmed: "
                "ask IT support to set one up."
            )
        ),
        _wrong(
            later(
                "The keyring is locked or does not answer: sign out of the computer and in again, "
                "and unlock it."
            )
        ),
        _unused(
            later("The key of this record lies in a file that nothing protects, as in the demo.")
        ),
    ),
    "trail": (
        _well(later("The newest entries of your record are as they were signed.")),
        _wrong(
            later(
                "Your record is not as it was signed: leave it as it is, and tell your team lead "
                "and IT support."
            )
        ),
        _wrong(later("Your record cannot be read: leave it as it is, and tell your IT support.")),
        _wrong(
            later(
                "Your record was written by a newer Letterlock: install that version; nothing was "
                "changed."
            )
        ),
        _look(
            later(
                "An earlier record was set aside as evidence: keep the file, and tell your team "
                "lead if nobody knows of it."
            )
        ),
        _unused(later("There is no record yet: it begins with the first letter.")),
    ),
    "reader": (
        _well(later("A made-up letter is read, and the walls around the reader stand.")),
        _wrong(
            later(
                "The reading process does not start: ask IT support whether a virus scanner holds "
                "it, else install Letterlock again."
            )
        ),
        _wrong(
            later("A made-up letter is read wrong: check no letter, and install Letterlock again.")
        ),
        _look(
            later(
                "This system cannot put up every wall around the reading process: ask IT support "
                "for a newer one."
            )
        ),
    ),
    "scans": (
        _well(later("A made-up scan is read.")),
        _wrong(
            later(
                "Scans cannot be read, so each of them is held: install Letterlock again, with all "
                "its parts."
            )
        ),
    ),
    "names": (
        _well(later("The language model that looks for names answers.")),
        _look(
            later(
                "The language model that looks for names cannot be used, and checks go on without "
                "it: install Letterlock again, with all its parts."
            )
        ),
    ),
    "index": (
        _well(later("The index of the whole caseload is there.")),
        _wrong(
            later(
                "The index of the whole caseload cannot be read: ask whoever looks after "
                "Letterlock to build it again."
            )
        ),
        _unused(later("There is no index of the whole caseload: the records at hand are used.")),
    ),
    "register": (
        _well(later("The register answers.")),
        _wrong(
            later(
                "The register does not answer, and your record waits on this computer: look "
                "whether the network is there, and tell IT support if this lasts."
            )
        ),
        _wrong(
            later(
                "What answers at the register's address is no register: ask IT support to look at "
                "the address and at what stands before it."
            )
        ),
        _wrong(
            later(
                "The register's address or certificates cannot be used: ask whoever looks after "
                "Letterlock to put letterlock.toml right."
            )
        ),
        _unused(later("No register is set up: the record is kept on this computer alone.")),
    ),
    "clock": (
        _well(later("This computer's clock is right, as far as can be seen.")),
        _wrong(
            later(
                "This computer's clock is more than five minutes away from the register's: let it "
                "be set by your network."
            )
        ),
        _wrong(
            later(
                "This computer's clock stands before the newest entry of your record: let it be "
                "set by your network."
            )
        ),
    ),
    "fonts": (
        _well(later("Letterlock's own fonts are there.")),
        _look(later("Letterlock's own fonts are missing: install Letterlock again.")),
    ),
    "printers": (
        _well(later("This computer has a printer.")),
        _look(
            later(
                "This computer has no printer, so address sheets can only be saved as PDF: ask IT "
                "support if you print letters here."
            )
        ),
    ),
}
"""Every check, in the order in which it is shown; the first cause of each is that all is well."""

TITLES: Final = {
    "version": later("Program"),
    "folder": later("Own folder"),
    "room": later("Disk"),
    "settings": later("Settings"),
    "policy": later("Policy"),
    "cases": later("Case records"),
    "keyring": later("Keyring"),
    "trail": later("Record"),
    "reader": later("Reading letters"),
    "scans": later("Reading scans"),
    "names": later("Names"),
    "index": later("Caseload"),
    "register": later("Register"),
    "clock": later("Clock"),
    "fonts": later("Fonts"),
    "printers": later("Printers"),
}
"""What each check is called on screen."""

HOW_WORDS: Final = {
    How.WELL: later("Works"),
    How.UNUSED: later("Not used"),
    How.LOOK: later("Needs you"),
    How.WRONG: later("Wrong"),
}
"""How something stands, in a word."""


def told(check: str, cause: int) -> Cause:
    """Give a cause by its numbers.

    Raises:
        KeyError: there is no such check or cause, as when a newer version wrote the code.
    """
    if cause == UNFORESEEN:
        return _UNFORESEEN
    causes = CAUSES[check]
    if not 0 <= cause < len(causes):
        raise KeyError(cause)
    return causes[cause]
