"""PDF letters with pictures that hold more than they show, and their innocent twins."""

import io

import pypdf
from PIL import ExifTags, Image, ImageDraw
from pypdf.generic import NameObject
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import changed, letter, letter_pdf, pdf, rect, with_objects


def cropped(*, detail: bool = True, crop: bool = True) -> bytes:
    """Give a letter with a picture of which only a part is shown."""
    picture = Image.effect_noise((200, 100), 80).convert("RGB")
    if not detail:
        picture = Image.new("RGB", (200, 100), (250, 250, 250))

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(70, 300, 100 if crop else 200, 100)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawImage(ImageReader(picture), 70, 300, 200, 100)
        canvas.restoreState()

    return pdf(draw)


def see_through(*, detail: bool) -> bytes:
    """Give a letter with a picture that is see-through on the left."""
    picture = Image.effect_noise((200, 100), 80).convert("RGBA")
    if not detail:
        picture.paste((255, 255, 255), (0, 0, 100, 100))
    alpha = Image.new("L", (200, 100), 255)
    alpha.paste(0, (0, 0, 100, 100))
    picture.putalpha(alpha)

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.drawImage(ImageReader(picture), 70, 300, 200, 100, mask="auto")

    return pdf(draw)


def scanned_letter() -> Image.Image:
    """Give a picture of a page with lines of writing."""
    page = Image.new("L", (827, 1169), 250)
    pen = ImageDraw.Draw(page)
    for line in range(30):
        pen.text((90, 120 + line * 30), f"{line} She lives at 14 Wharf Terrace", 20, font_size=20)
    return page


def painted_over(colour: object = black, *, burnt: bool = False, under: bool = False) -> bytes:
    """Give a scan with a box on it: on the page, in the picture itself, or under the picture."""
    picture = scanned_letter()
    if burnt:
        ImageDraw.Draw(picture).rectangle((80, 300, 500, 420), fill=0)

    def draw(canvas: Canvas) -> None:
        if under:
            rect(canvas, 20, 76, 127, 107, colour)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        if not (burnt or under):
            rect(canvas, 20, 76, 127, 107, colour)
        canvas.rect(400, 60, 120, 20, stroke=1, fill=0)

    return pdf(draw)


def photographed(*, told: bool = True) -> bytes:
    """Give a letter with a photograph that says where it was taken, and by what."""
    exif = Image.Exif()
    if told:
        exif[ExifTags.Base.Make] = "Example"
        exif[ExifTags.Base.Model] = "Example Phone 3"
        exif[ExifTags.Base.DateTime] = "2026:06:03 10:00:00"
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {1: "N", 2: (52.0, 30.0, 0.0), 3: "W", 4: (1.0, 15.0, 0.0)}
        )
    jpeg = io.BytesIO()
    Image.effect_noise((200, 100), 80).convert("RGB").save(jpeg, "JPEG", exif=exif)
    entries = (
        "<< /Type /XObject /Subtype /Image /Width 200 /Height 100 /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Filter /DCTDecode >>"
    )
    stream = entries.encode() + b"\nstream\n" + jpeg.getvalue() + b"\nendstream"
    drawn = b"<< >>\nstream\nq 200 0 0 100 70 300 cm /Im Do Q\nendstream"
    page = b"/Contents NEW:2 /Resources << /XObject << /Im NEW:1 >> >>"
    return with_objects(letter_pdf(), [stream, drawn], page_entry=page)


def thumbnailed() -> bytes:
    """Give a letter whose page brings a small picture of itself."""

    def add(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        page[NameObject("/Thumb")] = page["/Contents"]

    return changed(letter_pdf(), add)
