"""Whose work is in this program: its own licence, and that of every part which others made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from itertools import takewhile
from pathlib import Path
from typing import Final

from checker import __version__
from checker.desk.guidance.manual import Page, Section, markdown_page
from checker.words import later, say

OURS: Final = "letterlock"
NOTICES: Final = "third-party-notices.txt"
"""Beside the resources of a package: what it holds of others. Nothing of it is in the sources."""
LINE: Final = "=" * 80
AS_SHIPPED: Final = "as shipped"
"""The version there of what lies in the resources, and has its own page here."""
ABOUT: Final = "about"
_APACHE = "ocr/LICENSE.txt"
"""The Apache License 2.0, word for word as in our own LICENSE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something that others made, with the whole text of its licence."""

    name: str
    version: str
    licence: str
    home: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A work that lies in the resources: its licence, where that stands, and where it is from."""

    licence: str
    text: str
    source: str
    home: str
    whose: str
    free: str = ""
    """Whose part of it is in the public domain."""


KEPT: Final = (
    Kept(
        licence="OFL-1.1",
        text="fonts/OFL.txt",
        source="fonts/SOURCE.txt",
        home="https://www.brailleinstitute.org",
        whose="Braille Institute of America",
    ),
    Kept(
        licence="ISC",
        text="icons/LICENSE",
        source="icons/SOURCE.txt",
        home="https://lucide.dev",
        whose="Lucide Contributors; Cole Bemis (Feather)",
    ),
    Kept(
        licence="CC-BY-4.0",
        text="names/LICENSE.txt",
        source="names/SOURCE.txt",
        home="https://huggingface.co/nationaldesignstudio/rampart",
        whose="National Design Studio",
    ),
    Kept(
        licence="Apache-2.0",
        text="ocr/LICENSE.txt",
        source="ocr/SOURCE.txt",
        home="https://github.com/tesseract-ocr/tessdata_fast",
        whose="Hewlett Packard Company, Google Inc.; Baidu and the PaddleOCR authors",
    ),
    Kept(
        licence="MIT",
        text="lists/forenames.LICENSE",
        source="",
        home="https://www.ssa.gov/oact/babynames/",
        whose="Daniele Faraglia (Faker)",
        free="US Social Security Administration",
    ),
)
"""What lies in `resources/` and was made by others."""

_TITLES: Final = {
    "fonts/OFL.txt": later("Fonts: Atkinson Hyperlegible"),
    "icons/LICENSE": later("Icons: Lucide"),
    "names/LICENSE.txt": later("What finds names: Rampart"),
    "ocr/LICENSE.txt": later("What reads scans: Tesseract and PaddleOCR"),
    "lists/forenames.LICENSE": later("Lists of forenames"),
}
"""What each of them is here, by where its licence stands."""

_HEAD = re.compile(
    rf"^{LINE}\n(?P<name>\S+) (?P<version>[^\n]*)\n(?P<home>[^\n]*)\nLicence: (?P<licence>[^\n]*)\n"
    rf"{LINE}\n",
    re.MULTILINE,
)
_NEED = re.compile(r"(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^\]]*)\])?(?P<rest>.*)", re.DOTALL)
_EXTRA = re.compile(r"extra\s*==\s*['\"]([\w.-]+)['\"]")
_TEXT = re.compile(r"^(?:licen[cs]e|copying|.*notices?\b|authors)", re.IGNORECASE)
_CLASSIFIED = "License :: OSI Approved :: "
_SHORT = 60


def pages() -> Iterator[Page | None]:
    """Give the pages about this program as they are read; None where that takes more than one turn.

    A window that takes one at each of its turns never waits for them.
    """
    yield _about()
    yield _plain(OURS, f"Letterlock {__version__}: Apache-2.0", _resource(_APACHE))
    for kept in KEPT:
        yield _kept(kept)
    yield _lists()
    for work in works():
        yield None if work is None else _page_of(work)


def works() -> Iterator[Work | None]:
    """Give the libraries of others: those of the package, or those that are installed here.

    None says that there is more to come.
    """
    told = resources.files("resources") / NOTICES
    if told.is_file():
        others = works_told(told.read_text(encoding="utf-8"))
        yield from (one for one in others if not one.version.endswith(AS_SHIPPED))
        return
    names: set[str] = set()
    for name in _needed():
        names |= {name} - {OURS}
        yield None
    for name in sorted(names):
        yield _installed(metadata.distribution(name))


