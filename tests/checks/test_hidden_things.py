"""What a file carries beside its words: cells, files, covered text, picture details, programs."""

from dataclasses import replace

import pytest

from checker.checks import run_checks
from checker.checks.hidden.hidden_active import hidden_active
from checker.checks.hidden.hidden_cells import hidden_cells
from checker.checks.hidden.hidden_embedded import hidden_embedded
from checker.checks.hidden.hidden_image_data import hidden_image_data
from checker.checks.hidden.hidden_redaction import hidden_redaction
from checker.checks.running import Check
from checker.checks.unread import unread
from checker.desk.letter.protecting import covered
from checker.mentions import find
from checker.model import (
    Case,
    Concealment,
    Confidential,
    Gap,
    Part,
    Release,
    Severity,
    Trace,
    TraceKind,
)
from checker.words import speak
from tests.builders.cases import FATHERS_HOME, MOTHER_ID, NOW, case, policy
from tests.builders.letters import dispatch, document, hidden, matter

CHECKS = (
    pytest.param(hidden_cells, TraceKind.CELL, "hidden row", Release.SECOND_PERSON, id="cells"),
    pytest.param(
        hidden_embedded, TraceKind.EMBEDDED, "attached file", Release.ACKNOWLEDGE, id="embedded"
    ),
    pytest.param(
        hidden_redaction, TraceKind.REDACTION, "covered text", Release.SECOND_PERSON, id="redaction"
    ),
    pytest.param(hidden_active, TraceKind.ACTIVE, "macro", Release.FIX, id="active"),
    pytest.param(hidden_image_data, TraceKind.IMAGE_DATA, "camera", Release.NONE, id="pictures"),
)


@pytest.mark.parametrize(("check", "kind", "name", "release"), CHECKS)
def test_each_kind_is_said_once_a_file_with_where_and_what(
    check: Check, kind: TraceKind, name: str, release: Release
) -> None:
    """The finding names the kind, stands at the first place and quotes what is there."""
    traces = (
        Trace(kind=kind, name=name, text="first words", part=Part.CELL, page=2, span=(0, 11)),
        Trace(kind=kind, name=name, text="second words", part=Part.CELL, page=3, span=(12, 24)),
    )
    [finding] = check(matter(document(traces=traces), case=case()))

    assert name in finding.title + finding.detail
    assert finding.release is release
    assert (finding.place.page, finding.place.span, finding.place.hidden) == (2, (0, 11), True)
    also = () if check is hidden_image_data else ((12, 24),)
    assert finding.place.spans == ((0, 11), *also)
    assert finding.evidence.letter == "first words; second words"


@pytest.mark.parametrize(("check", "kind", "name", "release"), CHECKS)
def test_quiet_when_the_file_carries_only_its_words(
    check: Check, kind: TraceKind, name: str, release: Release
) -> None:
    """A clean file, and one that carries something else, say nothing."""
    del name, release
    other = next(one for one in TraceKind if one is not kind)

    assert not list(check(matter(document("Dear Ms Hale"), case=case())))
    assert not list(check(matter(document(traces=(Trace(kind=other, text="x"),)), case=case())))


def test_two_ways_of_hiding_in_one_file_are_two_findings() -> None:
    """A hidden sheet and a pivot table's copy are mended in different ways."""
    traces = (
        Trace(kind=TraceKind.CELL, name="hidden sheet", text="Families"),
        Trace(kind=TraceKind.CELL, name="pivot cache", text="Hale"),
        Trace(kind=TraceKind.CELL, name="hidden sheet", text="Old"),
    )
    found = list(hidden_cells(matter(document(traces=traces), case=case())))

    assert [one.evidence.letter for one in found] == ["Families; Old", "Hale"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("drop-down list", "Not applicable"),
        ("text in a formula", "https://council.example"),
        ("prompt of a cell", "Choose one of these"),
    ],
)
def test_a_form_that_is_ready_to_be_filled_in_is_no_secret(name: str, text: str) -> None:
    """A list of yes and no hides nothing; one that may name somebody is said, and so is a sheet."""
    quiet, naming = (
        matter(document(traces=(Trace(kind=TraceKind.CELL, name=name, text=said),)), case=case())
        for said in (text, f"{text} Erin Hale")
    )
    sheet = document(traces=(Trace(kind=TraceKind.CELL, name="hidden sheet", text=text),))

    assert not list(hidden_cells(quiet))
    assert len(list(hidden_cells(naming))) == 1
    assert len(list(hidden_cells(matter(sheet, case=case())))) == 1


