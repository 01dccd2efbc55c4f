"""The ways in which the domain of an email address is mistyped, misheard or imitated."""

from collections.abc import Iterator

_NEXT_KEYS = {
    "a": "s", "c": "v", "d": "f", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o", "k": "l",
    "l": "k", "m": "n", "n": "m", "o": "p", "r": "t", "s": "a", "t": "y", "u": "i", "v": "b",
    "w": "e", "x": "z", "y": "u",
}  # fmt: skip
_LOOK_ALIKE = {
    "l": "1", "o": "0", "i": "1", "m": "rn", "w": "vv", "a": "\u0430", "e": "\u0435", "d": "cl",
}  # fmt: skip
_ENDINGS = {
    "com": ("cmo", "con", "co", "ocm", "comm", "om", "cm", "c0m", "coom", "vom", "xom", "net"),
    "co.uk": ("co.u", "couk", "uk.co", "co.ku", "c.uk", "co.uj", "com", "uk", "co.uk.com", "cc.uk"),
    "org": ("ogr", "orgg", "og", "rog", "0rg", "org.uk", "com", "orf"),
    "net": ("ent", "nte", "met", "nett", "com", "ne"),
    "example": ("exmaple", "exampel", "examples", "exampl", "test", "com", "co.uk", "example.com"),
}
_WITHOUT_A_POINT = 2


def misspellings(domain: str) -> Iterator[str]:
    """Give ways in which a domain is written wrong, each another domain than it.

    >>> "gmail.cmo" in set(misspellings("gmail.com"))
    True
    """
    seen = {domain}
    for wrong in _all(domain):
        if wrong not in seen and not wrong.startswith((".", "-")):
            seen.add(wrong)
            yield wrong


def _all(domain: str) -> Iterator[str]:
    name, ending = _parts(domain)
    for other in _ENDINGS.get(ending, ()):
        yield f"{name}.{other}"
    yield from (f"{name}{ending}", f"{name}.{ending}.", f"{name}..{ending}", f"{name},{ending}")
    yield from (f"www.{domain}", f"mail-{domain}", f"{name}-mail.{ending}", f"{name}s.{ending}")
    for at, letter in enumerate(name):
        before, after = name[:at], name[at + 1 :]
        yield f"{before}{after}.{ending}"
        yield f"{before}{letter}{letter}{after}.{ending}"
        if letter in _NEXT_KEYS:
            yield f"{before}{_NEXT_KEYS[letter]}{after}.{ending}"
        if letter in _LOOK_ALIKE:
            yield f"{before}{_LOOK_ALIKE[letter]}{after}.{ending}"
        if after:
            yield f"{before}{after[0]}{letter}{after[1:]}.{ending}"
            yield f"{before}{letter}-{after}.{ending}"


def _parts(domain: str) -> tuple[str, str]:
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if domain.endswith(f".{ending}"):
            return domain.removesuffix(f".{ending}"), ending
    name, _, ending = domain.partition(".")
    return name, ending
