"""Whether a picture lets what is behind it be seen, by what its bytes say of themselves."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_COLOURS = 25
"""Where a PNG says which kinds of colour it has."""
_WITH_ALPHA = frozenset({4, 6})


def is_opaque(data: bytes) -> bool:
    """Say whether nothing can be seen through a picture; one that cannot be told is not opaque.

    >>> is_opaque(b"GIF89a")
    False
    """
    if data.startswith((b"\xff\xd8\xff", b"BM")):
        return True
    if not data.startswith(_PNG) or len(data) <= _PNG_COLOURS:
        return False
    head = data[: data.find(b"IDAT")]
    return data[_PNG_COLOURS] not in _WITH_ALPHA and b"tRNS" not in head
