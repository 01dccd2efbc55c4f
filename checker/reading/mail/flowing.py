"""A text whose lines were broken on their way, with its paragraphs whole again (RFC 3676)."""

_SIGNATURE = "-- "


def flowed(text: str, without_space: bool) -> str:  # noqa: FBT001 - as the header says it
    r"""Give a text as it is shown: a line that ends in a space goes on with the next.

    >>> flowed("14 Orchard \nClose\n-- \nKay", False)
    '14 Orchard Close\n-- \nKay'
    """
    paragraphs: list[list[str]] = []
    goes_on, depth = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        marks, words = len(line) - len(bare), bare.removeprefix(" ")
        if not (goes_on and marks == depth and words != _SIGNATURE):
            paragraphs.append([f"{'>' * marks} " if marks else ""])
        goes_on, depth = words.endswith(" ") and words != _SIGNATURE, marks
        paragraphs[-1].append(words[:-1] if goes_on and without_space else words)
    return "\n".join("".join(pieces) for pieces in paragraphs)
