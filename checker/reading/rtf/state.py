"""What holds at one place of an RTF file: where its text goes, how it looks, how it is coded."""

from collections.abc import Callable
from dataclasses import dataclass, field

from checker.reading.rtf.looks import Block, Run
from checker.reading.rtf.story import Story


@dataclass(slots=True)
class Gathered:
    """A text that is gathered whole before it is understood."""

    name: str
    pieces: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)

    def text(self) -> str:
        """Give what was gathered."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Drawn:
    """A shape or a picture: what it says of itself, and how large it is."""

    values: dict[str, str] = field(default_factory=dict)
    """The properties of a shape (`\\sp`), by their names."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The control words with a number that stood in it."""
    name: str = ""
    kind: str = ""
    boxes: list[Story] = field(default_factory=list)


@dataclass(slots=True)
class Built:
    """An object that is built in: what it is called."""

    kind: str = ""
    name: str = ""
    words: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class State:
    """What holds in one group. `into` is None where text goes into the story."""

    story: Story
    run: Run
    block: Block
    code: str
    skipped: bool = False
    into: Gathered | None = None
    after_unicode: int = 1
    named: str = ""
    """The destination that the walk stands in, the innermost."""
    done: Callable[[], None] | None = None
    """What is to be done when the group ends."""
    drawn: Drawn | None = None
    built: Built | None = None
    style: int = 0
    unused: bool = False
    """True among the page styles that a file keeps: no page need be made after them."""
    skip_next_group: bool = False
    own_story: bool = False
    fresh: bool = True
    """Whether nothing has come in the group yet."""

    def inner(self) -> "State":
        """Give the state in which a group in this one begins."""
        return State(
            story=self.story,
            run=self.run,
            block=self.block,
            code=self.code,
            skipped=self.skipped,
            into=self.into,
            after_unicode=self.after_unicode,
            named=self.named,
            drawn=self.drawn,
            built=self.built,
            style=self.style,
            unused=self.unused,
        )
