"""One letter laid out in many ways that hide nothing, for several PDF writers."""

import base64
import html
import io

from PIL import Image, ImageDraw
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

LAYOUTS = (
    "plain",
    "table",
    "banner",
    "logo",
    "watermark",
    "highlight",
    "links",
    "form",
    "small",
    "coloured",
    "columns",
    "boxes",
)
_LEFT, _TOP, _BOTTOM, _WIDTH = 60.0, A4[1] - 60, 70.0, 475.0
_LEADING = 14.0


def logo() -> Image.Image:
    """Give a logo on a see-through ground."""
    picture = Image.new("RGBA", (240, 90), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((6, 6, 84, 84), fill=(0, 90, 140, 255))
    pen.rectangle((100, 30, 230, 60), fill=(240, 170, 0, 255))
    return picture


def html_of(text: str, layout: str) -> str:
    """Give a letter as a page of HTML."""
    paragraphs = [html.escape(line) for line in text.splitlines() if line.strip()]
    body = [_paragraph(line, order, layout) for order, line in enumerate(paragraphs)]
    before, after = _around_html(layout)
    style = {
        "small": "body { font-size: 7pt }",
        "coloured": "body { background: #fdf6e3; color: #29434e } h1 { color: #b58900 }",
    }.get(layout, "body { font-size: 11pt }")
    if layout == "columns":
        half = len(body) // 2
        cells = f"<td valign='top'>{''.join(body[:half])}</td><td>{''.join(body[half:])}</td>"
        body = [f"<table width='100%'><tr>{cells}</tr></table>"]
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Letter</title>"
        f"<style>{style}</style></head><body>{before}{''.join(body)}{after}</body></html>"
    )


def _paragraph(line: str, order: int, layout: str) -> str:
    """Give one paragraph, dressed as the layout asks."""
    first, _, rest = line.partition(" ")
    if layout == "highlight" and order % 3 == 0:
        line = f"<span style='background-color: #ffff00'>{first}</span> {rest}"
    if layout == "links" and order % 3 == 0:
        line = f"<a href='https://advice.example/{order}'>{line}</a>"
    if layout == "coloured" and order % 4 == 0:
        return f"<h1>{line}</h1>"
    if layout == "boxes":
        return f"<div style='border: 1px solid #888; background-color: #e8eef4'>{line}</div>"
    raised = "<sup>1</sup>" if order == 1 else ""
    return f"<p>{line}{raised}</p>"


def _around_html(layout: str) -> tuple[str, str]:
    """Give what stands above and below the letter."""
    if layout == "banner":
        band = "<table width='100%'><tr><td bgcolor='#003366'>{}</td></tr></table>"
        head = band.format("<font color='#ffffff'><b>Family Advice Service</b></font>")
        foot = band.format("<font color='#ffffff' size='2'>Sender House, 1 Quay Road</font>")
        return head, foot
    if layout == "logo":
        png = io.BytesIO()
        logo().save(png, "PNG")
        source = base64.b64encode(png.getvalue()).decode()
        return f"<img src='data:image/png;base64,{source}' width='120' height='45'>", "<hr>"
    if layout == "table":
        rows = "".join(
            f"<tr><td bgcolor='{'#dddddd' if row % 2 else '#ffffff'}'>Row {row}</td>"
            f"<td bgcolor='#334455'><font color='#ffffff'>{row * 7} June</font></td></tr>"
            for row in range(6)
        )
        return "", f"<table border='1' cellspacing='0' cellpadding='3'>{rows}</table>"
    if layout == "watermark":
        return "<p align='center'><font color='#bbbbbb' size='7'>COPY</font></p>", ""
    return "", "<hr><p align='center'><font size='1'>Page 1 of 1</font></p>"


def with_qt(text: str, layout: str) -> bytes:
    """Write a letter with Qt. A QGuiApplication is made where there is none."""
    _ensure_application()
    document = QTextDocument()
    document.setHtml(html_of(text, layout))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document.print_(writer)
    del writer
    return bytes(buffer.data().data())


def _ensure_application() -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - needed by this writer alone

    if QApplication.instance() is None:
        globals()["_application"] = QApplication(["letters", "-platform", "offscreen"])


