"""A desk whose case records come from a system that changes, and that may be out of reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from checker.audit.case_keys import case_key, keep_system_secret, system_secret
from checker.cases.loaded import LoadedCases
from checker.cases.source import files
from checker.desk import Answers
from checker.desk.desk import Desk
from checker.desk.letter import shelf as shelves
from checker.errors import CallError, CaseSourceError, ChangedSinceCheck, KeyringError
from checker.model import Case, Channel, Verdict, WhoId
from tests.builders.readers import demo_desk

MOTHER = WhoId("P2")
OTHER = f"sha256:{0:064}"
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter.\n\n"
    "Yours sincerely\nPriya Nair\n"
)


@dataclass
class System:
    """A case system that can be switched off, and in which a case can be changed."""

    folder: Path
    away: bool = False
    changes: dict[str, Case] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    kept: LoadedCases | None = None

    def load(self) -> LoadedCases:
        """Give the whole caseload."""
        self.asked.append("everything")
        if self.away and self.kept is not None:
            return replace(self.kept, are_kept=True, notices=("Kept records are used.",))
        self._reach()
        held = files(self.folder).load()
        for case in self.changes.values():
            held = held.with_case(case.id, case)
        self.kept = held
        return held

    def case(self, case: str) -> Case | None:
        """Give one case."""
        self.asked.append(case)
        self._reach()
        return self.changes.get(case) or files(self.folder).case(case)

    def _reach(self) -> None:
        if self.away:
            raise CaseSourceError("The case system cannot be reached.")


@pytest.fixture
def demo(tmp_path: Path) -> Desk:
    """The demo's own desk."""
    return demo_desk(tmp_path)


@pytest.fixture
def system(demo: Desk, tmp_path: Path) -> System:  # noqa: ARG001 - it wrote the cases
    """A system with the demo's cases."""
    return System(next(tmp_path.glob("**/cases")))


@pytest.fixture
def desk(demo: Desk, system: System) -> Iterator[Desk]:
    """The demo's desk, with its cases in the system."""
    desk = Desk(replace(demo._setting, source=system), demo._readers)
    yield desk
    desk.close()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """An ordinary letter in a file."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_only_the_confirmed_case_is_asked_for_again(
    desk: Desk, system: System, letter: Path
) -> None:
    """Not the whole caseload, which may take long."""
    opened = desk.open([letter])
    case = opened.suggestions[0].id
    result = desk.check(opened, case, [MOTHER], Channel.POST)
    system.asked.clear()

    desk.confirm(opened, result, [], RIGHT)

    assert system.asked == [case]


def test_a_case_that_changed_is_known_at_the_next_check(
    desk: Desk, system: System, letter: Path
) -> None:
    """The confirmation is refused once; checked again, the letter goes by the new record."""
    opened = desk.open([letter])
    case = opened.suggestions[0].id
    result = desk.check(opened, case, [MOTHER], Channel.POST)
    held = files(system.folder).case(case)
    assert held is not None
    system.changes[case] = replace(held, version="changed", snapshot=OTHER)

    with pytest.raises(ChangedSinceCheck, match="record"):
        desk.confirm(opened, result, [], RIGHT)

    again = desk.check(opened, case, [MOTHER], Channel.POST)
    assert again.case is not None
    assert again.case.snapshot == OTHER
    assert desk.confirm(opened, again, [], RIGHT).headline == "Confirmed. Now post it."


def test_a_system_out_of_reach_holds_the_letter_and_says_so(
    desk: Desk, system: System, letter: Path
) -> None:
    """The letter can be opened; without a record it is a Stop."""
    system.away = True

    opened = desk.open([letter])
    result = desk.check(opened, None, [], Channel.POST)

    assert opened.suggestions == ()
    assert desk.cases() == ()
    assert result.verdict is Verdict.STOP
    assert "record.missing" in [one.code for one in result.findings]
    assert [one.text for one in desk.notices() if one.grave] == [
        "The case system cannot be reached."
    ]
    assert system.asked == ["everything"]


def test_a_system_that_is_back_is_asked_again(
    desk: Desk, system: System, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, when the next letter is opened; until then the kept records are used."""
    monkeypatch.setattr(shelves, "LATER", 0.0)
    system.load()
    system.away = True
    desk.warm()
    assert [one.text for one in desk.notices() if one.grave] == ["Kept records are used."]
    assert desk.cases()

    system.away = False
    assert desk.open([letter]).suggestions

    assert not [one for one in desk.notices() if one.grave]


def test_a_case_that_is_gone_cannot_be_confirmed(desk: Desk, system: System, letter: Path) -> None:
    """Somebody may have taken it out because of what stands in it."""
    opened = desk.open([letter])
    case = opened.suggestions[0].id
    result = desk.check(opened, case, [MOTHER], Channel.POST)
    for file in system.folder.iterdir():
        file.write_text(file.read_text("utf-8").replace(f'"{case}"', '"C-gone"'), encoding="utf-8")

    with pytest.raises(ChangedSinceCheck):
        desk.confirm(opened, result, [], RIGHT)
    assert case not in [one.id for one in desk.cases()]


class Place:
    """Somewhere that keeps texts."""

    protected = True

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.kept: dict[str, str] = {}

    def read(self, what: str) -> str | None:
        """Give what was kept under a name, or None."""
        return self.kept.get(what)

    def write(self, what: str, seed: str) -> None:
        """Keep a text under a name."""
        self.kept[what] = seed


def test_the_key_of_kept_records_is_made_once() -> None:
    """And is found again; something else in its place is no key."""
    place = Place()

    assert case_key(place) == case_key(place)
    place.kept["cases"] = "no key"
    with pytest.raises(KeyringError):
        case_key(place)


def test_a_password_is_kept_under_its_name() -> None:
    """One that is missing is named, with what to do; a blank one is not kept."""
    place = Place()
    keep_system_secret("cases", "s3cret", place)

    assert system_secret("cases", place) == "s3cret"
    with pytest.raises(KeyringError, match="letterlock cases secret other"):
        system_secret("other", place)
    with pytest.raises(CallError, match="between 1 and"):
        keep_system_secret("cases", "", place)
