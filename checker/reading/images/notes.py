"""What a picture tells beside what it shows, gathered from the parts of its file."""

from dataclasses import dataclass, field

from checker.model import Line, Part, Trace, TraceKind
from checker.reading.assembly import metadata_line, tidy

_LONGEST = 4_000
_MOST = 400
PLACE, CAMERA, DATE, PEOPLE, PROGRAM = "place", "camera", "date", "owner", "program"
DESCRIPTION, COMMENT, SMALL, MAKERS = "description", "comment", "small picture", "maker's notes"
OTHER, MORE = "other data", "further pictures"


@dataclass(slots=True)
class Notes:
    """The details of one picture; each is told once, however often the file says it."""

    told: list[tuple[TraceKind, str, str]] = field(default_factory=list)
    small: list[bytes] = field(default_factory=list)
    """Small pictures of the picture that its file carries: each may show what was cut off it."""

    def tell(self, name: str, text: str, *, kind: TraceKind = TraceKind.IMAGE_DATA) -> None:
        """Tell one detail."""
        said = tidy(" ".join(text.replace("\0", " ").split()))[:_LONGEST]
        worth = said or kind is not TraceKind.IMAGE_DATA
        if worth and len(self.told) < _MOST and (kind, name, said) not in self.told:
            self.told.append((kind, name, said))

    def cropped(self, text: str) -> None:
        """Tell that there is more of the picture than is shown."""
        self.tell("cropped picture", text, kind=TraceKind.REDACTION)

    def under_glass(self, words: str) -> None:
        """Tell that something stands where the picture is see-through."""
        self.tell("see-through part", words, kind=TraceKind.REDACTION)

    def traces(self, page: int | None = None) -> tuple[Trace, ...]:
        """Give the details as traces."""
        return tuple(
            Trace(kind=kind, name=name, text=text, part=Part.IMAGE, page=page)
            for kind, name, text in self.told
        )

    def lines(self) -> tuple[Line, ...]:
        """Give the words among the details as lines, so that they go through every check."""
        words = (PEOPLE, DESCRIPTION, COMMENT, PLACE, OTHER, PROGRAM)
        return tuple(
            metadata_line(text, -1)
            for kind, name, text in self.told
            if kind is TraceKind.IMAGE_DATA and name in words and any(map(str.isalpha, text))
        )
