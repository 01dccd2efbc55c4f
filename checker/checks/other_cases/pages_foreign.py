"""Pages inside a file that belong to another letter, another document or another case."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.checks.enclosed.announced import is_announced
from checker.checks.enclosed.enclosing import enclosing_of
from checker.checks.letters.document_kinds import is_letter
from checker.checks.letters.letters_within import SEEN, LetterWithin, letters_within
from checker.checks.letters.written_to import Reader, written_to
from checker.checks.matter import Matter
from checker.checks.other_cases.foreign_family import foreign_sign, names_ours
from checker.checks.other_cases.foreign_labels import foreign_label
from checker.checks.people.standing import is_court
from checker.checks.places import place_in_line, place_of
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.mentions.letter_lines import is_closing
from checker.model import Case, Document, Evidence, Finding, Line, Mention, MentionKind, Part
from checker.words import say

_NUMBER = re.compile(
    r"(?:^|\s|\|)(?:page|tudalen|p\.) ?(?P<page>\d{1,3})(?: ?(?:of|o|/) ?(?P<of>\d{1,3}))?\W*$"
    r"|^\W*(?P<bare>\d{1,3}) ?(?:of|/) ?(?P<all>\d{1,3})\W*$"
    r"|^[-\u2013\u2014(\[] ?(?P<alone>\d{1,3}) ?[-\u2013\u2014)\]]$",
    re.IGNORECASE,
)
_EDGE = 4
"""The number of a page stands in so many of its first or last lines."""
_SHORT_LINE = 8
_ENOUGH = 3


def pages_foreign(matter: Matter) -> Iterator[Finding]:
    """Say from where on a file is not what it begins as.

    Why: the next letter of a print run, or the last page of another report, stays in the file and
    goes out with it.
    Quiet when: what follows is written to the recipients too, or to an office; when the letter
    says that it encloses it; when a report and its annexes are one file and nothing in them is of
    another case or to somebody else.
    """
    case = matter.case
    if case is None:
        return
    for document in matter.dispatch.documents:
        if document.message is not None:
            continue
        mentions = [one for one in matter.mentions if one.file == document.name]
        letters = letters_within(document, mentions)
        found = (
            _second_letter(matter, case, letters)
            or _other_family(matter, case, document, mentions)
            or _of_a_stranger(matter, case, document, mentions)
            or _begins_again(matter, document, letters)
        )
        if found is not None:
            yield found


def _second_letter(matter: Matter, case: Case, letters: Sequence[LetterWithin]) -> Finding | None:
    """Find the first of the later letters of a file that is not the recipient's."""
    for letter in letters[1:]:
        told = written_to(matter, case, letter.block, letter.greeting)
        if told.reader not in {Reader.ANOTHER, Reader.STRANGER}:
            continue
        copied = told.reader is Reader.ANOTHER and is_announced(matter, told.name)
        if copied or (told.reader is Reader.ANOTHER and is_court(matter, case)):
            continue
        at = letter.greeting or letter.block
        if at is None:
            continue
        return raised(
            "pages.foreign",
            say("A letter to somebody else is in this file"),
            detail=_from_page(
                letter.page,
                say(
                    "It is written to {other}, and the file goes to {name}.",
                    other=told.person.called
                    if told.person
                    else say("somebody who is not in this case"),
                    name=reader(matter),
                ),
            ),
            actions=(say("Take those pages out"),),
            place=place_of(at),
            evidence=Evidence(
                letter=told.name,
                record=reader(matter),
                about=(told.person.id,) if told.person else (),
                masked=told.person is None,
            ),
        )
    return None


def _other_family(
    matter: Matter, case: Case, document: Document, mentions: Sequence[Mention]
) -> Finding | None:
    """Find a page that has the number or the people of another case, and none of this one's."""
    first = document is matter.dispatch.letter
    before: list[Mention] = []
    for page in _stretches(document, mentions):
        sign = foreign_sign(matter, case, page) if before or first else None
        if sign is not None and before and (first or names_ours(case, before)):
            return raised(
                "pages.foreign",
                say("This part is about another family"),
                detail=_from_page(
                    sign.page,
                    say("It has the number or the people of another case, and none of this one's."),
                ),
                actions=(say("Take those pages out"),),
                place=place_of(sign),
                evidence=Evidence(letter=sign.text, masked=True),
            )
        before += page
    return None


