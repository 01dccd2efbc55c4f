"""A text is read once in a run, and is forgotten behind it."""

from checker.matching.once import forget_texts, once


def test_a_sentence_is_read_once_until_it_is_forgotten() -> None:
    """Each of many rules asks for the same; after the run nothing of it is left."""
    read: list[str] = []

    @once
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length("Dear Ms Hale"), length("Dear Ms Hale")] == [12, 12]
    assert read == ["Dear Ms Hale"]
    forget_texts()
    assert length("Dear Ms Hale") == 12
    assert read == ["Dear Ms Hale"] * 2


def test_a_long_text_is_not_held() -> None:
    """What is longer than any sentence is read anew each time."""
    read: list[int] = []

    @once
    def length(text: str) -> int:
        read.append(len(text))
        return len(text)

    assert length("x" * 5_000) == length("x" * 5_000) == 5_000
    assert read == [5_000, 5_000]
