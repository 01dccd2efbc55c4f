"""Open an Office file that is locked, new or old, with the passwords that a person gave."""

import io
import struct
import xml.parsers.expat

from checker.reading.refusal import damaged, locked

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    xml.parsers.expat.ExpatError,
)
"""What the library raises on a file that is not as it should be: it checks little."""


def unlocked(data: bytes, passwords: tuple[str, ...], *, first: tuple[str, ...] = ()) -> bytes:
    """Give the file inside the lock, opened with the first password that fits.

    `first` are passwords that programs set by themselves: they are tried before a person's.

    Raises:
        Unreadable: none fits, or what it opens is not whole.
    """
    if not (first or passwords):
        raise locked(passwords)
    import msoffcrypto  # noqa: PLC0415 - half a second, and few files are locked
    from msoffcrypto.exceptions import (  # noqa: PLC0415 - the same
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
    )
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - the same

    for password in (*first, *passwords):
        opened = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(data))
            # The older kinds check the password without being asked to.
            checked = {"verify_password": True} if isinstance(office, OOXMLFile) else {}
            office.load_key(password=password, **checked)
            office.decrypt(opened)
        except (InvalidKeyError, DecryptionError):
            continue
        except (FileFormatError, *_BROKEN) as error:
            raise damaged() from error
        return opened.getvalue()
    raise locked(passwords)
