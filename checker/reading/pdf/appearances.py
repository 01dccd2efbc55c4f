"""The words that comments, stamps and form fields draw on a page, with their places.

pdfium's text of a page leaves them out: they are drawn into the page, and it is read again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.model import Box, Concealment
from checker.reading.pdf.glyphs import Glyph, glyphs_of
from checker.reading.pdf.sheet import Sheet

_PRINTED = 1 << 2
NOT_SHOWN = 1 << 1 | 1 << 5
"""The flags Hidden and NoView."""
_AT_MOST = 5_000


def drawn_glyphs(document: pdfium.PdfDocument, sheet: Sheet, plain: Sequence[Glyph]) -> list[Glyph]:
    """Give the characters that annotations draw, those of hidden ones marked as hidden.

    `plain` are the page's own. The page is changed by this in the document's memory.
    """
    page = document[sheet.number - 1]
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page), _AT_MOST)
    if count <= 0:
        page.close()
        return []
    concealed = _brought_out(page, sheet, range(count))
    return [_placed(glyph, concealed) for glyph in _merged(document, page, sheet, plain)]


def _brought_out(page: pdfium.PdfPage, sheet: Sheet, indexes: Iterable[int]) -> list[Box]:
    """Let the annotations be drawn that are not shown, and give their places."""
    places: list[Box] = []
    for index in indexes:
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        sides = pdfium_c.FS_RECTF()
        hidden = pdfium_c.FPDFAnnot_GetFlags(annotation) & NOT_SHOWN
        if hidden and pdfium_c.FPDFAnnot_GetRect(annotation, sides):
            places.append(sheet.box(sides.left, sides.bottom, sides.right, sides.top))
            pdfium_c.FPDFAnnot_SetFlags(annotation, _PRINTED)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return places


def _merged(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, sheet: Sheet, known: Sequence[Glyph]
) -> list[Glyph]:
    """Draw the annotations of a page into it, and give the characters that it had not before."""
    done = pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    if done != pdfium_c.FLATTEN_SUCCESS:
        return []
    again = document[sheet.number - 1]
    textpage = again.get_textpage()
    before = Counter(map(_place, known))
    added: list[Glyph] = []
    for glyph in glyphs_of(textpage, sheet):
        place = _place(glyph)
        if before[place] > 0:
            before[place] -= 1
        else:
            added.append(glyph)
    textpage.close()
    again.close()
    return added


def _place(glyph: Glyph) -> tuple[str, int, int]:
    """Give a character and roughly where it stands."""
    return (glyph.char, round(glyph.x * 4), round(glyph.base * 4))


def _placed(glyph: Glyph, concealed: Sequence[Box]) -> Glyph:
    """Give a character, marked as hidden where an annotation draws it that is not shown."""
    inside = any(
        left <= glyph.x <= right and top <= glyph.base <= bottom
        for left, top, right, bottom in concealed
    )
    return glyph._replace(hidden=glyph.hidden or Concealment.HIDDEN) if inside else glyph
