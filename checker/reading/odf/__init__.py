"""OpenDocument files (odt, ods, odp) to Documents: every text in them, seen or not."""

from checker.reading.odf.text import odt_reading

__all__ = ["odt_reading"]
