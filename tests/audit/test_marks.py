"""An entry is found again by what it is about, by whoever holds the key and knows what to seek."""

import pytest

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.audit.disclosures import Disclosure
from checker.audit.marks import MOST_MARKS, mark, marks_of, to_mark

KEY, OTHER = bytes(32), bytes(31) + b"\1"
BESIDE: dict[str, Json] = {
    "case": "c-1",
    "recipients": [
        {"destination": "a-1", "field": "to", "id": "p-1"},
        {"destination": "D.Okafor@Mailbox.example", "field": "cc", "id": ""},
    ],
    "files": [{"content": "sha256:" + "a" * 64, "sha256": "b" * 64}],
}


def marked(act: Act, /, *, key: bytes = KEY, **beside: Json) -> set[tuple[str, str]]:
    """Give the marks of an entry."""
    told = [Disclosure(salt="s", name=name, value=v) for name, v in {**BESIDE, **beside}.items()]
    return {(one.by, one.digest) for one in marks_of(key, act, told, "7QX2-0F9K-M3TB")}


def test_a_release_is_found_by_whom_where_and_the_letters_receipt() -> None:
    """A person and an address by their case, an email address however it is written."""
    assert marked(Act.RELEASE) == {
        ("receipt", mark(KEY, "receipt", "7QX2-0F9K-M3TB")),
        ("who", mark(KEY, "who", "c-1", "p-1")),
        ("to", to_mark(KEY, "c-1", "a-1")),
        ("to", to_mark(KEY, "another case", "d.okafor@mailbox.example")),
    }


def test_a_check_is_found_by_its_files() -> None:
    """By the bytes, and by what is in them however they were printed."""
    assert marked(Act.CHECK) == {
        ("file", mark(KEY, "file", "sha256:" + "a" * 64)),
        ("file", mark(KEY, "file", "b" * 64)),
    }


@pytest.mark.parametrize(
    ("act", "beside"),
    [(Act.HEARTBEAT, {}), (Act.RELEASE, {"case": None}), (Act.CHECK, {"files": "odd"})],
)
def test_what_has_no_case_or_is_about_nothing_has_no_marks(
    act: Act, beside: dict[str, Json]
) -> None:
    """A mark goes with its case: without one it would stay for ever."""
    told = [Disclosure(salt="s", name=name, value=v) for name, v in {**BESIDE, **beside}.items()]

    assert not marks_of(KEY, act, told, "7QX2-0F9K-M3TB")


def test_without_the_key_a_mark_tells_nothing() -> None:
    """Two organisations have nothing in common, and two kinds of one text neither."""
    assert not marked(Act.RELEASE) & marked(Act.RELEASE, key=OTHER)
    assert mark(KEY, "who", "c-1", "p-1") != mark(KEY, "to", "c-1", "p-1")
    assert mark(KEY, "who", "c-1", "p-1") != mark(KEY, "who", "c-2", "p-1")


def test_a_print_run_has_no_more_marks_than_an_entry_may_bring() -> None:
    """The register takes 64: the entry itself goes in any case."""
    many: Json = [{"destination": f"a-{n}", "field": "to", "id": f"p-{n}"} for n in range(90)]

    assert len(marked(Act.RELEASE, recipients=many)) == MOST_MARKS
