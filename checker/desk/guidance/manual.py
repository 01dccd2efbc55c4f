"""The manual as it is read inside the program: its pages, their sections, and where words stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from checker.words import later

PAGES: Final = {
    "using": later("Using Letterlock"),
    "leading": later("Leading a team"),
    "investigating": later("Investigating"),
    "administering": later("Administering"),
    "case-records": later("Case records"),
    "installing": later("Installing on Linux"),
    "windows": later("Installing on Windows"),
    "register": later("The register"),
    "witnessing": later("Watching a register"),
    "security": later("Security"),
    "accessibility": later("Accessibility"),
    "changes": later("What has changed"),
    "numbers": later("How well it works, in numbers"),
    "corpus": later("The files it is tried on"),
    "decisions": later("Why it is built like this"),
}
"""The pages in the order of the contents, with their names there."""

_HEADING = re.compile(r"(#{1,4}) +(.+?) *$")
_FENCE = "```"
_ANCHOR = re.compile(r'<a id="([\w-]+)"></a>')
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|`|^\|[\s:|-]+\|$|^#+ |^> |(?<=\s)\*(?=\w)|(?<=\w)\*(?=\W)", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.) +", re.MULTILINE)
_CELLS = re.compile(r"^\|\s*|\s*\|$", re.MULTILINE)
_ENDS = (". ", "! ", "? ")
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A piece of a page, from its heading to the next one. `words` are its words without marks."""

    page: str
    anchor: str
    level: int
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: Markdown, or (`plain`) lines to be shown as they are.

    `anchors` holds places inside of sections: the words of a paragraph by the name of its anchor.
    """

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]
    anchors: tuple[tuple[str, str], ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A section in which all words stand that were looked for, and the words around the first."""

    section: Section
    around: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Pages that belong together."""

    pages: tuple[Page, ...]

    def page(self, name: str) -> Page | None:
        """Give a page by its name."""
        return next((one for one in self.pages if one.name == name), None)

    def find(self, sought: str, most: int = 50) -> tuple[Hit, ...]:
        """Give the sections in which every word stands; those that have them in the title first."""
        words = sought.casefold().split()
        if not words:
            return ()
        named: list[Hit] = []
        others: list[Hit] = []
        for section in (one for page in self.pages for one in page.sections):
            title, text = section.title.casefold(), section.words.casefold()
            if all(word in title or word in text for word in words):
                hit = Hit(section=section, around=_around(section.words, words[0]))
                (named if all(word in title for word in words) else others).append(hit)
        return (*named, *others)[:most]


@cache
def manual() -> Book:
    """Read the manual, once."""
    folder = resources.files("resources") / "manual"
    return Book(
        pages=tuple(
            markdown_page(name, title, (folder / f"{name}.md").read_text(encoding="utf-8"))
            for name, title in PAGES.items()
        )
    )


def picture(name: str) -> bytes:
    """Give a picture of the manual; nothing where there is none of that name."""
    file = resources.files("resources") / "manual" / "pictures" / name
    return file.read_bytes() if file.is_file() else b""


def markdown_page(name: str, title: str, text: str) -> Page:
    """Take a page of Markdown to pieces."""
    anchors = tuple(
        (found[1], plain_words(line[found.end() :]))
        for line in text.splitlines()
        for found in _ANCHOR.finditer(line)
    )
    text = _ANCHOR.sub("", text)
    return Page(
        name=name, title=title, text=text, sections=(*_sections(name, text),), anchors=anchors
    )


def anchor_of(title: str) -> str:
    """Give the name by which a link finds a heading.

    >>> anchor_of("1. Bring the letter"), anchor_of("TLS, by a proxy")
    ('1-bring-the-letter', 'tls-by-a-proxy')
    """
    return re.sub(r"[^\w\- ]", "", title.casefold()).strip().replace(" ", "-")


def plain_words(text: str) -> str:
    """Give what is read of Markdown: without its marks, pictures by their descriptions.

    >>> plain_words("Press **Send**, see [below](#keys).")
    'Press Send, see below.'
    """
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()


def _sections(page: str, text: str) -> Iterator[Section]:
    """Cut a page at its headings; what stands in code is no heading."""
    level, title, lines, code = 0, "", list[str](), False
    met: Counter[str] = Counter()
    for line in text.splitlines():
        code ^= line.startswith(_FENCE)
        found = None if code else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        if level:
            yield _section(page, level, title, lines, met)
        level, title, lines = len(found[1]), plain_words(found[2]), []
    if level:
        yield _section(page, level, title, lines, met)


def _section(page: str, level: int, title: str, lines: list[str], met: "Counter[str]") -> Section:
    """Make a section; of several headings with the same words, the later ones are counted."""
    words = _in_a_row(plain_words(_ITEM.sub("", "\n".join(lines))))
    anchor = anchor_of(title)
    before = met[anchor]
    met[anchor] += 1
    anchor = f"{anchor}-{before}" if before else anchor
    return Section(page=page, anchor=anchor, level=level, title=title, words=words)


def _in_a_row(words: str) -> str:
    r"""Put the lines of a text in a row; the cells of a table are parted by signs.

    >>> _in_a_row("| kind | files |\n| scans | PDF |\nThat is all.")
    'kind; files. scans; PDF. That is all.'
    """
    lines = (
        f"{_CELLS.sub('', line).replace('|', ';')}." if line.startswith("|") else line
        for line in words.splitlines()
    )
    return re.sub(r"\s+;", ";", " ".join(" ".join(lines).split())).replace("..", ".")


def _around(words: str, sought: str) -> str:
    """Give the words around the first place where something stands; the beginning if nowhere.

    They begin where a sentence does, if one begins near enough.
    """
    at = words.casefold().find(sought)
    first = max(0, at - _AROUND)
    last = max(0, at) + _AROUND
    start = words.rfind(" ", 0, first) + 1 if first else 0
    begins = max(words.rfind(end, start, max(0, at)) for end in _ENDS)
    if begins >= 0:
        start = begins + 2
    end = words.find(" ", last) if last < len(words) else len(words)
    piece = words[start : end if end > 0 else len(words)]
    cut = end > 0 and end < len(words)
    return f"{'... ' if start and begins < 0 else ''}{piece}{' ...' if cut else ''}"
