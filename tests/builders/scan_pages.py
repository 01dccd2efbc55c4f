"""Made-up letters as a scanner gives them: drawn, then askew, blurred, faint or noisy."""

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import reportlab
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

POINTS_PER_MM = 72 / 25.4
_OWN = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_REPORTLAB = Path(str(reportlab.__file__)).parent / "fonts"
FONTS = ("Helvetica", "Times-Roman", "Courier", "Vera", "Atkinson", "AtkinsonMono")
"""The first three are drawn with pdfium's own faces; the others are files that are always there."""
_FILES = {
    "Vera": _REPORTLAB / "Vera.ttf",
    "Atkinson": _OWN / "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonMono": _OWN / "AtkinsonHyperlegibleMono-Regular.ttf",
}
SENDER = (
    "Northern Family Advisory Service",
    "2 Assize Row",
    "Harrowfield HX97 1AB",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What stands in a letter, so that what was read can be held against it."""

    address: tuple[str, ...]
    reference: str
    salutation: str
    email: str
    phone: str
    body: tuple[str, ...]

    @property
    def postcode(self) -> str:
        """Give the postcode of the address."""
        return self.address[-1]


_BODY = (
    "Thank you for coming to see me last week. I have now spoken with the school and with",
    "the health visitor, and I write to tell you what comes next. The hearing is on",
    "9 December at 10am and I shall be there. If anything has changed since we met, please",
    "tell me before then, so that what I say to the court is right and fair to everybody.",
    "",
    "The report will be sent to the court on 25 November. You may read it at our office,",
    "and you may bring somebody with you if that helps. Please bring something that shows",
    "who you are, such as a passport or a driving licence.",
    "",
    "You do not have to do anything before the hearing. If you need an interpreter, or",
    "cannot climb stairs, tell us and we will arrange it. We can also send you this letter",
    "in large print, in Welsh, or read it to you on the telephone.",
)

_ADDRESSES = (
    ("Ms Aoife Brennan", "22 Larkspur Close", "Thornaby Green", "Harrowfield", "HX98 3LD"),
    ("Mr Ioan Illingworth", "100 Io Street", "Oldbury Lilley", "CO16 0LL"),
    ("Mrs Lillian O'Toole", "10 Ill Lane", "Little Ilford", "Ilkeston", "B15 1OS"),
    ("Dr S. O. Bishop", "Flat 5B, 8 Bosworth Buildings", "158 Soss Row", "Sibsey", "SO51 0BB"),
    ("Miss Zara Zielinska", "Unit 2Z, 22 Zetland Place", "Zeal Monachorum", "EX20 2ZZ"),
    ("Ms Bethan Llewellyn-Rhys", "1 Heol y Llan", "Llanfair Isaf", "CF11 1LL"),
    ("Mr Olu Okafor", "Apartment 101, The Old Oil Mill", "0 Canal Side", "M1 1OI"),
    ("Mrs Gillian Quigley", "The Gables", "69 Queen Ann's Gate", "Great Giddings", "PE28 5QG"),
    ("Mr Tom Cornwell", "7 Corn Mill Court", "Rnmore", "Burnham", "TS7 1CM"),
    ("Miss Ffion Eccles", "c/o 3 Church Cottages", "Eccleston", "Chorley", "PR7 5EE"),
    ("Ms Vi Wu", "Room 11, Block W", "11 Vauxhall Villas", "London", "SW1V 1VV"),
    ("Mr D. Doyle", "19 Dodd's Drive", "Doddington", "Dorking", "RH4 1DD"),
)
_REFERENCES = ("KT24P00817", "LS23C01011", "BO18P50885", "SO21C00580", "ZE22P02270", "CF11P11101")
_MAILBOXES = (
    "a.brennan",
    "ioan.ill1ngworth",
    "l.otoole10",
    "so.bishop58",
    "zara-z2",
    "b_llewellyn",
)


def letters() -> tuple[Made, ...]:
    """Give the letters: plain ones, and such as are hard to read."""
    return tuple(
        Made(
            address=address,
            reference=_REFERENCES[number % len(_REFERENCES)],
            salutation=f"Dear {address[0]},",
            email=f"{_MAILBOXES[number % len(_MAILBOXES)]}@example.org",
            phone=f"01632 960{100 + 73 * number:03d}",
            body=_BODY,
        )
        for number, address in enumerate(_ADDRESSES)
    )


def page_lines(made: Made) -> list[tuple[float, float, str]]:
    """Give the lines of a letter: how far from the left, how far down in millimetres, and words."""
    lines = [(125.0, 18.0 + 5 * at, text) for at, text in enumerate(SENDER)]
    lines += [(22.0, 52.0 + 5 * at, text) for at, text in enumerate(made.address)]
    lines.append((125.0, 52.0, "4 November 2026"))
    lines.append((22.0, 92.0, f"Our reference: {made.reference}"))
    lines.append((22.0, 104.0, made.salutation))
    lines += [(22.0, 114.0 + 5.4 * at, text) for at, text in enumerate(made.body) if text]
    told = f"Write to {made.email} or telephone {made.phone}."
    lines.append((22.0, 184.0, told))
    lines += [(22.0, 196.0, "Yours sincerely"), (22.0, 214.0, "Priya Nair")]
    return lines


def letter_pdf(made: Made, font: str = "Helvetica", size: float = 10.5) -> bytes:
    """Give the letter as a PDF of one A4 page."""
    if font in _FILES and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(_FILES[font])))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont(font, size if "Mono" not in font and font != "Courier" else size * 0.86)
    for left, down, text in page_lines(made):
        canvas.drawString(left * POINTS_PER_MM, A4[1] - down * POINTS_PER_MM, text)
    canvas.save()
    return out.getvalue()


def drawn(pdf: bytes, dpi: int) -> Image.Image:
    """Give the first page of a PDF as a grey picture."""
    document = pdfium.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        return picture.convert("L")
    finally:
        document.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What a scanner does to a page."""

    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    ink: int = 0
    paper: int = 255
    one_bit: bool = False


HARMS = (
    Harm(),
    Harm(skew=0.5, blur=0.6, noise=6),
    Harm(skew=-1.0, blur=0.4, noise=10, ink=40, paper=235),
    Harm(skew=1.5, one_bit=True),
    Harm(skew=-2.0, blur=0.8, noise=4),
    Harm(skew=0.7, blur=0.5, noise=8, ink=110, paper=215),
)


def harmed(picture: Image.Image, harm: Harm, seed: int) -> Image.Image:
    """Give a picture as it comes from a scanner that is not perfect."""
    if harm.skew:
        picture = picture.rotate(harm.skew, Image.Resampling.BICUBIC, fillcolor=255)
    if harm.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(harm.blur * picture.width / 1654))
    pixels = np.asarray(picture, dtype=np.float64)
    pixels = harm.ink + pixels / 255 * (harm.paper - harm.ink)
    if harm.noise:
        pixels = pixels + np.random.default_rng(seed).normal(0, harm.noise, pixels.shape)
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return picture.point([255 if v > 150 else 0 for v in range(256)]) if harm.one_bit else picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One made scan, and what stands on it."""

    name: str
    made: Made
    dpi: int
    picture: Image.Image

    def png(self) -> bytes:
        """Give the scan as a PNG file that says its resolution."""
        out = io.BytesIO()
        self.picture.save(out, format="PNG", dpi=(self.dpi, self.dpi), compress_level=1)
        return out.getvalue()


def scan(number: int, dpi: int, *, font: int | None = None, harm: int | None = None) -> Scan:
    """Give one scan: the letter, the font and what was done to it go round at their own pace."""
    made = letters()[number % len(_ADDRESSES)]
    face = FONTS[(number if font is None else font) % len(FONTS)]
    which = (number + number // len(HARMS) + dpi // 100) if harm is None else harm
    picture = harmed(drawn(letter_pdf(made, face), dpi), HARMS[which % len(HARMS)], number)
    name = f"letter {number}, {dpi} dpi, {face}, harm {which % len(HARMS)}"
    return Scan(name=name, made=made, dpi=dpi, picture=picture)


def scans(count: int = 48) -> Sequence[Scan]:
    """Give so many scans, half at 200 and half at 300 dots an inch."""
    return [scan(number // 2, 300 if number % 2 else 200) for number in range(count)]


def rough_size(picture: Image.Image, dpi: int) -> tuple[int, int]:
    """Give the size of a picture in whole millimetres."""
    return math.floor(picture.width / dpi * 25.4), math.floor(picture.height / dpi * 25.4)


def shuffled(text: str, seed: int) -> str:
    """Give the letters of a text in another order, for pages that say nothing."""
    letters_of = list(text)
    random.Random(seed).shuffle(letters_of)
    return "".join(letters_of)
