"""How a reader says that a file, or a part of it, cannot be read."""

from checker.errors import LetterlockError
from checker.words import say


class Unreadable(LetterlockError):
    """A file that cannot be read at all. `code` is one of the `unread.*` codes of a finding."""

    def __init__(self, code: str, why: str) -> None:
        """Name the finding and say why, in a sentence for the person."""
        super().__init__(why)
        self.code = code


def locked(passwords: tuple[str, ...]) -> Unreadable:
    """Give the refusal of a file that is locked: it asks for the password, or says it is wrong."""
    if not passwords:
        why = say("The file is locked with a password. Give the password, or send a copy without.")
    elif len(passwords) == 1:
        why = say("The password does not open this file. Give the right one, or an unlocked copy.")
    else:
        why = say("None of the passwords opens this file. Give the right one, or an unlocked copy.")
    return Unreadable("unread.encrypted", why)


def damaged() -> Unreadable:
    """Give the refusal of a file that is not whole."""
    why = say("The file is damaged. Save it again from the program that made it, and add that.")
    return Unreadable("unread.damaged", why)


def too_large() -> Unreadable:
    """Give the refusal of a file that holds more than can be read within the limits."""
    why = say("The file holds more than can be checked. Split it, or send less.")
    return Unreadable("unread.too-large", why)


def unsupported() -> Unreadable:
    """Give the refusal of a kind of file that no reader here knows."""
    why = say("Letterlock cannot read this kind of file. Save it as Word or PDF and check that.")
    return Unreadable("unread.unsupported", why)
