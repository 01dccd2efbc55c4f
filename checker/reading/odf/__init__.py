"""OpenDocument files (odt, ods, odp) to Documents: every text in them, seen or not."""

from checker.reading.odf.slides import draw_odp_page, odp_reading
from checker.reading.odf.spreadsheet import draw_ods_page, ods_reading
from checker.reading.odf.text import odt_reading

__all__ = ["draw_odp_page", "draw_ods_page", "odp_reading", "ods_reading", "odt_reading"]