def with_reportlab(text: str, layout: str) -> bytes:
    """Write a letter with reportlab, drawing by hand what other writers do by themselves."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    sheet = _Sheet(canvas, layout)
    for line in text.splitlines():
        sheet.write(line)
    canvas.save()
    return out.getvalue()


class _Sheet:
    """A page that is filled from the top down."""

    def __init__(self, canvas: Canvas, layout: str) -> None:
        """Begin a page of a layout."""
        self._canvas, self._layout = canvas, layout
        self._size = 6.0 if layout == "small" else 10.5
        self._order = 0
        self._begin()

    def _begin(self) -> None:
        """Draw what lies under the words of a page."""
        canvas, layout = self._canvas, self._layout
        self._height = _TOP
        if layout == "coloured":
            canvas.setFillColor(HexColor("#fdf6e3"))
            canvas.rect(0, 0, *A4, stroke=0, fill=1)
        if layout == "watermark":
            canvas.saveState()
            canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.25))
            canvas.translate(A4[0] / 2, A4[1] / 2)
            canvas.rotate(45)
            canvas.setFont("Helvetica-Bold", 90)
            canvas.drawCentredString(0, 0, "DRAFT COPY")
            canvas.restoreState()
        if layout == "banner":
            canvas.setFillColor(HexColor("#003366"))
            canvas.rect(0, A4[1] - 50, A4[0], 50, stroke=0, fill=1)
            canvas.setFillColor(white)
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(_LEFT, A4[1] - 32, "Family Advice Service")
            self._height -= 20
        if layout == "logo":
            canvas.drawImage(ImageReader(logo()), 420, A4[1] - 70, 120, 45, mask="auto")
        canvas.setFillColor(HexColor("#666666"))
        canvas.setFont("Helvetica", 7)
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {canvas.getPageNumber()}")

    def write(self, text: str) -> None:
        """Write a paragraph, broken at the margin."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self._canvas.stringWidth(longer, "Helvetica", self._size) > _WIDTH:
                self._put(line)
                longer = word
            line = longer
        self._put(line)
        self._order += 1

    def _put(self, line: str) -> None:
        """Write one line, with what its layout lays under or over it."""
        canvas = self._canvas
        if self._height < _BOTTOM:
            canvas.showPage()
            self._begin()
        self._under(line)
        dark = self._layout == "table" and self._order % 4 == 1
        canvas.setFillColor(white if dark else black)
        canvas.setFont("Helvetica", self._size)
        canvas.drawString(_LEFT, self._height, line)
        self._over(line)
        self._height -= _LEADING

    def _under(self, line: str) -> None:
        """Draw what lies under a line."""
        canvas, width = self._canvas, self._canvas.stringWidth(line, "Helvetica", self._size)
        low = self._height - 3.5
        if self._layout == "highlight" and self._order % 3 == 0:
            canvas.setFillColor(HexColor("#ffff00"))
            canvas.rect(_LEFT - 1, low, width / 3, _LEADING - 1, stroke=0, fill=1)
        if self._layout == "table":
            shade = "#334455" if self._order % 4 == 1 else ("#dddddd", "#ffffff")[self._order % 2]
            canvas.setFillColor(HexColor(shade))
            canvas.rect(_LEFT - 4, low, _WIDTH + 8, _LEADING, stroke=1, fill=1)
        if self._layout == "boxes":
            canvas.setFillColor(HexColor("#e8eef4"))
            canvas.roundRect(_LEFT - 4, low, _WIDTH + 8, _LEADING - 1, 3, stroke=1, fill=1)

    def _over(self, line: str) -> None:
        """Draw what lies over a line without hiding it."""
        canvas, width = self._canvas, self._canvas.stringWidth(line, "Helvetica", self._size)
        if self._layout == "links" and self._order % 3 == 0 and line:
            place = (_LEFT, self._height - 3, _LEFT + width, self._height + 9)
            canvas.linkURL(f"https://advice.example/{self._order}", place)
            canvas.line(_LEFT, self._height - 1.5, _LEFT + width, self._height - 1.5)
        if self._layout == "highlight" and self._order % 3 == 1:
            canvas.setFillColor(Color(0.6, 1.0, 0.6, alpha=0.4))
            canvas.rect(_LEFT, self._height - 3, width / 2, _LEADING - 2, stroke=0, fill=1)
        if self._layout == "form" and self._order == 1 and line:
            canvas.acroForm.textfield(
                name=f"field{self._height:.0f}",
                value="Erin Hale",
                x=_LEFT,
                y=45,
                width=200,
                height=16,
            )
