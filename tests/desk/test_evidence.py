"""An evidence pack from the desk: recorded, signed, and no more shown than was asked for."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts, Out, read_body
from checker.audit.signing import key_file_signer
from checker.audit.trail import Trail
from checker.desk.calls.auditing import export_trail, verify_trail
from checker.desk.calls.exporting import by_id
from checker.desk.record.evidence import Asked, export_evidence, is_evidence
from checker.errors import CallError, SettingsError, TrailDamaged
from checker.practice.demo import write_demo
from tests.builders.trails import as_attacker, check_some, open_trail
from tests.builders.verify_alone import holds_alone

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
QUESTION = "What happened to the letter in case C-1?"
ALL = Asked(question=QUESTION)


@dataclass(frozen=True)
class Desk:
    """A trail, and a folder for what is made of it."""

    trail: Trail
    folder: Path

    def export(self, asked: Asked = ALL, other: Path | None = None) -> dict[str, bytes]:
        """Make a pack, and give its files."""
        export_evidence(asked, self.trail, self.folder, now=NOW, mono_ms=5, other=other)
        return {one.name: one.read_bytes() for one in self.folder.iterdir()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Build a trail of seven entries: of two cases, and of none."""
    trail = open_trail(tmp_path)
    check_some(trail, 2)
    for case in ("C-1", "C-2", "C-1", "C-3"):
        trail.append(
            Act.RELEASE,
            Facts(out=Out.RELEASED),
            disclosures=[("case", case), ("recipients", [{"id": f"of {case}"}])],
            case=case,
            t_ms=1,
            mono_ms=1,
        )
    return Desk(trail, tmp_path / "pack")


def trusted(desk: Desk) -> tuple[str, ...]:
    """Give the lines that somebody who knows the log's name would write."""
    return (f"log={desk.trail.signer.log}",)


def test_an_export_is_itself_an_entry_and_stands_in_the_pack(desk: Desk) -> None:
    """With the question beside it, which the pack shows."""
    files = desk.export()
    last = desk.trail.entries()[-1]

    assert read_body(last.body).act is Act.EXPORT
    assert last.signature + last.body in files.values()
    assert [one.name for one in desk.trail.disclosed(last.seq)] == ["question", "range"]
    assert QUESTION.encode() in files["00008.disclosed"]
    assert verify_trail(desk.folder, trust=trusted(desk)).holds
    assert holds_alone(files, trusted(desk))


def test_only_the_entries_of_the_case_and_the_chosen_facts_are_shown(desk: Desk) -> None:
    """The others are named as withheld; nothing of other cases is in any file."""
    files = desk.export(replace(ALL, first=4, case="C-1", show=("case",)))
    everything = b"".join(files.values())

    assert verify_trail(desk.folder, trust=trusted(desk)).holds
    assert holds_alone(files, trusted(desk))
    assert b'"C-1"' in everything
    assert b"C-2" not in everything
    assert b"of C-1" not in everything
    assert files["answers.csv"].count(b"withheld") == 2


def test_a_case_is_asked_for_from_the_first_entry_of_the_log(desk: Desk) -> None:
    """The first entry says whose key it is: it is in every pack, and withheld in none."""
    files = desk.export(replace(ALL, case="C-1", show=("case",)))

    assert verify_trail(desk.folder, trust=trusted(desk)).holds
    assert holds_alone(files, trusted(desk))
    assert files["answers.csv"].count(b"withheld") == 4


@pytest.mark.parametrize(
    ("asked", "id_"),
    [("KT24P00817", "C-0817"), ("C-0817", "C-0817"), ("KT24P99999", "KT24P99999"), (None, None)],
)
def test_a_case_may_be_asked_for_by_its_reference(
    tmp_path: Path, asked: str | None, id_: str | None
) -> None:
    """That is what stands on the letter; the entries know the id in the case records."""
    write_demo(tmp_path / "demo", now=NOW)
    (tmp_path / "letterlock.toml").write_text(
        f"cases = '{tmp_path / 'demo' / 'cases'}'\n", encoding="utf-8"
    )

    assert by_id(replace(ALL, case=asked), tmp_path, lambda: NOW).case == id_
    assert by_id(replace(ALL, case=asked), tmp_path / "no-settings", lambda: NOW).case == asked


def test_a_receipt_is_looked_for_in_the_pack(desk: Desk) -> None:
    """It is there, or it is said that it is not."""
    receipt = desk.trail.append(Act.HOLD, t_ms=9, mono_ms=9)
    desk.export()

    assert verify_trail(desk.folder, (receipt.code,), trusted(desk)).holds
    assert not verify_trail(desk.folder, ("0000-0000-0000",), trusted(desk)).holds


def test_without_trust_from_outside_nothing_holds(desk: Desk) -> None:
    """A file within the pack is not outside of it."""
    desk.export()
    assert not verify_trail(desk.folder).holds
    with pytest.raises(SettingsError, match="out of the pack"):
        verify_trail(desk.folder, trust=(str(desk.folder / "README.txt"),))
    with pytest.raises(SettingsError, match="cannot be read"):
        verify_trail(desk.folder, trust=(str(desk.folder.parent / "nothing.txt"),))


def test_another_log_is_exported_by_whoever_may_read_its_file(desk: Desk, tmp_path: Path) -> None:
    """The export is recorded in the exporter's own trail, and both logs must be known."""
    (tmp_path / "own").mkdir()
    own = open_trail(tmp_path / "own", key_file_signer(tmp_path / "own" / "key", "u-dpo"))
    files = Desk(own, tmp_path / "other").export(other=desk.trail.path)
    both = (f"log={own.signer.log}", *trusted(desk))

    assert [read_body(one.body).act for one in own.entries()][-1] is Act.EXPORT
    assert holds_alone(files, both)
    assert verify_trail(tmp_path / "other", trust=both).holds
    assert not holds_alone(files, both[:1])


@pytest.mark.parametrize(
    "asked",
    [
        replace(ALL, first=9),
        replace(ALL, last=99),
        replace(ALL, case="C-9"),
        replace(ALL, question=""),
        replace(ALL, question="?" * 2_001),
    ],
)
def test_a_question_that_nothing_answers_makes_no_pack(desk: Desk, asked: Asked) -> None:
    """Nor is it recorded that one was made."""
    with pytest.raises(CallError):
        desk.export(asked)
    assert read_body(desk.trail.entries()[-1].body).act is not Act.EXPORT
    assert not desk.folder.exists()


def test_no_evidence_is_made_of_a_changed_trail(desk: Desk, tmp_path: Path) -> None:
    """It would be found at once, so it is said before it is handed out."""
    other = open_trail(tmp_path / "own", key_file_signer(tmp_path / "own" / "key", "u-dpo"))
    as_attacker(
        desk.trail.path,
        'UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), \'"act":"check"\', '
        '\'"act":"cancel"\') AS BLOB) WHERE seq = 3',
    )
    with pytest.raises(TrailDamaged):
        Desk(other, tmp_path / "pack").export(other=desk.trail.path)
    assert not list((tmp_path / "pack").iterdir())


def test_a_plain_copy_of_a_trail_still_verifies(desk: Desk, tmp_path: Path) -> None:
    """The older packs hold no question, and need nobody's trust."""
    export_trail(desk.trail.path, tmp_path / "copy", NOW)

    assert not is_evidence(tmp_path / "copy")
    assert verify_trail(tmp_path / "copy").holds
