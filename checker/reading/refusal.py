"""How a reader says that a file, or a part of it, cannot be read."""

from checker.errors import LetterlockError


class Unreadable(LetterlockError):
    """A file that cannot be read at all. `code` is one of the `unread.*` codes of a finding."""

    def __init__(self, code: str, why: str) -> None:
        """Name the finding and say why, in a sentence for the person."""
        super().__init__(why)
        self.code = code
