"""A picture made ready to be read: grey, of a size that reads well, dark ink on light paper."""

from typing import NamedTuple

from PIL import Image, ImageFilter, ImageOps, ImageStat

MOST_PIXELS = 40_000_000
_READS_WELL = (200.0, 300.0)
"""Between so many dots an inch, letters of a usual size have the size that the readers know."""
_LARGEST_STEP = 4.0
_TALLEST = 30_000
_DARK = 90
_DARKEST_SHARE = 0.01
_FAINTEST, _VERY_FAINT, _FAINT, _WANTED = 8, 50, 110, 200
"""Shades between the ink and the paper: noise below the first, a usual page above the second."""


class Plain(NamedTuple):
    """A grey picture, and how many of its pixels make a millimetre of the page."""

    picture: Image.Image
    per_mm: float


def as_it_is(picture: Image.Image, dpi: float) -> Plain:
    """Give a picture in grey, in the size that reads well, with its shades as they are.

    Where it is see-through, white paper shows.
    """
    grey = _grey(picture)
    wanted = min(max(dpi, _READS_WELL[0]), _READS_WELL[1])
    step = min(wanted / max(dpi, 1.0), _LARGEST_STEP)
    width, height = grey.size
    step = min(step, (MOST_PIXELS / max(1, width * height)) ** 0.5)
    step = min(step, _TALLEST / max(width, height))
    if not 0.95 < step < 1.05:  # noqa: PLR2004 - near enough to leave as it is
        size = (max(1, round(width * step)), max(1, round(height * step)))
        grey = grey.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        step = grey.width / width
    else:
        step = 1.0
    return Plain(grey, dpi * step / 25.4)


def _grey(picture: Image.Image) -> Image.Image:
    """Give a picture in grey, on white where it is see-through, and in eight bits."""
    if picture.mode.startswith(("I", "F")) and picture.mode != "1":
        lowest, highest = picture.convert("F").getextrema()
        low, high = float(str(lowest)), float(str(highest))
        scale = 255.0 / (high - low) if high > low else 0.0
        return picture.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    if picture.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    return picture.convert("L")


def dark_on_light(plain: Plain) -> Plain:
    """Give a grey picture as the readers know pages: dark letters on light paper."""
    grey = ImageOps.invert(plain.picture) if _is_dark(plain.picture) else plain.picture
    return Plain(_contrasting(grey), plain.per_mm)


def _contrasting(grey: Image.Image) -> Image.Image:
    """Give a faint picture with more contrast."""
    size = (min(600, grey.width), min(600, grey.height))
    counts = grey.resize(size, Image.Resampling.NEAREST).histogram()
    total, seen, dark, light = sum(counts), 0, 0, 255
    for shade, count in enumerate(counts):
        seen += count
        if seen <= _DARKEST_SHARE * total:
            dark = shade
        if seen <= total / 2:
            light = shade
    if not _FAINTEST <= light - dark < _FAINT:
        return grey
    step = _WANTED / (light - dark)
    calm = grey.filter(ImageFilter.GaussianBlur(1.2)) if light - dark < _VERY_FAINT else grey
    return calm.point(
        [min(255, max(0, round(245 + (shade - light) * step))) for shade in range(256)]
    )


def _is_dark(grey: Image.Image) -> bool:
    """Say whether a picture is light letters on a dark ground."""
    small = grey.resize((min(64, grey.width), min(64, grey.height)), Image.Resampling.BOX)
    return ImageStat.Stat(small).median[0] < _DARK
