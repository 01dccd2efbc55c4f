"""A whole day of made-up letters, right and wrong ones; then the log and the trail are searched."""

import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.cases.files import open_cases
from checker.desk.desk import Desk
from checker.log import write_log_to
from checker.model import Case, Channel, Organisation, Person
from checker.practice.letters import MadeLetter, make_letters
from tests.builders.readers import demo_desk

LETTERS = 40
SHARE_WRONG = 0.6
SHORTEST_NAME = 4


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Work through a day of letters at the demo's desk; give the folder it was worked in."""
    folder = tmp_path_factory.mktemp("day")
    handler = write_log_to(folder / "letterlock.log")
    desk = demo_desk(folder)
    cases = open_cases(folder / "cases").cases
    made = make_letters(7, cases, LETTERS, SHARE_WRONG, today=datetime.now(UTC).date())
    try:
        for letter in made:
            _work_on(desk, letter, folder)
    finally:
        desk.close()
        logging.getLogger("letterlock").removeHandler(handler)
        handler.close()
    return folder


def _work_on(desk: Desk, letter: MadeLetter, folder: Path) -> None:
    path = folder / letter.name
    path.write_bytes(letter.data)
    opened = desk.open([path])
    to = [] if letter.recipient is None else [letter.recipient]
    result = desk.check(opened, letter.case, to, Channel(letter.channel))
    if desk.standing(result, []):
        desk.give_back(result, "To be mended.")


def secrets_of(cases: tuple[Case, ...]) -> set[str]:
    """Every made-up name, street, postcode, email and phone of a caseload."""
    found: set[str] = set()
    for case in cases:
        for person in case.people:
            found |= {person.first_name, person.last_name}
        everybody: tuple[Person | Organisation, ...] = (*case.people, *case.organisations)
        for one in everybody:
            found |= {contact.value for contact in one.contacts}
            for address in one.addresses:
                found |= {*address.lines, address.postcode, address.town}
    return {secret.casefold() for secret in found if len(secret) >= SHORTEST_NAME}


def test_no_made_up_name_is_in_the_log(day: Path) -> None:
    """Logs carry ids and codes, whatever went wrong in the day."""
    log = (day / "letterlock.log").read_text(encoding="utf-8")
    words = set(re.findall(r"[\w'@+-]+(?:\.[\w-]+)*", log.casefold()))

    found = {
        one
        for one in secrets_of(open_cases(day / "cases").cases)
        if one in words or (" " in one and one in log.casefold())
    }

    assert log
    assert not found
    assert not {word for word in words if word.endswith((".docx", ".pdf", ".eml"))}


def test_no_made_up_name_is_in_the_trail(day: Path) -> None:
    """Entries hold digests, codes and places; what is beside them is encrypted."""
    held = b"".join(file.read_bytes() for file in (day / "trail").glob("*.db*"))
    # In a digest any four letters stand by chance: what is told in words stands by itself.
    words = re.sub(rb"[A-Za-z0-9_+/=-]{32,}", b" ", held).decode("utf-8", "replace").casefold()

    found = {
        one
        for one in secrets_of(open_cases(day / "cases").cases)
        if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words)
    }

    assert b"release" in held or b"hold" in held
    assert not found
