"""The names that PresentationML uses, and how its measures are written."""

from typing import NamedTuple

from checker.reading.docx.names import MC, is_understood
from checker.reading.trees import Element, local, whole

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
EMU_PER_MM = 36_000


class Frame(NamedTuple):
    """Where something stands on a slide, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def is_beyond(self, other: "Frame") -> bool:
        """Say whether nothing of a frame lies in another."""
        return (
            self.left >= other.right
            or self.top >= other.bottom
            or self.right < other.left
            or self.bottom < other.top
        )

    def holds(self, other: "Frame") -> bool:
        """Say whether all of another frame lies in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: "Frame") -> bool:
        """Say whether two frames share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def mm(element: Element | None, name: str) -> float:
    """Give a measure of an element in millimetres."""
    return 0.0 if element is None else whole(element.get(name)) / EMU_PER_MM


def chosen(element: Element) -> Element | None:
    """Give the version of something that PowerPoint would take."""
    for version in element:
        if version.tag == MC + "Choice" and is_understood(version):
            return version
    return element.find(MC + "Fallback")


def kind_of(element: Element) -> str:
    """Give an element's name without its namespace."""
    return local(str(element.tag))
