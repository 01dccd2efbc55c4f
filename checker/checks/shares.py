"""Several letters in one file, several recipients: each is checked on their own letter."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker import mentions as finders
from checker.checks.addresses.premises import likeness_of
from checker.checks.letters.greeting import fits, greeted
from checker.checks.letters.letters_within import SEEN, LetterWithin, letters_within
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee, addresses_of
from checker.model import Document, Finding, Line, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one recipient is checked on.

    `moved` says by how far the text of each part was moved when the letter was cut out. `number`
    and `of` say which letter of how many it is, from 1, and `page` where it begins; they are 0 and
    None where everybody is checked on the whole file.
    """

    matter: Matter
    moved: dict[Part, int] = field(default_factory=dict)
    number: int = 0
    of: int = 0
    page: int | None = None

    def put_back(self, finding: Finding) -> Finding:
        """Give a finding of this letter with its place in the whole file."""
        place, letter = finding.place, self.matter.dispatch.letter
        if not self.moved or letter is None or place.file != letter.name:
            return finding
        if place.part is None or place.span is None:
            return finding
        moved = self.moved.get(place.part, 0)
        start, end = place.span
        return replace(finding, place=replace(place, span=(start + moved, end + moved)))


def shares(matters: Sequence[Matter]) -> tuple[Share, ...]:
    """Give each recipient's matter, cut down to their own letter where the file holds several.

    A letter is the recipient's whom it greets or whose address it has, else it is the turn of the
    next one. A letter that is left over stays with the one before it, where `pages.foreign` finds
    it. Without as many letters as recipients everybody is checked on the whole file.
    """
    whole = tuple(Share(matter=matter) for matter in matters)
    letter = matters[0].dispatch.letter
    if len(matters) == 1 or letter is None or letter.message is not None:
        return whole
    found = letters_within(letter, [one for one in matters[0].mentions if one.file == letter.name])
    if len(found) < len(matters):
        return whole
    chosen = _chosen(matters, found)
    return tuple(
        replace(
            _cut(matter, letter, found[at], last),
            number=at + 1,
            of=len(found),
            page=found[at].page,
        )
        for matter, at, last in zip(matters, chosen, _lasts(found, chosen), strict=True)
    )


def _chosen(matters: Sequence[Matter], found: Sequence[LetterWithin]) -> list[int]:
    """Give for each recipient which letter is theirs, each letter once."""
    taken: dict[int, int] = {}
    for number, matter in enumerate(matters):
        mine = next(
            (
                at
                for at, one in enumerate(found)
                if at not in taken.values() and _is_for(matter, one)
            ),
            None,
        )
        if mine is not None:
            taken[number] = mine
    free = [at for at in range(len(found)) if at not in taken.values()]
    return [taken[number] if number in taken else free.pop(0) for number in range(len(matters))]


def _lasts(found: Sequence[LetterWithin], chosen: Sequence[int]) -> list[int]:
    """Give where each recipient's letter ends: what nobody has stays with the one before it."""
    starts = sorted(found[at].first for at in chosen)
    end = found[-1].last
    return [min((one for one in starts if one > found[at].first), default=end) for at in chosen]


def _is_for(matter: Matter, letter: LetterWithin) -> bool:
    known = addressee(matter)
    if known is None:
        return False
    names = [
        *(greeted(letter.greeting.value) if letter.greeting else ()),
        *(letter.block.addressee if letter.block else ()),
    ]
    if any(fits(name, known) for name in names):
        return True
    block = letter.block
    return block is not None and any(
        likeness_of(block, address).same_premises for address in addresses_of(matter, known)
    )


def _cut(matter: Matter, letter: Document, own: LetterWithin, last: int) -> Share:
    """Give a matter whose letter is the recipient's own, with what was found in it."""
    kept = [
        line
        for at, line in enumerate(letter.lines)
        if line.part not in SEEN or own.first <= at < last
    ]
    moved: dict[Part, int] = {}
    for line in kept:
        moved.setdefault(line.part, line.start)
    cut = replace(letter, lines=_numbered(kept))
    mine = finders.find(cut, case=matter.case, policy=matter.policy)
    others = [one for one in matter.mentions if one.file != letter.name]
    dispatch = replace(
        matter.dispatch,
        documents=tuple(cut if one is letter else one for one in matter.dispatch.documents),
        recipients=(matter.recipient,),
    )
    return Share(matter=replace(matter, dispatch=dispatch, mentions=(*mine, *others)), moved=moved)


def _numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give lines with `start` counted anew in each part."""
    ends: dict[Part, int] = {}
    placed: list[Line] = []
    for line in lines:
        start = ends.get(line.part, 0)
        placed.append(replace(line, start=start))
        ends[line.part] = start + len(line.text) + 1
    return tuple(placed)
