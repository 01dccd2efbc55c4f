"""Archives: zip and 7z are unpacked in memory, each file in them is read; others are refused."""

from checker.reading.archives.packed_7z import seven_zip_reading
from checker.reading.archives.packed_zip import zip_reading
from checker.reading.asking import Asked, Reading
from checker.reading.refusal import Unreadable
from checker.words import say

__all__ = ["rar_reading", "seven_zip_reading", "to_unpack", "zip_reading"]


def rar_reading(_asked: Asked) -> Reading:
    """Refuse a RAR archive: no open program unpacks all of them.

    Raises:
        Unreadable: always.
    """
    raise to_unpack()


def to_unpack() -> Unreadable:
    """Give the refusal of an archive that a person has to unpack."""
    why = say("Letterlock cannot open this kind of archive. Unpack it and add the files in it.")
    return Unreadable("unread.unsupported", why)