def works_told(notices: str) -> Iterator[Work]:
    """Read a package's third-party notices."""
    heads = list(_HEAD.finditer(notices))
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(notices)
        yield Work(
            name=head["name"],
            version=head["version"],
            licence=head["licence"],
            home=head["home"],
            text=notices[head.end() : end].strip(),
        )


def _needed() -> Iterator[str]:
    """Give the projects that are installed here because this one needs them, as they are found."""
    waiting = [(OURS, frozenset({"dask", "register"}))]
    asked: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        if one in asked:
            continue
        asked.add(one)
        try:
            needs = metadata.requires(one[0]) or ()
        except metadata.PackageNotFoundError:
            continue  # not for this system, or started from a folder that was never installed
        yield one[0]
        for need in needs:
            found = _NEED.match(need)
            only = _EXTRA.search(need)
            if found is not None and (only is None or only[1] in one[1]):
                extras = frozenset(re.findall(r"[\w.-]+", found["extras"] or ""))
                waiting.append((_canonical(found["name"]), extras))


def _installed(found: metadata.Distribution) -> Work:
    about = found.metadata
    told = {key: one for key, one in about.json.items() if isinstance(one, str)}
    named = told.get("license_expression") or told.get("license") or ""
    classes = [
        one.removeprefix(_CLASSIFIED)
        for one in about.get_all("Classifier") or ()
        if one.startswith(_CLASSIFIED)
    ]
    if not named or "\n" in named or len(named) > _SHORT:
        named = "; ".join(classes) or say("see its text")
    links = [line.partition(", ")[2] for line in about.get_all("Project-URL") or ()]
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in sorted(found.files or (), key=str)
        if _is_licence(str(file))
    ]
    return Work(
        name=_canonical(about["Name"]),
        version=found.version,
        licence=named,
        home=told.get("home_page") or next(iter(links), ""),
        text="\n\n".join(texts).strip() or say("The text of the licence is at the address above."),
    )


def _about() -> Page:
    """Say what this program is, and name those whose work has to be named."""
    name = say("About Letterlock")
    named = "\n".join(
        f"- **{title(one.text)}**, {_whose(one)}, {one.licence}, <{one.home}>" for one in KEPT
    )
    text = "\n\n".join(
        (
            f"# {name}",
            say("Version {version}.", version=__version__),
            say(
                "Letterlock checks a letter against the case record before it is sent. It keeps a "
                "record that nobody can change unnoticed."
            ),
            say("It is free to use, to change and to pass on under the Apache License 2.0."),
            f"## {say('What others made')}",
            named,
            say(
                "Each library that goes along is in the list of contents, with its licence and the "
                "whole text of it."
            ),
        )
    )
    return markdown_page(ABOUT, name, text)


def _whose(kept: Kept) -> str:
    free = say("{whose} (public domain)", whose=kept.free) if kept.free else ""
    return "; ".join(filter(None, (free, kept.whose)))


def _page_of(work: Work) -> Page:
    text = f"{work.name} {work.version}\n{work.home}\n{work.licence}\n\n{work.text}"
    return _plain(work.name, f"{work.name} {work.version}: {work.licence}", text)


def _kept(kept: Kept) -> Page:
    text = "\n\n".join(_resource(one) for one in (kept.source, kept.text) if one)
    return _plain(kept.text.replace("/", "-"), f"{title(kept.text)}: {kept.licence}", text)


def title(text: str) -> str:
    """Say what a work in the resources is here, by where its licence stands."""
    return say(_TITLES[text])


def _lists() -> Page:
    """Say of each word list what it is for, where it comes from and under which licence."""
    folder = resources.files("resources") / "lists"
    told = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".txt"):
            with file.open(encoding="utf-8") as lines:
                head = takewhile(lambda line: line.startswith("#"), lines)
                told.append(f"{file.name}\n" + "".join(line.removeprefix("# ") for line in head))
    return _plain("lists", say("Word lists and their sources"), "\n".join(told))


def _plain(name: str, title: str, text: str) -> Page:
    words = " ".join(text.split())
    section = Section(page=name, anchor="", level=1, title=title, words=words)
    return Page(name=name, title=title, text=text, sections=(section,), plain=True)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_licence(file: str) -> bool:
    """Say whether a file of a project holds its licence: beside its metadata, or on top."""
    folder, _, name = file.rpartition("/")
    return _TEXT.search(name) is not None and (".dist-info" in folder or "/" not in folder)


def _resource(file: str) -> str:
    return resources.files("resources").joinpath(file).read_text(encoding="utf-8")
