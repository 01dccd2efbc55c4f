"""What pypdf raises on a damaged file: it checks little before it uses it."""

import logging
import struct
import zlib

from pypdf.errors import PyPdfError

BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # its warnings quote the file
