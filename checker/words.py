"""The sentences that people read, in their own language, one mechanism for core and windows."""

import gettext
from importlib import resources

DOMAIN = "letterlock"
_spoken: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Choose the language of every sentence from here on ("en" or "cy").

    A language without a catalogue is spoken in English, the language of the sentences themselves.
    """
    global _spoken  # noqa: PLW0603 - the one thing a process has one of: the language it speaks
    with resources.as_file(resources.files("resources") / "locale") as folder:
        _spoken = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)


def say(sentence: str, /, **values: object) -> str:
    """Give a sentence in the person's language, with its values filled in.

    >>> say("The letter goes to {name}.", name="Ms Hale")
    'The letter goes to Ms Hale.'
    """
    return _spoken.gettext(sentence).format(**values) if values else _spoken.gettext(sentence)


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Give the form of a sentence that fits a count; `{count}` in it is the count.

    >>> say_count("{count} finding", "{count} findings", 1)
    '1 finding'
    """
    return _spoken.ngettext(one, many, count).format(count=count, **values)
