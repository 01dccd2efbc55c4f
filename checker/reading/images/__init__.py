"""Picture files: their pages, the words on them, and all that they tell beside what they show."""

from checker.reading.images.reader import draw_image_page, image_reading

__all__ = ["draw_image_page", "image_reading"]
