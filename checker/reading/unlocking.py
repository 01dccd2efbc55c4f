"""Open an Office file that is encrypted as a whole, with the passwords that a person gave."""

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
    TypeError,
    ValueError,
    struct.error,
    xml.parsers.expat.ExpatError,
)
"""What the library raises on a file that is not as it should be: it checks little."""


def unlocked(data: bytes, passwords: tuple[str, ...]) -> bytes:
    """Give the file inside an encrypted package, opened with the first password that fits.

    Raises:
        Unreadable: none fits, or what it opens is not whole.
    """
    import msoffcrypto  # noqa: PLC0415 - half a second, and few files are locked
    from msoffcrypto.exceptions import (  # noqa: PLC0415 - the same
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
    )

    for password in passwords:
        opened = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(data))
            office.load_key(password=password, verify_password=True)
            office.decrypt(opened)
        except (InvalidKeyError, DecryptionError):
            continue
        except (FileFormatError, *_BROKEN) as error:
            raise damaged() from error
        return opened.getvalue()
    raise locked(passwords)
