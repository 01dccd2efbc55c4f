"""A letter that was confirmed once is known at the desk when it comes again."""

from pathlib import Path

from checker.model import Channel, Severity
from tests.builders.readers import demo_desk
from tests.builders.results import kept
from tests.desk.test_desk import MOTHER, RIGHT, case_of, checked, letter


def test_a_confirmed_letter_is_known_when_it_comes_again(tmp_path: Path) -> None:
    """Also after the desk was closed and opened: the trail knows it by its digest."""
    first = demo_desk(tmp_path)
    opened, result = checked(first, letter(tmp_path))
    assert "dispatch.duplicate" not in [one.code for one in result.findings]
    first.confirm(opened, result, [kept(one) for one in result.findings], RIGHT)
    _, again = checked(first, letter(tmp_path))
    assert [one.severity for one in again.findings if one.code == "dispatch.duplicate"] == [
        Severity.CHECK
    ]
    first.close()

    second = demo_desk(tmp_path)
    _, later = checked(second, letter(tmp_path, name="another.txt"))
    told = [one.severity for one in later.findings if one.code == "dispatch.duplicate"]
    assert told == [Severity.CHECK]
    opened = second.open([letter(tmp_path)])
    other = next(one for one in second.recipients(case_of(second), opened) if one.id != MOTHER)
    result = second.check(opened, case_of(second), [other.id], Channel.POST)
    told = [one.severity for one in result.findings if one.code == "dispatch.duplicate"]
    assert told == [Severity.STOP]
    second.close()
