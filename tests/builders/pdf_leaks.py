"""PDF letters whose text nobody sees, one way each, and their twins that hide nothing."""

import io
from collections.abc import Callable

import pypdf
from PIL import Image
from reportlab.lib.colors import Color, white, yellow
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import (
    POINTS_PER_MM,
    SECRET,
    Draw,
    at,
    letter,
    letter_pdf,
    pdf,
    rect,
    with_objects,
)


def flat_picture(colour: tuple[int, int, int] = (0, 0, 0), size: int = 20) -> ImageReader:
    """Give a picture of one colour."""
    return ImageReader(Image.new("RGB", (size, size), colour))


def _secret(canvas: Canvas, *, size: float = 11) -> None:
    at(canvas, 25, 150, SECRET, size=size)


def _covered(cover: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        letter(canvas)
        _secret(canvas)
        cover(canvas)

    return draw


def _polygon(canvas: Canvas) -> None:
    path = canvas.beginPath()
    top, bottom = A4[1] - 145 * POINTS_PER_MM, A4[1] - 152 * POINTS_PER_MM
    path.moveTo(20 * POINTS_PER_MM, bottom)
    for x, y in ((22, top), (70, top), (75, bottom)):
        path.lineTo(x * POINTS_PER_MM, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _picture(canvas: Canvas) -> None:
    canvas.drawImage(
        flat_picture(),
        22 * POINTS_PER_MM,
        A4[1] - 152 * POINTS_PER_MM,
        50 * POINTS_PER_MM,
        7 * POINTS_PER_MM,
    )


def _stroke(canvas: Canvas) -> None:
    canvas.setLineWidth(18)
    canvas.line(
        22 * POINTS_PER_MM,
        A4[1] - 148.6 * POINTS_PER_MM,
        75 * POINTS_PER_MM,
        A4[1] - 148.6 * POINTS_PER_MM,
    )


def _slices(canvas: Canvas) -> None:
    for step in range(28):
        rect(canvas, 22, 145 + step * 0.25, 75, 145.26 + step * 0.25)


def _boxes(canvas: Canvas) -> None:
    for step in range(110):
        rect(canvas, 24 + step * 0.4, 145, 24.42 + step * 0.4, 152)


def _hatch(canvas: Canvas) -> None:
    canvas.setLineWidth(1.6)
    for step in range(60):
        x = (18 + step) * POINTS_PER_MM
        canvas.line(
            x, A4[1] - 152 * POINTS_PER_MM, x + 7 * POINTS_PER_MM, A4[1] - 145 * POINTS_PER_MM
        )
        canvas.line(
            x + 7 * POINTS_PER_MM, A4[1] - 152 * POINTS_PER_MM, x, A4[1] - 145 * POINTS_PER_MM
        )


def _curve(canvas: Canvas) -> None:
    canvas.ellipse(
        15 * POINTS_PER_MM,
        A4[1] - 160 * POINTS_PER_MM,
        80 * POINTS_PER_MM,
        A4[1] - 137 * POINTS_PER_MM,
        stroke=0,
        fill=1,
    )


def _nearly_opaque(canvas: Canvas) -> None:
    rect(canvas, 22, 145, 75, 152, Color(0, 0, 0, alpha=0.98))


def _white_text(canvas: Canvas) -> None:
    letter(canvas)
    canvas.setFillColor(white)
    _secret(canvas)


def _same_as_shading(canvas: Canvas) -> None:
    letter(canvas)
    grey = Color(0.85, 0.85, 0.9)
    rect(canvas, 22, 145, 75, 152, grey)
    canvas.setFillColor(grey)
    _secret(canvas)


def _mode_3(canvas: Canvas) -> None:
    letter(canvas)
    text = canvas.beginText(25 * POINTS_PER_MM, A4[1] - 150 * POINTS_PER_MM)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def _ocr_layer(canvas: Canvas) -> None:
    noisy = Image.effect_noise((400, 560), 60).convert("RGB")
    canvas.drawImage(ImageReader(noisy), 0, 0, *A4)
    text = canvas.beginText(25 * POINTS_PER_MM, A4[1] - 150 * POINTS_PER_MM)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)
    rect(canvas, 22, 145, 75, 152)


def _off_page(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, 225, 150, SECRET)


def _tiny(canvas: Canvas) -> None:
    letter(canvas)
    _secret(canvas, size=0.5)


def _clipped(canvas: Canvas) -> None:
    letter(canvas)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(400, 700, 20, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    _secret(canvas)
    canvas.restoreState()


def _form(canvas: Canvas) -> None:
    canvas.beginForm("inner")
    _secret(canvas)
    rect(canvas, 22, 145, 75, 152)
    canvas.endForm()
    letter(canvas)
    canvas.doForm("inner")


def _header_zone(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, 25, 8, SECRET)
    rect(canvas, 20, 3, 80, 10)


def with_annotation(subtype: str, extra: str = "") -> bytes:
    """Give a letter whose secret lies under an annotation drawn in opaque black."""
    appearance = b"0 0 0 rg 0 0 150 20 re f"
    plain = pdf(_covered(lambda _: None))
    left, bottom = 22 * POINTS_PER_MM, A4[1] - 152 * POINTS_PER_MM
    box = f"{left:.2f} {bottom:.2f} {left + 150:.2f} {bottom + 20:.2f}"
    stream = (
        (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 150 20] /Length {len(appearance)} >>\n"
            "stream\n"
        ).encode()
        + appearance
        + b"\nendstream"
    )
    annotation = (
        f"<< /Type /Annot /Subtype /{subtype} /F 4 /Rect [{box}] {extra} /AP << /N NEW:1 >> >>"
    ).encode()
    form = b"/AcroForm << /Fields [NEW:2] >>" if subtype == "Widget" else b""
    return with_objects(plain, [stream, annotation], page_entry=b"/Annots [NEW:2]", root_entry=form)


def hidden_layer() -> bytes:
    """Give a letter whose secret stands on a layer that is switched off."""
    plain = pdf(letter)
    content = f"/OC /L BDC BT /F1 11 Tf 70.9 416.7 Td ({SECRET}) Tj ET EMC".encode()

    reader = pypdf.PdfReader(io.BytesIO(plain))
    drawn = reader.pages[0].get_contents()
    assert drawn is not None
    old = drawn.get_data()
    objects = [
        b"<< /Length 1 >>\nstream\n" + old + b"\n" + content + b"\nendstream",
        b"<< /Type /OCG /Name (Draft) >>",
    ]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return with_objects(
        plain,
        objects,
        page_entry=b"/Contents NEW:1 /Resources << /Font << /F1 "
        + font
        + b" >> /Properties << /L NEW:2 >> >>",
        root_entry=b"/OCProperties << /OCGs [NEW:2] /D << /OFF [NEW:2] >> >>",
    )


LEAKS: dict[str, Callable[[], bytes]] = {
    "rect": lambda: pdf(_covered(lambda c: rect(c, 22, 145, 75, 152))),
    "polygon": lambda: pdf(_covered(_polygon)),
    "image": lambda: pdf(_covered(_picture)),
    "thick-stroke": lambda: pdf(_covered(_stroke)),
    "white-rect": lambda: pdf(_covered(lambda c: rect(c, 22, 145, 75, 152, white))),
    "white-text": lambda: pdf(_white_text),
    "render-mode-3": lambda: pdf(_mode_3),
    "ocr-layer-under-burnt-box": lambda: pdf(_ocr_layer),
    "off-crop-box": lambda: pdf(_off_page),
    "hidden-layer": hidden_layer,
    "header-zone": lambda: pdf(_header_zone),
    "alpha-98": lambda: pdf(_covered(_nearly_opaque)),
    "clipped": lambda: pdf(_clipped),
    "half-point": lambda: pdf(_tiny),
    "form-xobject": lambda: pdf(_form),
    "same-as-shading": lambda: pdf(_same_as_shading),
    "cross-hatch": lambda: pdf(_covered(_hatch)),
    "thin-slices": lambda: pdf(_covered(_slices)),
    "per-glyph-boxes": lambda: pdf(_covered(_boxes)),
    "curve": lambda: pdf(_covered(_curve)),
    "square-annotation": lambda: with_annotation("Square"),
    "highlight-annotation": lambda: with_annotation("Highlight"),
    "redact-annotation": lambda: with_annotation("Redact"),
    "ink-annotation": lambda: with_annotation("Ink"),
    "form-field": lambda: with_annotation("Widget", "/FT /Tx /T (b)"),
}


def _true_redaction(canvas: Canvas) -> None:
    letter(canvas)
    rect(canvas, 22, 145, 75, 152)


def _table(canvas: Canvas) -> None:
    letter(canvas)
    for row, words in enumerate(("Hearing", "Telephone", "Court")):
        rect(canvas, 22, 140 + row * 7, 150, 147 + row * 7, Color(0.8, 0.85, 0.9))
        canvas.setLineWidth(0.5)
        canvas.rect(
            22 * POINTS_PER_MM,
            A4[1] - (147 + row * 7) * POINTS_PER_MM,
            128 * POINTS_PER_MM,
            7 * POINTS_PER_MM,
            stroke=1,
            fill=0,
        )
        at(canvas, 24, 145 + row * 7, words)
        at(canvas, 90, 145 + row * 7, f"Row {row}")


def _highlight(canvas: Canvas) -> None:
    letter(canvas)
    rect(canvas, 22, 145, 75, 152, yellow)
    _secret(canvas)


def _banner(canvas: Canvas) -> None:
    letter(canvas)
    rect(canvas, 22, 145, 150, 152)
    canvas.setFillColor(white)
    _secret(canvas)


CONTROLS: dict[str, Callable[[], bytes]] = {
    "true-redaction": lambda: pdf(_true_redaction),
    "table-shading": lambda: pdf(_table),
    "yellow-highlight": lambda: pdf(_highlight),
    "white-on-black-banner": lambda: pdf(_banner),
    "clean": letter_pdf,
}
