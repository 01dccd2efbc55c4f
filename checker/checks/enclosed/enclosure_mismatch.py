"""What a letter says is enclosed is not what goes with it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from checker.checks.enclosed.enclosing import Claim, Enclosing, enclosing_of
from checker.checks.enclosed.enclosure_synonyms import names_nobody
from checker.checks.enclosed.enclosures import (
    Item,
    covering,
    enclosures,
    is_no_document,
    is_spoken_of,
    items,
    matched,
)
from checker.checks.matter import Matter
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Document, Evidence, Finding, Place, Severity
from checker.settings import Policy
from checker.words import say, say_count

_NOTHING = re.compile(
    r"\W*(?:none|nil|no|nothing|n/?a|as (?:above|stated|listed|below)|dim)?\b\W*$", re.IGNORECASE
)


def enclosure_mismatch(matter: Matter) -> Iterator[Finding]:
    """Say what a letter names and is not there, and what is there and it does not name.

    Why: a page that nobody meant to send is how one family's papers reach another, and a report
    that is missing has gone somewhere else.
    Quiet when: the letter says nothing and nothing goes with it (where it says nothing, what goes
    with it is a note); when a word of the letter speaks
    of what goes with it; when the pages that it names follow it in its own file; when a letter on
    paper only says "a copy", of which nobody can tell what it is. A label, a logo
    or a signature of a mail program is no enclosure, an envelope or a cheque no document.
    """
    letters = covering(matter)
    if not letters:
        return
    told = [enclosing_of(matter, letter) for letter in letters]
    files = [one for one in enclosures(matter) if one not in letters]
    listed = items((claim for one in told for claim in one.listed), matter.policy)
    said = items((claim for one in told for claim in one.said), matter.policy)
    blank = frozenset(one.name for one in files if names_nobody(matter, one))
    found = matched(listed, said, files, letters[1:], matter.policy, blank)
    follows = any(one.more_follows for one in told)
    by_mail = letters[0].message is not None
    missing = [
        item for item in found.missing if not follows and (by_mail or files or not item.generic)
    ]
    counted = not listed and any(one.count == len(files) for one in told)
    extra = [
        one for one in found.extra if not counted and not is_spoken_of(one, letters, matter.policy)
    ]
    unread = _in_other_words(told, [*listed, *said], matter.policy)
    extra = extra[len(unread) :]
    if unread and not files and not missing and not follows:
        yield _missing(unread[0].words, files, unread[0].place)
        return
    for item in missing:
        yield _missing(item.claim.words, files, item.claim.place)
    says = any(one.has_list or one.said for one in told)
    for one in extra:
        yield _extra(matter, one, says=says)
    if not missing and not follows and not (extra and says):
        yield from _miscounted(told, len(files), [item.claim.words for item in listed])


def _in_other_words(told: list[Enclosing], known: Collection[Item], policy: Policy) -> list[Claim]:
    """Give what a list names in words of which no kind of document is known: "Robin's page"."""
    itemised = {id(item.claim) for item in known}
    return [
        claim
        for one in told
        if one.has_list
        for claim in one.listed
        if id(claim) not in itemised
        and not _NOTHING.match(claim.words)
        and not is_no_document(claim.words, policy)
    ]


def _missing(words: str, files: list[Document], place: Place) -> Finding:
    return raised(
        "enclosure.mismatch",
        say("Something that the letter encloses is not here"),
        detail=say(
            'The letter names "{what}". No file like that was checked with it.',
            what=words or say("an enclosure"),
        ),
        actions=(say("Add the enclosure"), say("Take it out of the letter")),
        place=place,
        evidence=Evidence(letter=words, record=", ".join(one.name for one in files)),
    )


def _extra(matter: Matter, one: Document, *, says: bool) -> Finding:
    """Say that nobody named a file: worth knowing only, where the letter names no enclosure."""
    return raised(
        "enclosure.mismatch",
        say("Something goes with the letter that the letter does not name"),
        detail=say(
            "Make sure that it belongs to this letter and is for {name}.", name=reader(matter)
        ),
        actions=(say("Take the file out"), say("Name it in the letter")),
        place=place_of_file(one),
        evidence=Evidence(letter=one.name.rsplit("/", 1)[-1]),
        severity=None if says else Severity.NOTE,
    )


def _miscounted(told: list[Enclosing], files: int, names: list[str]) -> Iterator[Finding]:
    for one in told:
        if one.count is None and files and one.at_least > files:
            one = replace(one, count=one.at_least)  # noqa: PLW2901 - what is needed is what it says
        if one.count is None or one.count in {files, len(names)}:
            continue
        here = say_count("{count} file goes with it", "{count} files go with it", files)
        yield raised(
            "enclosure.mismatch",
            say("The number of enclosures does not agree"),
            detail=say("The letter says {count}. {here}.", count=one.count, here=here),
            actions=(say("Check what goes into the envelope"),),
            place=one.counted_at or Place(),
            evidence=Evidence(letter=str(one.count), record=str(files)),
        )