def test_a_long_list_says_how_many_more_and_never_cuts_a_text() -> None:
    """Half of an address that must be kept back could not be told as one."""
    traces = tuple(
        Trace(kind=TraceKind.CELL, name="hidden row", text=f"{number} Marlow Road, Otherton")
        for number in range(100)
    )
    [finding] = hidden_cells(matter(document(traces=traces), case=case()))

    *texts, more = finding.evidence.letter.split("; ")
    assert all(text.endswith("Otherton") for text in texts)
    assert more == f"and {100 - len(texts)} more"


def kept_from_the_mother() -> Case:
    """The case in which the father's home must be kept back."""
    held = case()
    people = tuple(
        replace(one, addresses=(replace(FATHERS_HOME, confidential=Confidential.C8),))
        if FATHERS_HOME in one.addresses
        else one
        for one in held.people
    )
    return replace(held, people=people)


@pytest.mark.parametrize(
    ("held", "severity"),
    [
        pytest.param(case(), Severity.CHECK, id="nothing is kept back"),
        pytest.param(kept_from_the_mother(), Severity.STOP, id="an address is kept back"),
    ],
)
def test_a_photo_with_its_place_weighs_what_the_case_keeps_back(
    held: Case, severity: Severity
) -> None:
    """Nobody can say that the place of a photo is not the address that must be kept back."""
    place = Trace(kind=TraceKind.IMAGE_DATA, name="place", text="53.80090, -1.54910")
    [finding] = hidden_image_data(matter(document(traces=(place,)), case=held))

    assert finding.severity is severity
    assert finding.evidence.masked is (severity is Severity.STOP)


def test_a_protected_address_in_a_hidden_row_is_masked_there_too() -> None:
    """The finding about the row must not show what the finding about protection covers."""
    said = "12 Marlow Road, Otherton, XX3 1AB"
    held, rules = kept_from_the_mother(), policy()
    letter = document(
        "Dear Ms Hale",
        also=(hidden(said, Concealment.CELL, Part.CELL),),
        traces=(Trace(kind=TraceKind.CELL, name="hidden row", text=said, part=Part.CELL),),
    )
    found = covered(
        run_checks(
            dispatch(letter, to=MOTHER_ID),
            mentions=find(letter, case=held, policy=rules),
            case=held,
            policy=rules,
            others=None,
            now=NOW,
        )
    )

    told = {one.code: one for one in found}
    assert told["protected.address"].place.hidden
    assert told["hidden.cells"].evidence.masked


def test_a_few_doubtful_words_of_a_scan_are_to_be_looked_at() -> None:
    """A scan that could not be read at all holds the letter; a doubtful word asks for a look."""
    gaps = (
        Gap(
            code="unread.scan",
            why="A few words are in doubt.",
            page=1,
            doubtful=True,
            quoted="CO16 0LL (or CO16 OLL)",
        ),
        Gap(code="unread.scan", why="Page 2 is too faint to be read.", page=2),
    )
    found = list(unread(matter(document(gaps=gaps), case=case())))

    assert [one.severity for one in found] == [Severity.CHECK, Severity.STOP]
    assert found[0].title == "A few words of a scan are in doubt"
    assert found[0].evidence.letter == "CO16 0LL (or CO16 OLL)"


def test_a_protected_word_in_doubt_is_masked_too() -> None:
    """What a scan may say is quoted as evidence, and covered where it must be kept back."""
    held, rules = kept_from_the_mother(), policy()
    quoted = "XX3 1AB (or XX3 IAB)"
    letter = document(
        "Dear Ms Hale\n\nThe visits are at 12 Marlow Road, Otherton, XX3 1AB.",
        gaps=(Gap(code="unread.scan", why="A few words.", doubtful=True, quoted=quoted),),
    )
    found = covered(
        run_checks(
            dispatch(letter, to=MOTHER_ID),
            mentions=find(letter, case=held, policy=rules),
            case=held,
            policy=rules,
            others=None,
            now=NOW,
        )
    )

    told = {one.code: one for one in found}
    assert "XX3" not in told["unread.scan"].detail
    assert told["unread.scan"].evidence.masked


def test_what_is_hidden_is_called_in_the_language_of_the_reader() -> None:
    """No English word stands in a Welsh finding about a hidden column."""
    traces = (Trace(kind=TraceKind.CELL, name="hidden column", text="Ella"),)
    speak("cy")
    [finding] = hidden_cells(matter(document(traces=traces), case=case()))
    speak("en")

    assert finding.title.endswith(": colofn gudd")
