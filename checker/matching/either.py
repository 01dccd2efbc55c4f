"""A pattern of many words: those that begin with another letter are passed over at once."""

from collections import defaultdict
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Give what any of some patterns finds, their order kept, and the first letters tried first.

    The patterns are words and escaped signs. Of all that begin with a letter which is not there
    only the letter is looked at, so that many words cost little more than a few. Those that begin
    with a letter that others begin with as a capital stay as they are, for the sake of the order,
    and all do where one begins with anything but a letter.

    >>> either(["cat", "ox", "Ta", "cow", "tea"])
    'Ta|tea|c(?:at|ow)|ox'
    """
    patterns = tuple(words)
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for one in patterns:
        begun[one[:1]].append(one[1:])
    if not all(letter.isascii() and letter.isalnum() for letter in begun):
        return "|".join(patterns)
    mixed = {letter for letter in begun if letter.isalpha() and letter.swapcase() in begun}
    return "|".join((
        *(one for one in patterns if one[:1] in mixed),
        *(
            f"{letter}{rests[0]}" if len(rests) == 1 else f"{letter}(?:{'|'.join(rests)})"
            for letter, rests in begun.items()
            if letter not in mixed
        ),
    ))  # fmt: skip
