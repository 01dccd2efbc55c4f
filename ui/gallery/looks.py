"""The looks of the gallery: three schemes in two sizes and two languages."""

from dataclasses import dataclass
from typing import Final

from checker.words import LANGUAGES

SCHEMES: Final = ("light", "dark", "own")
SIZES: Final = ((1280, 720), (1440, 900))


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryLook:
    """One way in which every screen is rendered. `scheme` is the value of a scheme of the theme."""

    scheme: str
    size: tuple[int, int]
    language: str

    @property
    def name(self) -> str:
        """What begins the names of its pictures."""
        return f"{self.language}-{self.scheme}-{self.size[0]}"


LOOKS: Final = tuple(
    GalleryLook(scheme=scheme, size=size, language=language)
    for language in LANGUAGES
    for size in SIZES
    for scheme in SCHEMES
)
