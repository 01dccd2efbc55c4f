"""Whether the register is whole: everything verified again, from the stored bytes."""

from dataclasses import dataclass

from checker.register.keys import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing that is not as it was written."""

    where: str
    """A table, a log with a number, a size: never anything of a person."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was verified, and what is wrong."""

    logs: int
    entries: int
    size: int
    root: str
    """Of the whole tree, base64, computed again."""
    wrong: tuple[Wrong, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything is as it was written."""
        return not self.wrong


def fsck(url: str, keys: Keys) -> Checked:
    """Verify everything, with any login that may read every table."""
    raise NotImplementedError
