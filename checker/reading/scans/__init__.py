"""Words in pictures: recognised by two readers, which have to agree on what matters."""

from checker.model import Document
from checker.reading.asking import Asked, Reading

__all__ = ["with_pictures"]


def with_pictures(reading: Reading, asked: Asked) -> Document:
    """Give a document with the words of its pictures; at QUICK, with the gaps that stand for them.

    A picture whose words were read has no gap any more, but for those that are in doubt.
    """
    if not reading.pictures:
        return reading.document
    from checker.reading.scans.pictures import take_pictures  # noqa: PLC0415 - loads slowly

    return take_pictures(reading, asked)
