"""What is recorded and handed out is the same in every language: only people are spoken to."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts, Out
from checker.audit.signing import key_file_signer
from checker.desk import Answers
from checker.desk.calls.auditing import verify_trail
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.whose import open_trail as open_own_trail
from checker.desk.record.evidence import Asked, export_evidence
from checker.model import Channel, WhoId
from checker.words import speak
from tests.builders.readers import demo_desk
from tests.builders.trails import open_trail
from tests.builders.verify_alone import holds_alone

MOTHER = WhoId("P2")
LETTER = """Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

20 November 2026

Our reference: {reference}

Dear Ms Pritchard

Thank you for your letter.

Yours sincerely
Priya Nair
"""
OF_THE_RUN = {"about", "age", "boot", "key", "log", "mono", "policy", "prev", "salt", "sd", "t"}
"""What differs between two runs: times, keys, and digests of both."""


@pytest.fixture(autouse=True)
def in_english_again() -> Iterator[None]:
    """Leave no other language behind."""
    yield
    speak("en")


def recorded(folder: Path, language: str) -> tuple[list[object], str]:
    """Check and confirm two letters in a language; give the entries, and what was said at last."""
    speak(language)
    folder.mkdir()
    desk = demo_desk(folder)
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    said = ""
    for number, reference in enumerate(("KT24P00871", "KT24P00817")):
        file = folder / f"letter{number}.txt"
        file.write_text(LETTER.format(reference=reference), encoding="utf-8")
        opened = desk.open([file])
        result = desk.check(opened, case, [MOTHER], Channel.POST)
        if result.findings:
            said += result.findings[0].title
            desk.give_back(result, "")
        else:
            answers = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)
            said += desk.confirm(opened, result, [], answers).headline
    me = desk.actor.id
    desk.close()
    signer = key_file_signer(folder / "trail" / f"{me}.key", me)
    trail = open_own_trail(folder / "trail" / f"{me}.db", signer, machine_clock())
    told: list[object] = [
        (_same(json.loads(one.body)), [(two.name, two.value) for two in trail.disclosed(one.seq)])
        for one in trail.entries()
    ]
    return told, said


def test_entries_and_what_stands_beside_them_are_the_same_in_both_languages(
    tmp_path: Path,
) -> None:
    """Codes, never sentences: a record of Wales can be read and counted with all others."""
    english, said = recorded(tmp_path / "en", "en")
    welsh, welsh_said = recorded(tmp_path / "cy", "cy")

    assert len(english) >= 4
    assert said != welsh_said
    assert english == welsh


def test_an_evidence_pack_is_in_english_and_holds_whoever_made_it(tmp_path: Path) -> None:
    """It is for whoever asked, and for a program that compares every word of it."""
    trail = open_trail(tmp_path)
    trail.append(Act.RELEASE, Facts(out=Out.RELEASED), case="C-1", t_ms=1, mono_ms=1)
    asked, folder = Asked(question="What happened in C-1?"), tmp_path / "pack"
    speak("cy")

    export_evidence(asked, trail, folder, now=datetime(2026, 11, 26, 12, tzinfo=UTC), mono_ms=5)

    trust = (f"log={trail.signer.log}",)
    held_in_welsh = verify_trail(folder, trust=trust).holds
    speak("en")
    files = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert "They were not asked for." in files["README.txt"].decode()
    assert held_in_welsh
    assert verify_trail(folder, trust=trust).holds
    assert holds_alone(files, trust)


def _same(told: object) -> object:
    """Leave out what differs between two runs."""
    if isinstance(told, dict):
        return {key: _same(one) for key, one in told.items() if key not in OF_THE_RUN}
    return [_same(one) for one in told] if isinstance(told, list) else told
