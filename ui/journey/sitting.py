"""The one letter that lies on the desk: what was opened, answered, found and kept so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from checker.desk import CaseChoice, Opened, RecipientChoice
from checker.model import Acknowledgement, CaseId, Channel, Finding, Result, WhoId
from checker.words import say, say_count
from ui.widgets.channel_words import channel_icon, channel_words
from ui.widgets.letter_strip import Heading


@dataclass(slots=True, kw_only=True)
class Sitting:
    """Changes as the person goes on; forgotten as a whole when the letter leaves the desk."""

    opened: Opened | None = None
    cases: tuple[CaseChoice, ...] = ()
    people: tuple[RecipientChoice, ...] = ()
    case: CaseId | None = None
    recipients: tuple[WhoId, ...] = ()
    channel: Channel | None = None
    result: Result | None = None
    kept: dict[str, Acknowledgement] = field(default_factory=dict)
    step: int = 1
    left: Callable[[], None] = lambda: None
    """Told when a letter leaves the desk."""

    def forget(self) -> None:
        """Take the letter off the desk."""
        if self.opened is not None:
            self.left()
        self.opened, self.result, self.case, self.channel = None, None, None, None
        self.recipients, self.people = (), ()
        self.kept.clear()
        self.step = 1

    def acknowledgements(self) -> tuple[Acknowledgement, ...]:
        """Give what was kept, as far as it is still found."""
        found = {finding.key for finding in self.result.findings} if self.result else set()
        return tuple(one for key, one in self.kept.items() if key in found)

    def decided(self) -> tuple[tuple[Finding, Acknowledgement], ...]:
        """Give each finding that was kept, with why."""
        findings = self.result.findings if self.result else ()
        return tuple((one, self.kept[one.key]) for one in findings if one.key in self.kept)

    def heading(self) -> Heading | None:
        """Give what the strip over the screens says of the letter."""
        opened = self.opened
        if opened is None:
            return None
        pages = sum(len(one.pages) for one in opened.documents[:1])
        about = [say_count("{count} page", "{count} pages", pages)] if pages else []
        enclosures = len(opened.files) - 1
        if enclosures:
            about.append(say_count("with {count} enclosure", "with {count} enclosures", enclosures))
        if not about:
            about.append(say("{size} KB", size=max(1, opened.files[0].size // 1024)))
        case = next((one for one in self.cases if one.id == self.case), None)
        way = self.channel if self.step > 1 else None
        return Heading(
            name=opened.files[0].name,
            about=", ".join(about),
            case=f"{case.reference}  {case.title}" if case is not None and self.step > 1 else "",
            way=channel_words(way) if way is not None else "",
            way_icon=channel_icon(way or Channel.POST),
            step=self.step,
        )
