"""The sentences that people read, in their own language, one mechanism for core and windows."""

import gettext
import re
from collections.abc import Iterable
from importlib import resources
from typing import Final

DOMAIN = "letterlock"
LANGUAGES: Final = {"en": "English", "cy": "Cymraeg"}
"""The languages that Letterlock speaks, each by its own name; the sentences stand in the first."""

_WELSH_VOWELS: Final = frozenset("aeiouwyâêîôûŵŷáéíóúëïö")
_BREATHED: Final = re.compile(r"[cpt](?!h)", re.IGNORECASE)
"""What begins with these letters is changed by "a" in Welsh: "a chod post"."""
_OWN: Final = next(iter(LANGUAGES))
_spoken: gettext.NullTranslations = gettext.NullTranslations()
_language: str = _OWN


def speak(language: str) -> None:
    """Choose the language of every sentence from here on ("en" or "cy").

    A language without a catalogue is spoken in English, the language of the sentences themselves.
    """
    global _spoken, _language  # noqa: PLW0603 - the one thing a process has one of: its language
    with resources.as_file(resources.files("resources") / "locale") as folder:
        _spoken = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
    _language = language if language in LANGUAGES else _OWN


def spoken() -> str:
    """Give the language that is spoken."""
    return _language


def wanted(tags: Iterable[str]) -> str:
    """Give the first of a person's languages that Letterlock speaks, else English.

    >>> wanted(["cy_GB.UTF-8", "en_GB"]), wanted(["en-GB", "cy"]), wanted(["fr", "C"])
    ('cy', 'en', 'en')
    """
    codes = (tag.replace("-", "_").partition("_")[0].casefold() for tag in tags)
    return next((code for code in codes if code in LANGUAGES), _OWN)


def later(sentence: str, /) -> str:
    """Mark a sentence in a table, so that the catalogue has it: it is said when it is wanted.

    >>> later("Nothing found")
    'Nothing found'
    """
    return sentence


def say(sentence: str, /, **values: object) -> str:
    """Give a sentence in the person's language, with its values filled in.

    >>> say("The letter goes to {name}.", name="Ms Hale")
    'The letter goes to Ms Hale.'
    """
    # To gettext, no sentence at all is the question for its catalogue's head.
    told = _spoken.gettext(sentence) if sentence else ""
    return told.format(**values) if values else told


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Give the form of a sentence that fits a count; `{count}` in it is the count.

    >>> say_count("{count} finding", "{count} findings", 1)
    '1 finding'
    """
    return _spoken.ngettext(one, many, count).format(count=count, **values)


def joined(first: str, last: str, *, names: bool = False) -> str:
    """Join two by "and". In Welsh it is "ac" before a vowel, and changes a word, not a name.

    >>> joined("Okafor", "Eboh", names=True)
    'Okafor and Eboh'
    """
    if _language == "cy":
        if last[:1].casefold() in _WELSH_VOWELS:
            return f"{first} ac {last}"
        breathed = last[:1] + "h" + last[1:]
        return f"{first} a {last if names or not _BREATHED.match(last) else breathed}"
    return f"{first}{say(' and ')}{last}"


def named_as(name: str, what: str) -> str:
    """Give a name and, behind it and so without a capital, what somebody is, where that is known.

    >>> named_as("Mr Okafor", "Father, applicant"), named_as("Ms Hale", "IRO")
    ('Mr Okafor, father, applicant', 'Ms Hale, IRO')
    """
    small = what if what[1:2].isupper() else what[:1].lower() + what[1:]
    return ", ".join(filter(None, (name, small)))
