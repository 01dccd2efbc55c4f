"""The pieces of a phone number or an email address that give it away, ready to be looked for."""

import re
from itertools import groupby, permutations

from checker.matching.folding import fold
from checker.matching.phones import to_phone

_TELLING_LOCAL = 5
"""A local part of this length with a dot, dash or digit in it points at one mailbox."""
_NATIONAL_DIGITS = 9
_LAST_DIGITS = 6
_LOCAL_DIGITS = (7, 8)
"""What is dialled within a city."""
_GAP = "[\\s()_.\\-/\u00ad\u200b\u2010-\u2015\u2060]{0,3}"
_AT = r"(?:\s?@\s?|%40|\s?[(\[{<]\s?(?:at|a)\s?[)\]}>]\s?|[_-]at[_-]|\s?#\s?|\sat\s)"
_POINT = r"(?:\.|\s?[(\[]\s?dot\s?[)\]]\s?|\sdot\s)"
_JOINED = rf"(?:[._-]|%2E|{_POINT}|\s)?"
_CALLED = (
    r"(?:e-?mail|mailbox|account|user ?name|user|login|log-?in|screen name|profile|handle|skype|"
    r"instagram|insta|facebook|fb|snapchat|tiktok|xbox|id)"
)
_NAMED = rf"(?:{_CALLED}(?: name| address| account)?(?: is| was| of|:|,| called| named)?\s\W?)"
_SAID = {
    "0": "zero|nought|oh|o|nil", "1": "one", "2": "two", "3": "three", "4": "four",
    "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
"""Digits as somebody says them."""
_WORDS = "|".join(("double", "triple", "treble", *_SAID.values()))
_PAUSE = r"[\s,.()-]{0,3}"
_ANYBODY = frozenset(
    {"info", "office", "admin", "enquiries", "enquiry", "contact", "hello", "mail", "reception",
     "school", "family", "help", "support", "post", "general", "secretary", "headteacher"},
)  # fmt: skip
"""Local parts that thousands of offices have."""


def email_pattern(value: str, names: tuple[str, ...] = ()) -> str:
    """Spell an email address, or its local part where that points at one mailbox.

    A local part with a dot, dash or digit does so alone, and so does one that is made of the two
    `names` of its owner; a word does before an @, whatever domain follows, for the domain may be
    misspelt. "(at)" and "dot" hide nothing.

    >>> bool(re.search(email_pattern("e.hale@example.org"), "her name there is e.hale"))
    True
    >>> bool(re.search(email_pattern("erinhale@example.org"), "erinhale@exmaple.org"))
    True
    >>> bool(re.search(email_pattern("erinhale@example.org", ("Erin", "Hale")), "she is erinhale"))
    True
    """
    local, _, domain = value.partition("@")
    spelt = re.escape(local)
    loose = _JOINED.join(re.escape(part) for part in re.split(r"[._-]", local))
    labels = [re.escape(label) for label in domain.split(".")]
    whole = rf"{loose}(?:\+[\w.-]{{1,30}})?{_AT}{_POINT.join(labels)}|{loose}@{labels[0]}(?!\.\w)"
    if len(local) >= _TELLING_LOCAL:
        whole = rf"{whole}|{' '.join(re.escape(sign) for sign in local)}{_AT}"
    if len(local) >= _TELLING_LOCAL and (not local.isalpha() or _is_made_of(local, names)):
        whole = rf"{whole}|{spelt}(?![^\W_]|-)"
    elif len(local) >= _TELLING_LOCAL and local not in _ANYBODY:
        named = rf"{_NAMED}{spelt}|(?<=['\"\u2018\u201c]){spelt}(?=['\"\u2019\u201d])"
        whole = rf"{whole}|{spelt}(?:\+[\w.-]{{1,30}})?@[\w.-]*|{named}"
        if len(labels[0]) >= _TELLING_LOCAL:
            whole = rf"{whole}|{spelt}{_AT}{labels[0]}"
    return rf"(?<![\w.+-])(?:{whole})(?![^\W_]|-)"


def _is_made_of(local: str, names: tuple[str, ...]) -> bool:
    """Say whether a local part is two names written as one word: no letter says that by chance."""
    words = [re.sub(r"[\W\d_]", "", fold(one)) for one in names]
    return any(
        one and other and local.casefold() == one + other for one, other in permutations(words, r=2)
    )


def phone_pattern(value: str) -> str:
    """Spell a phone number in any grouping, or its last six digits standing alone.

    >>> bool(re.search(phone_pattern("07700 900111"), "0044 7700 900 111"))
    True
    """
    digits = to_phone(value) or re.sub(r"\D", "", value)
    national = digits.removeprefix("44")
    if len(national) < _NATIONAL_DIGITS:
        return rf"(?<![\w.-]){re.escape(value)}(?![\w-])"
    spelt = _GAP.join(one.replace("0", "[0o]") for one in national)
    before = rf"(?:(?:\+|[0o]{{2}})?{_GAP}44{_GAP}(?:\(?[0o]\)?)?|[0o])?"
    whole = rf"(?<!\d){before}{_GAP}{spelt}(?!\d)"
    tail = national[-_LAST_DIGITS:]
    alone = (
        rf"{tail[:3]}(?:[ .-]?|\n| ?[/-] |, ){tail[3:]}",
        r"[ .-]".join(tail),
        rf"{tail[:3]}_{tail[3:]}",
        " ".join((tail[:2], tail[2:4], tail[4:])),
        rf"{tail[:2]} {tail[2:]}",
        rf"{tail[:4]} {tail[4:]}",
        *(r"[ .-]?".join(national[-length:]) for length in _LOCAL_DIGITS),
    )
    standing = rf"(?<![\d/-])(?<!\d\.)(?:{'|'.join(alone)})(?![\d/-]|\.\d|\w)"
    said = rf"(?<!\w)(?=(?:\d{_PAUSE}){{0,5}}(?:{_WORDS})){_in_words(tail)}(?!\w)"
    return rf"{whole}|{standing}|{said}"


def _in_words(digits: str) -> str:
    """Spell digits of which some are said in words: "nine double oh 417", "nine hundred 417".

    >>> bool(re.fullmatch(_in_words("900417"), "nine double oh four one seven", re.IGNORECASE))
    True
    """
    runs = []
    for digit, same in groupby(digits):
        one = rf"(?:{digit}|{_SAID[digit]})"
        count = len(list(same))
        spelt = _PAUSE.join((one,) * count)
        twice = rf"double[\s-]{one}"
        if count == 2:  # noqa: PLR2004 - a pair is said as double
            spelt = rf"(?:{spelt}|{twice})"
        elif count > 2:  # noqa: PLR2004 - three as triple, or as a pair and one
            more = _PAUSE.join((one,) * (count - 2))
            rest = _PAUSE.join((one,) * (count - 3))
            spelt = (
                rf"(?:{spelt}|{twice}{_PAUSE}{more}|{more}{_PAUSE}{twice}"
                rf"|(?:triple|treble)[\s-]{one}{_PAUSE}{rest})"
            )
        runs.append(spelt)
    plain = _PAUSE.join(runs)
    hundred = re.fullmatch(r"([1-9])00([1-9]\d\d)", digits)
    if hundred:
        rest = _PAUSE.join(rf"(?:{one}|{_SAID[one]})" for one in hundred[2])
        plain = rf"(?:{plain}|{_SAID[hundred[1]]} hundred(?: and)?[\s-]{rest})"
    return plain
