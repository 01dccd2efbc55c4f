"""Every sentence of the code is in the Welsh catalogue, and the catalogue can be spoken."""

import subprocess
import sys

import polib
import pytest

from checker.words import later, say, say_count, speak
from installer.catalogue import CATALOGUE, COMPILED, ROOT, faults, said_in, sentences, updated

SAID_BY_NOBODY = """
import importlib, pkgutil, sys
from checker import words

class Mute:
    def gettext(self, sentence): raise SystemExit(f"said too early: {sentence}")
    ngettext = lambda self, one, many, count: self.gettext(one)

words._spoken = Mute()
import checker, ui
for package in (checker, ui):
    for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not one.name.endswith("__main__"):
            importlib.import_module(one.name)
"""
"""Loads every module of the program while nothing may be said."""


def catalogue() -> polib.POFile:
    """Read the catalogue as it stands in the project."""
    return polib.pofile(str(CATALOGUE))


def test_the_catalogue_has_every_sentence_of_the_code_and_no_other() -> None:
    """After a change to a sentence, `python installer/catalogue.py` brings it up to date."""
    there = [(one.msgid, one.msgid_plural) for one in catalogue()]

    wanted = {(one[0], one[1] if len(one) > 1 else "") for one in sentences(ROOT)}

    assert len(there) == len(set(there))
    assert set(there) == wanted


def test_every_sentence_has_its_welsh() -> None:
    """Nobody who reads Welsh meets an English sentence in between."""
    assert [one.msgid for one in catalogue() if not one.translated()] == []


def test_the_compiled_catalogue_is_made_of_the_written_one() -> None:
    """What is spoken is what can be read and reviewed."""
    assert COMPILED.read_bytes() == catalogue().to_binary()


def test_every_translation_has_the_values_and_forms_of_its_sentence() -> None:
    """Welsh has six forms for a count, and no name or number gets lost on the way."""
    assert not list(faults(catalogue()))


def test_no_sentence_is_said_before_the_language_is_chosen() -> None:
    """Whatever is said while a module loads would stay English for good."""
    done = subprocess.run(
        [sys.executable, "-c", SAID_BY_NOBODY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]


def test_what_is_translated_stays_and_what_is_told_comes_in() -> None:
    """A new sentence does not cost the others their Welsh."""
    post = polib.POEntry(msgid="Post", msgstr="Y post")
    gone = polib.POEntry(msgid="Fax", msgstr="Ffacs")
    days = ["dim", "un", "dau", "tri", "chwech", "{count} diwrnod"]
    told: dict[str, str | list[str]] = {"{count} day\0{count} days": days, "Email": "E-bost"}
    said = {("Post",): ["a.py"], ("Email",): ["b.py"], ("{count} day", "{count} days"): ["b.py"]}

    made = {one.msgid: one for one in updated(said, [post, gone], told)}

    assert made["Post"].msgstr == "Y post"
    assert made["Email"].msgstr == "E-bost"
    assert made["{count} day"].msgstr_plural == dict(enumerate(days))
    assert "Fax" not in made
    assert not list(faults(tuple(made.values())))


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(polib.POEntry(msgid="To {name}", msgstr="I"), id="a value is lost"),
        pytest.param(polib.POEntry(msgid="To Ms Hale", msgstr="I {name}"), id="a value is new"),
        pytest.param(polib.POEntry(msgid="Who opens", msgstr="Pwy sy\\'n agor"), id="a backslash"),
        pytest.param(
            polib.POEntry(
                msgid="{count} day", msgid_plural="{count} days", msgstr_plural={0: "un", 1: "dau"}
            ),
            id="two forms",
        ),
        pytest.param(
            polib.POEntry(
                msgid="{count} day",
                msgid_plural="{count} days",
                msgstr_plural=dict.fromkeys(range(6), "diwrnod"),
            ),
            id="no count for many",
        ),
    ],
)
def test_a_translation_that_cannot_be_spoken_is_told(entry: polib.POEntry) -> None:
    """A lost value would be a letter to nobody; a new one would end the program."""
    assert list(faults([entry]))


def test_sentences_are_found_where_they_are_said_and_where_they_wait() -> None:
    """Calls of anything else are no sentences, nor is what is put together from pieces."""
    source = 'say("One"); later("Two"); say_count("{count} a", "{count} b", n); say(table[x])'

    found = list(said_in(source + '; self.say("heading", "more")'))

    assert found == [("One",), ("Two",), ("{count} a", "{count} b")]


def test_nothing_is_said_of_nothing() -> None:
    """A sentence of a table may be empty: it is no question for the catalogue's own head."""
    speak("cy")
    nothing = say("")
    speak("en")

    assert nothing == ""


def test_a_language_without_a_catalogue_is_spoken_in_english() -> None:
    """Nobody is left without words."""
    speak("fr")

    assert say(later("The letter goes to {name}."), name="Ms Hale") == "The letter goes to Ms Hale."
    assert say_count("{count} finding", "{count} findings", 2) == "2 findings"
