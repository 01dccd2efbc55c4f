"""Picture files: their pages, the words on them, and all that they tell beside what they show."""

from checker.reading.asking import Asked, Reading

__all__ = ["draw_image_page", "image_reading"]


def image_reading(asked: Asked) -> Reading:
    """Read a file of pictures: at QUICK its pages and what it tells, then its words too.

    Raises:
        Unreadable: nothing of it can be read.
    """
    from checker.reading.images.reader import image_document  # noqa: PLC0415 - loads slowly

    return Reading(image_document(asked))


def draw_image_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one picture of a file, counted from 1, as a PNG.

    Raises:
        Unreadable: there is no such picture, or it cannot be unpacked.
    """
    from checker.reading.images.drawing import draw_image  # noqa: PLC0415 - loads slowly

    return draw_image(asked.data, page, width_px)
