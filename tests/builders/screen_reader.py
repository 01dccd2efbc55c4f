"""Somebody at a real window under Xvfb: reads what stands on the screen, presses and types."""

import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import count
from pathlib import Path

import tesserocr
from PIL import Image, ImageChops

_LARGER = 2
_SAME_LINE = 16
_PATIENCE = 180.0


def until(what: Callable[[], bool], seconds: float = _PATIENCE) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.5)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word on the screen, and the middle of it."""

    text: str
    x: int
    y: int


class ScreenReader:
    """Works at a display by what can be read on it; every picture that it reads is kept."""

    def __init__(self, display: str, kept: Path) -> None:
        """Work at a display and keep the pictures in a folder."""
        self._display = display
        self._kept = kept
        self._names = (f"{number:02}.png" for number in count(1))
        kept.mkdir(parents=True, exist_ok=True)

    def see(self, word: str, *, beside: str = "", right_of: int = 0) -> Seen:
        """Wait for a word, on a line with another one; where it stands more than once, the last."""
        end = time.monotonic() + _PATIENCE
        while True:
            readings = tuple(self._readings())
            lines = [one.y for words in readings for one in words if one.text == beside]
            for words in readings:
                found = [
                    one
                    for one in words
                    if one.text in {word, f"{word}."}
                    and one.x > right_of
                    and (not beside or any(abs(one.y - line) < _SAME_LINE for line in lines))
                ]
                if found:
                    return found[-1]
            told = " ".join(one.text for words in readings for one in words)
            assert time.monotonic() < end, f"{word} is not on the screen: {told}"
            time.sleep(1)

    def words(self) -> set[str]:
        """Give every word that stands on the screen now."""
        return {one.text for words in self._readings() for one in words}

    def press(
        self,
        word: str,
        *,
        beside: str = "",
        right_of: int = 0,
        below: int = 0,
        seconds: float = 0.1,
    ) -> None:
        """Press on a word, or so far below it, for so long."""
        found = self.see(word, beside=beside, right_of=right_of)
        self.press_at(found.x, found.y + below, seconds)

    def press_at(self, x: int, y: int, seconds: float = 0.1) -> None:
        """Press on a place for so long."""
        self._do("mousemove", str(x), str(y), "mousedown", "1")
        time.sleep(seconds)
        self._do("mouseup", "1")
        time.sleep(1)

    def key(self, name: str) -> None:
        """Press a key."""
        self._do("key", name)
        time.sleep(1)

    def type(self, text: str) -> None:
        """Type."""
        self._do("type", text)
        time.sleep(1)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True)

    @property
    def _environment(self) -> dict[str, str]:
        return {"DISPLAY": self._display, "PATH": "/usr/bin:/bin"}

    def _readings(self) -> Iterator[tuple[Seen, ...]]:
        """Read the whole screen: once as it is, and once without what has a bright colour.

        The frame round what has the keys keeps the words in it from being read.
        """
        file = self._kept / next(self._names)
        command = ["import", "-window", "root", str(file)]
        if subprocess.run(command, env=self._environment, check=False).returncode:
            return  # there is no screen yet
        with Image.open(file) as taken:
            shown = taken.convert("RGB")
        red, green, blue = shown.split()
        yield tuple(_read(shown.convert("L")))
        yield tuple(_read(ImageChops.lighter(red, ImageChops.lighter(green, blue))))


def _read(shown: Image.Image) -> Iterator[Seen]:
    """Give every word of a picture of the screen."""
    models = str(resources.files("resources") / "ocr")
    wide, high = shown.size
    with tesserocr.PyTessBaseAPI(path=models, psm=tesserocr.PSM.SPARSE_TEXT) as read:
        read.SetImage(shown.resize((wide * _LARGER, high * _LARGER)))
        read.Recognize()
        for one in tesserocr.iterate_level(read.GetIterator(), tesserocr.RIL.WORD):
            box = one.BoundingBox(tesserocr.RIL.WORD)
            text = one.GetUTF8Text(tesserocr.RIL.WORD) if box else ""
            if text:
                left, top, right, bottom = (edge // _LARGER for edge in box)
                yield Seen(text, (left + right) // 2, (top + bottom) // 2)
