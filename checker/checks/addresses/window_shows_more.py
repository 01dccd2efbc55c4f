"""Something besides the address shows in the window of the envelope."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import names_of
from checker.checks.addresses.windows import Sheet, sheet, shown_besides, touches
from checker.checks.letters.document_kinds import plain_words
from checker.checks.letters.greeting import fits
from checker.checks.material.listed import CATEGORIES
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee, stands_with
from checker.checks.places import place_in_line
from checker.checks.raised import raised
from checker.matching.lexicon import lexicon
from checker.model import Evidence, Finding, Line, Mention, MentionKind, Role, Severity
from checker.settings import Window, word_list
from checker.words import say

TELLING = frozenset(
    {MentionKind.DATE_OF_BIRTH, MentionKind.IDENTIFIER, MentionKind.EMAIL, MentionKind.PHONE,
     MentionKind.ADDRESS, MentionKind.POSTCODE}
)  # fmt: skip
"""What nobody in the hall should read: whoever carries the post sees the window."""
_BACK = "return"
"""A marking that says where post goes back to has an address after it."""


def window_shows_more(matter: Matter) -> Iterator[Finding]:
    """Say what else the envelope would show, and stop it where that is somebody's data.

    Why: everybody who carries or shares the post reads the window. Brighton's letters showed what
    they were about.
    Quiet when: it is the name above the address, a marking such as "Private and confidential", or
    where the letter has no address in a window at all, which is a finding of its own.
    """
    page = sheet(matter)
    if page is None:
        return
    window = next((one for one in matter.policy.windows if touches(page, one)), None)
    if window is None:
        return
    for line, first, last in _besides(matter, page, window):
        grave = _is_sensitive(matter, page, line, first, last)
        yield raised(
            "window.shows-more",
            say("The window shows more than the address"),
            detail=say("Each person who holds the envelope could read it.")
            if not grave
            else say("It is about somebody, and each person who holds the envelope can read it."),
            actions=(say("Move the line out of the window"),),
            place=place_in_line(page.letter, line, first, last),
            evidence=Evidence(letter=line.text[first:last]),
            severity=Severity.STOP if grave else None,
        )


def _besides(matter: Matter, page: Sheet, window: Window) -> Iterator[tuple[Line, int, int]]:
    """Give what shows besides the address and is no marking of the envelope."""
    may_show = [plain_words(one) for one in word_list("window_may_show", matter.policy)]
    back = tuple(one for one in may_show if _BACK in one)
    names = [plain_words(name) for name in names_of(matter)]
    known, parts = addressee(matter), set(" ".join(names).split())
    for line, first, last in shown_besides(page, window):
        words = plain_words(line.text[first:last])
        marking = words in may_show or words.startswith(back)
        whole = line.text[first:last].strip(" ,")
        own = any(name in words for name in names) or set(words.split()) <= parts
        named = own or (known is not None and fits(whole, known))
        named = named and not any(map(str.isdigit, words))
        if not marking and not named:
            yield line, first, last


def _is_sensitive(matter: Matter, page: Sheet, line: Line, first: int, last: int) -> bool:
    """Say whether what shows is somebody's number, birthday or home, or what it is about."""
    start, end = line.start + first, line.start + last
    here = [
        mention
        for mention in matter.mentions
        if mention.file == page.letter.name
        and mention.part is line.part
        and mention.span[0] < end
        and mention.span[1] > start
        and mention is not page.block
    ]
    if any(_tells(matter, mention) for mention in here):
        return True
    words = lexicon({name: word_list(name, matter.policy) for name in CATEGORIES})
    return any(True for _ in words.hits(line.text[first:last]))


def _tells(matter: Matter, mention: Mention) -> bool:
    if mention.role is Role.SENDER:
        return False
    if mention.kind in TELLING:
        return True
    if mention.kind is not MentionKind.NAME or matter.case is None:
        return False
    mine = stands_with(matter, matter.recipient.id)
    return any(
        person.id not in mine and fits(mention.value, person)
        for person in matter.case.people
        if len(mention.value.split()) > 1
    )
