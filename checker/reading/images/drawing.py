"""A picture of a file as a PNG, for the window that shows the letter."""

import io
from typing import Final

from PIL import Image

from checker.reading.images.opening import BROKEN, frame_of, opened
from checker.reading.refusal import damaged

_MOST_PIXELS: Final = 40_000_000


def draw_image(data: bytes, page: int, width_px: int) -> bytes:
    """Give one picture, counted from 1, on white where it is see-through.

    Raises:
        Unreadable: there is no such picture, or it cannot be unpacked.
    """
    with opened(data) as picture:
        if page < 1:
            raise damaged()
        frame = frame_of(picture, page)
        try:
            return _png(_on_white(frame), max(1, width_px))
        except BROKEN as error:
            raise damaged() from error


def _on_white(frame: Image.Image) -> Image.Image:
    """Give a picture without glass in it, in colours."""
    clear = frame.mode in ("LA", "PA", "La", "RGBa", "RGBA") or "transparency" in frame.info
    if not clear:
        return frame.convert("RGB")
    seen = frame.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _png(seen: Image.Image, width_px: int) -> bytes:
    height = max(1, round(seen.height * width_px / seen.width))
    step = min(1.0, (_MOST_PIXELS / (width_px * height)) ** 0.5)
    size = (max(1, round(width_px * step)), max(1, round(height * step)))
    out = io.BytesIO()
    drawn = seen.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    drawn.save(out, format="PNG", compress_level=1)
    return out.getvalue()
