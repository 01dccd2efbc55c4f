"""The reading process speaks the language of whoever started it."""

from checker.words import speak
from checker.worker.parent import Readers

DAMAGED = b"PK\x03\x04 not a zip"


def why(language: str) -> str:
    """Give why a damaged file could not be read, in a language."""
    speak(language)
    readers = Readers(spares=0)
    try:
        (document,) = readers.read("letter.docx", DAMAGED)
        return document.gaps[0].why
    finally:
        readers.close()
        speak("en")


def test_why_a_file_was_not_read_is_said_in_welsh() -> None:
    """The catalogue is read before the walls stand, which let nothing be read any more."""
    english, welsh = why("en"), why("cy")

    assert english
    assert welsh
    assert english != welsh
