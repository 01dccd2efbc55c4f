"""A case service goes away: what is kept is used, grows old, and is told of."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.cases.cache import Cache
from checker.cases.snapshot import Json
from checker.cases.source import SystemSource
from checker.desk import Answers
from checker.desk.computer.sourcing import read_settings, source_of
from checker.desk.desk import Desk
from checker.desk.setting import Setting
from checker.log import write_log_to
from checker.model import CaseId, Channel, Result, Verdict, WhoId
from tests.builders.readers import demo_desk, shared_readers
from tests.builders.service import Service, said, service

BEGAN = datetime.now(UTC).replace(microsecond=0)
MOTHER = WhoId("P2")
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)


@dataclass
class Office:
    """A case service with the demo's cases, and a person who comes back day after day."""

    folder: Path
    running: Service
    records: list[Json]
    setting: Setting
    now: datetime = BEGAN

    def come_in(self) -> Desk:
        """Open the desk, as on another morning."""
        settings = self.folder / "letterlock.toml"
        settings.write_text(
            f"""
[cases]
kind = "http"
case = "{self.running.url}/cases/{{case}}"
changes = "{self.running.url}/cases"
timeout_seconds = 2
""",
            encoding="utf-8",
        )
        source = source_of(
            read_settings(settings).cases,
            now=lambda: self.now,
            open_cache=lambda: Cache(
                path=self.folder / "kept.db", team="Northern", key=bytes(range(32))
            ),
        )
        assert isinstance(source, SystemSource)
        setting = replace(self.setting, source=source, clock=lambda: self.now)
        return Desk(setting, shared_readers())

    def answer(self) -> None:
        """Answer with every case, and with each."""
        self.running.gives("/cases", self.records)
        for one in self.records:
            assert isinstance(one, dict)
            assert isinstance(one["case"], dict)
            self.running.gives(f"/cases/{one['case']['id']}", one)

    def fall_silent(self) -> None:
        """Answer nobody any more."""
        for path in self.running.answers:
            self.running.at(path, said(b"", 500))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Give an office whose service answers."""
    demo = demo_desk(tmp_path / "demo")
    demo.close()
    records: list[Json] = []
    for file in sorted((tmp_path / "demo").glob("**/cases/*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        record["case"].pop("synced_at", None)
        records.append(record)
    with service() as running:
        made = Office(tmp_path, running, records, demo._setting)
        made.answer()
        yield made


def checked(office: Office, desk: Desk) -> Result:
    """Check an ordinary letter as post to the mother, and confirm it where nothing stands."""
    path = office.folder / "letter.txt"
    path.write_text(LETTER.replace("your letter", f"yours of {office.now:%-d %B}"), "utf-8")
    opened = desk.open([path])
    result = desk.check(opened, opened.suggestions[0].id, [MOTHER], Channel.POST)
    if not desk.standing(result, []):
        assert desk.confirm(opened, result, [], RIGHT).headline == "Confirmed. Now post it."
    return result


def test_a_week_without_the_case_service(office: Office) -> None:
    """The next day letters go by what is kept; after a week they are asked about; then held."""
    handler = write_log_to(office.folder / "letterlock.log")
    seen: list[tuple[int, Verdict, list[str], bool]] = []
    try:
        for days in (0, 1, 9, 200):
            office.now = BEGAN + timedelta(days=days)
            desk = office.come_in()
            try:
                result = checked(office, desk)
                told = any("kept on this computer" in one.text for one in desk.notices())
            finally:
                desk.close()
            codes = [one.code for one in result.findings]
            seen.append((days, result.verdict, codes, told))
            office.fall_silent()
    finally:
        logging.getLogger("letterlock").removeHandler(handler)
        handler.close()

    assert seen == [
        (0, Verdict.CLEAR, [], False),
        (1, Verdict.CLEAR, [], True),
        (9, Verdict.CHECK, ["record.old"], True),
        (200, Verdict.STOP, ["record.old"], True),
    ]
    logged = (office.folder / "letterlock.log").read_text(encoding="utf-8")
    assert "case source: CaseSourceError" in logged
    assert "Pritchard" not in logged
    assert "KT24P00817" not in logged
    assert "127.0.0.1" not in logged


def test_a_case_that_is_not_kept_is_held(office: Office) -> None:
    """A letter of another team's case has no record while the service is away."""
    for one in office.records:
        assert isinstance(one, dict)
        assert isinstance(one["case"], dict)
        if "KT24P00817" in json.dumps(one["case"]):
            one["case"]["team"] = "Southern"
    office.answer()
    office.come_in().close()
    desk = office.come_in()
    desk.warm()
    desk.close()
    office.fall_silent()
    desk = office.come_in()
    path = office.folder / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")

    try:
        opened = desk.open([path])
        result = desk.check(opened, CaseId("C-none"), [], Channel.POST)
    finally:
        desk.close()

    assert len(desk.cases()) == len(office.records) - 1
    assert "KT24P00817" not in [one.reference for one in desk.cases()]
    assert [one.code for one in result.findings if one.code == "record.missing"]
