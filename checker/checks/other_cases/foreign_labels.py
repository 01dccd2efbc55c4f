"""Pages that say by a heading or a label that they are about somebody whom the case does not know.

"Child: ...", "Report about ...", "Statement of ...", "Dear Mrs ...": a loose page of another
family has such a line, and nobody of this case on it.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks.letters.written_to import is_private
from checker.checks.matter import Matter
from checker.matching.folding import fold
from checker.mentions.letter_lines import is_closing
from checker.model import Case, Document, Line, Mention, MentionKind, Part, Span

_SUBJECTS = (
    r"(?:child|patient|pupil|client|parent|service user|resident|student|young person|mother|"
    r"father|carer|family|plentyn|claf)"
)
_PAPERS = (
    r"(?:report|statement|assessment|minutes|notes?|record|log|history|summary|chronology|"
    r"adroddiad|datganiad)"
)
_LABELS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"^\W*(?:name of (?:the )?)?{_SUBJECTS}(?:['\u2019]s)?(?: name)?\s*[:\u2013-]"
            r"\s*(?P<who>.+)$"
        ),
        r"^\W*(?:re|regarding|parthed)\s*:\s*(?P<who>.+)$",
        rf"^\W*(?:[\w-]+ ){{0,3}}?{_PAPERS}(?: (?:about|of|on|for|concerning|am)\b)\s*(?P<who>.+)$",
        r"^\W*(?:[\w-]+: )?(?:the )?family of (?P<who>.+)$",
        r"^\W*(?:dear|hello|annwyl) (?P<who>(?:mr|mrs|ms|miss|mx)\.? \w.*)$",
    )
)
_AFTER = re.compile(
    r"[,(;:\d]|\s{2,}|\s[-\u2013\u2014]|\b(?:dob|born|aged?|year|class|page)\b.*", re.IGNORECASE
)
_PAIR = re.compile(r"^(\w+)(?:, \w+)* and \w+ ([\w'\u2019-]+)$")
_WORDS = re.compile(r"[a-z0-9]{2,}")
_MOST_WORDS, _MOST_NAMES = 14, 4
_SIGNATURE = 5


def foreign_label(
    matter: Matter,
    case: Case,
    document: Document,
    mentions: Sequence[Mention],
    *,
    parts: frozenset[Part],
) -> tuple[Line, Span, str] | None:
    """Give the first heading or label of a later page that names a stranger: line, span, name.

    Pages on which somebody of the case is named are theirs, and whoever is named on an earlier
    page is no stranger.
    """
    ours = _words_of_ours(case)
    before: set[str] = set()
    for at, lines in enumerate(_sections(document, parts)):
        words = {word for line in lines for word in _words(line.text)}
        if at and not words & ours:
            for line in lines:
                found = _named(line.text)
                if found is None:
                    continue
                span, name = found
                known = set(_words(name)) & before
                if not known and _is_name(line, mentions) and is_private(matter, name):
                    return line, span, name
        before |= words
    return None


def _is_name(line: Line, mentions: Sequence[Mention]) -> bool:
    """Say whether somebody is named in a line: "Report on School Holidays" names nobody."""
    return any(
        one.kind in {MentionKind.NAME, MentionKind.SALUTATION}
        and one.part is line.part
        and line.start <= one.span[0] < line.start + len(line.text)
        for one in mentions
    )


def _sections(document: Document, parts: frozenset[Part]) -> Iterator[list[Line]]:
    """Give the lines of each page; of a file without pages, before and after its signature."""
    seen = [
        line
        for line in document.lines
        if line.part in parts and line.hidden is None and line.text.strip()
    ]
    pages = sorted({line.page for line in seen if line.page is not None})
    if pages:
        for page in pages:
            yield [line for line in seen if line.page == page]
        return
    closing = next((at for at, line in enumerate(seen) if is_closing(line.text)), len(seen))
    turn = min(closing + _SIGNATURE, len(seen)) if closing < len(seen) else len(seen)
    yield seen[: closing + 1]
    yield seen[closing + 1 : turn] if _named_in(seen[closing + 1 : turn]) else []
    yield seen[turn:]


def _named_in(lines: Sequence[Line]) -> bool:
    return any(_named(line.text) for line in lines)


def _named(text: str) -> tuple[Span, str] | None:
    if len(text.split()) > _MOST_WORDS or text.rstrip().endswith("."):
        return None
    for pattern in _LABELS:
        found = pattern.match(text)
        if found is None:
            continue
        who = _AFTER.split(found["who"].strip(), maxsplit=1)[0].strip(" .")
        pair = _PAIR.match(who)
        name = f"{pair[1]} {pair[2]}" if pair else who
        if (
            name
            and len(name.split()) <= _MOST_NAMES
            and all(word[0].isupper() for word in name.split())
        ):
            return found.span("who"), name
    return None


def _words_of_ours(case: Case) -> frozenset[str]:
    """Give the forenames and surnames of everybody of the case, also those of other times."""
    names = [
        name
        for person in case.people
        for name in (person.name, *(other.name for other in person.other_names))
    ]
    numbers = [word for one in case.references for word in _words(one.value)]
    return frozenset([*(word for name in names for word in _words(name)), *numbers])


def _words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))
