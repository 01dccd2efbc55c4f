"""A clean copy of a picture: its pixels as they are seen, and nothing else."""

import io

from PIL import Image, ImageOps, ImageSequence

from checker.cleaning.wish import Cleaned, Wish
from checker.reading.refusal import damaged, too_large
from checker.words import say

_MOST_PIXELS = 40_000_000
_MOST_FRAMES = 200
_BROKEN = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError)
_QUALITY = 95


def clean_picture(data: bytes, wish: Wish) -> Cleaned:
    """Make the copy: turned as it is shown, without place, date, camera or small pictures.

    Raises:
        Unreadable: the picture cannot be read, or is too large.
    """
    del wish
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = picture.format or "PNG"
            if picture.width * picture.height > _MOST_PIXELS:
                raise too_large()
            frames = [_as_seen(frame) for frame in _frames(picture)]
            resolution = picture.info.get("dpi")
    except Image.DecompressionBombError as error:
        raise too_large() from error
    except _BROKEN as error:
        raise damaged() from error
    return Cleaned(
        data=_written(frames, kind, resolution),
        done=(say("Only what the picture shows was kept: no place, date, camera or small copy."),),
    )


def _frames(picture: Image.Image) -> list[Image.Image]:
    frames = []
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number >= _MOST_FRAMES:
            raise too_large()
        frames.append(frame.copy())
    return frames


def _as_seen(frame: Image.Image) -> Image.Image:
    """Give new pixels: turned as shown, and white where nothing shows through."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("P", "PA", "LA", "RGBA") or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        seen = Image.alpha_composite(ground, clear)
        turned = seen.convert("RGB")
    pixels = Image.new(turned.mode, turned.size)
    pixels.paste(turned)
    return pixels


def _written(frames: list[Image.Image], kind: str, resolution: object) -> bytes:
    out = io.BytesIO()
    more: dict[str, object] = {}
    if isinstance(resolution, tuple) and all(float(one) > 0 for one in resolution):
        more["dpi"] = tuple(float(one) for one in resolution)
    first, *others = frames
    if kind == "JPEG":
        first.save(out, "JPEG", quality=_QUALITY, subsampling=0, **more)
    elif kind == "TIFF":
        more |= {"save_all": True, "append_images": others} if others else {}
        first.save(out, "TIFF", compression="tiff_deflate", **more)
    else:
        first.save(out, "PNG", **more)
    return out.getvalue()
