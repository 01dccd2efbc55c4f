"""Whoever made a part of this program is named, with the licence under which it goes along."""

from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice

from checker import __version__
from checker.desk.guidance.licences import KEPT, pages, works, works_told
from checker.desk.guidance.manual import Page
from installer.linux.notices import notices
from installer.linux.shipped import parts


def read() -> list[Page]:
    """Read every page."""
    return [one for one in pages() if one is not None]


def files(folder: Traversable, over: str = "") -> list[str]:
    """Give every file below a folder."""
    found = []
    for one in folder.iterdir():
        name = f"{over}{one.name}"
        found += files(one, f"{name}/") if one.is_dir() else [name]
    return found


def test_the_first_page_says_the_version_and_who_must_be_named() -> None:
    """CC BY 4.0 asks for the maker, the licence and a link, and so do we for the others."""
    first = read()[0]

    assert f"Version {__version__}." in first.text
    assert "Rampart" in first.text
    for kept in KEPT:
        assert kept.whose in first.text
        assert kept.licence in first.text
        assert kept.home in first.text


def test_every_licence_text_in_the_resources_has_its_page() -> None:
    """A font or a model that is added cannot be forgotten here."""
    texts = {
        name
        for name in files(resources.files("resources"))
        if "LICEN" in name.rpartition("/")[2].upper() or name.endswith("OFL.txt")
    }

    assert texts == {one.text for one in KEPT}


def test_every_library_that_is_needed_here_has_a_licence_and_a_text() -> None:
    """Also what is needed by what is needed; but no tool of ours, and nothing twice."""
    found = [one for one in works() if one is not None]
    names = [one.name for one in found]

    assert {"pyside6-essentials", "msgspec", "cffi", "numpy"} <= set(names)
    assert not {"pytest", "mypy", "letterlock"} & set(names)
    assert names == sorted(set(names))
    assert [one.name for one in found if not (one.licence and one.version and one.text)] == []


def test_the_notices_of_a_package_are_read_as_they_were_written() -> None:
    """A package has no metadata of its libraries, and tells of them all the same."""
    shipped = parts()

    found = list(works_told(notices(shipped)))

    assert [(one.name, one.version, one.licence, one.home) for one in found] == [
        (one.name, one.version, one.licence, one.home) for one in shipped
    ]
    for work, part in zip(found, shipped, strict=True):
        assert all(text.strip() in work.text for _name, text in part.texts)


def test_every_word_list_says_its_source_and_its_licence() -> None:
    """One page has them all."""
    page = next(one for one in read() if one.name == "lists")
    lists = [
        one.name for one in (resources.files("resources") / "lists").iterdir() if ".txt" in one.name
    ]

    assert [one for one in lists if one not in page.text] == []
    assert page.text.count("Source: ") >= len(lists)
    assert page.text.count("Licence: ") >= len(lists)


def test_the_first_page_is_there_before_anything_is_looked_for() -> None:
    """The window that shows it does not wait for the others."""
    first = list(islice(pages(), 2))

    assert [one.name for one in first if one is not None] == ["about", "letterlock"]