def _of_a_stranger(
    matter: Matter, case: Case, document: Document, mentions: Sequence[Mention]
) -> Finding | None:
    """Find a page that is headed with the name of somebody whom the case does not know."""
    if document is not matter.dispatch.letter and not names_ours(case, mentions):
        return None
    found = foreign_label(matter, case, document, mentions, parts=SEEN)
    if found is None or is_announced(matter, found[2]):
        return None
    line, span, name = found
    return raised(
        "pages.foreign",
        say("This part is about another family"),
        detail=_from_page(
            line.page,
            say("It is headed with a name that the case record does not have."),
        ),
        actions=(say("Take those pages out"),),
        place=place_in_line(document, line, *span),
        evidence=Evidence(letter=name, masked=True),
    )


def _stretches(document: Document, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Give the mentions of each page; of a file without pages, before and after where it turns."""
    seen = [one for one in mentions if one.part in SEEN and one.hidden is None]
    pages = sorted({one.page for one in seen if one.page is not None})
    if pages:
        for page in pages:
            yield [one for one in seen if one.page == page]
        return
    turn = _turn(document, seen)
    yield [one for one in seen if turn is None or one.span[0] < turn]
    if turn is not None:
        yield [one for one in seen if one.span[0] >= turn]


def _turn(document: Document, seen: Sequence[Mention]) -> int | None:
    """Give where the text turns to something else: at the end of a letter, or at a case number.

    A number that stands on a short line by itself is the head of another document.
    """
    body = [line for line in document.lines if line.part in SEEN and line.hidden is None]
    closings = [at for at, line in enumerate(body) if is_closing(line.text)]
    if closings and is_letter(document):
        return body[closings[0]].start
    body = [line for line in body if line.part is Part.BODY]
    starts = [line.start for line in body]
    heads = [
        at
        for one in seen
        if one.kind is MentionKind.REFERENCE and one.part is Part.BODY
        for at in (bisect_right(starts, one.span[0]) - 1,)
        if at > _ENOUGH and len(body[at].text.split()) <= _SHORT_LINE
    ]
    return starts[max(heads)] if heads else None


def _begins_again(
    matter: Matter, document: Document, letters: Sequence[LetterWithin]
) -> Finding | None:
    """Find where the pages are counted from 1 again.

    In a letter that encloses nothing, and in any file before the pages are all there: page 1 of 2
    behind page 3 of 5.
    """
    one_letter = _is_one_letter(matter, document, letters)
    last: tuple[int, int] | None = None
    for page, lines in _pages(document):
        found = next(
            (
                (line, match)
                for line in (*lines[:_EDGE], *lines[-_EDGE:])
                if (match := _NUMBER.search(line.text))
            ),
            None,
        )
        if found is None:
            continue
        line, match = found
        number = int(match["page"] or match["bare"] or match["alone"])
        broken = last is not None and last[0] < last[1]
        if last is not None and number == 1 and (broken or one_letter):
            return raised(
                "pages.foreign",
                say("The numbering of the pages begins again"),
                detail=_from_page(
                    page,
                    say("The letter says nothing of an enclosure, so it may not belong.")
                    if one_letter
                    else say("The pages before it are not all there, so it may not belong."),
                ),
                actions=(say("Take those pages out"), say("Name the enclosure in the letter")),
                place=place_in_line(document, line, *match.span()),
                evidence=Evidence(letter=match[0].strip()),
            )
        last = number, int(match["of"] or match["all"] or 0)
    return None


def _is_one_letter(matter: Matter, document: Document, letters: Sequence[LetterWithin]) -> bool:
    """Say whether a file is the letter alone, which encloses nothing."""
    if document is not matter.dispatch.letter or len(letters) > 1 or not is_letter(document):
        return False
    told = enclosing_of(matter, document)
    return not (told.listed or told.said or told.has_list)


def _pages(document: Document) -> Iterator[tuple[int, list[Line]]]:
    pages: dict[int, list[Line]] = {}
    for line in document.lines:
        if line.page is not None and line.hidden is None and line.text.strip():
            pages.setdefault(line.page, []).append(line)
    yield from sorted(pages.items())


def _from_page(page: int | None, told: str) -> str:
    if page is None:
        return told
    return say("Page {page} is not part of it. {told}", page=page, told=told)
