"""The house rules that no linter knows."""

import re
from pathlib import Path

import grimp

from checker.checks import CHECKS, RULES
from checker.checks.running import rules_off
from checker.settings import load_policy

ROOT = Path(__file__).parents[1]
TOP = {"pyproject.toml", "checker", "ui", "resources", "installer", "tests", "README.md", "LICENSE"}
MOST_LINES, MOST_LINES_OF_TESTS = 400, 500
MADE = {"__pycache__", "build", "dist", "pictures", "letterlock.egg-info"}
BANNED = {"utils", "helpers", "common", "base", "manager", "misc"}


def ours(*patterns: str) -> list[Path]:
    """The files of the project, without what is made by running it."""
    return [
        file.relative_to(ROOT)
        for pattern in patterns
        for file in ROOT.rglob(pattern)
        if file.is_file() and not (MADE & set(file.relative_to(ROOT).parts) or _is_hidden(file))
    ]


def _is_hidden(file: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(ROOT).parts[:-1])


def test_the_top_level_is_what_was_agreed() -> None:
    """Nothing else stands at the top, but dot-files."""
    top = {file.parts[0] for file in ours("*")}

    assert {one for one in top if not one.startswith(".")} <= TOP


def test_no_module_grows_past_a_few_screens() -> None:
    """One file is one thing."""
    long = {
        str(file): lines
        for file in ours("*.py")
        if (lines := len((ROOT / file).read_text(encoding="utf-8").splitlines()))
        > (MOST_LINES_OF_TESTS if file.parts[0] == "tests" else MOST_LINES)
    }

    assert not long


def test_no_module_is_a_drawer() -> None:
    """A file is named for what it holds."""
    assert not [file for file in ours("*.py") if file.stem in BANNED]


def test_shapes_are_made_ready_in_one_place() -> None:
    """Msgspec ends the process when two threads do it at once; `checker.shapes` has the lock."""
    direct = ("msgspec.convert(", "msgspec.json.decode(", "msgspec.json.Decoder(")
    found = [
        str(file)
        for file in ours("checker/**/*.py", "ui/**/*.py")
        if file != Path("checker/shapes.py")
        and any(one in (ROOT / file).read_text(encoding="utf-8") for one in direct)
    ]

    assert found == ["checker/settings/expectation.py"]  # in an example for its reader


def test_days_are_named_in_english_whatever_language_the_computer_speaks() -> None:
    """`%B` is the computer's word for a month; `checker.days` has ours."""
    found = [
        str(file)
        for file in ours("*.py")
        if file.parts[0] in {"checker", "ui"}
        and re.search(r"%[AB]\b", (ROOT / file).read_text(encoding="utf-8"))
    ]

    assert not found


def test_checks_do_not_know_one_another() -> None:
    """A check reads its arguments and nothing else."""
    modules = {check.__module__ for check in CHECKS}
    graph = grimp.build_graph("checker")

    known = {
        (one, other)
        for one in modules
        for other in graph.find_modules_directly_imported_by(one) & modules
    }

    assert not known


def test_every_live_rule_has_a_check_and_every_check_says_why() -> None:
    """The manual's page of a check is its docstring: why, and when it is quiet."""
    assert len(CHECKS) == len(set(CHECKS))
    assert {rule.code for rule in RULES if rule.live}.isdisjoint(rules_off(load_policy()))
    for check in CHECKS:
        told = check.__doc__ or ""
        assert "Why:" in told, check.__name__
        assert "Quiet when:" in told, check.__name__


def test_no_made_up_person_lives_at_a_real_mail_provider() -> None:
    """Only .example and .test domains, but for the one letter that was published."""
    real = ("@gmail.com", "@hotmail.co", "@outlook.com", "@yahoo.co")
    published = "tests/data/"

    found = [
        str(file)
        for file in ours("checker/practice/*.py", "resources/**/*.md")
        if not str(file).startswith(published)
        and any(one in (ROOT / file).read_text(encoding="utf-8") for one in real)
    ]

    assert not found


def test_every_word_list_says_where_it_comes_from() -> None:
    """A list without a source and a licence cannot be shipped or trusted."""
    silent = [
        str(file)
        for file in ours("resources/lists/*.txt")
        if not {"# Source: ", "# Licence: "}
        <= {line[: line.find(": ") + 2] for line in (ROOT / file).read_text("utf-8").splitlines()}
    ]

    assert not silent
