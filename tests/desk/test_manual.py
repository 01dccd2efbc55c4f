"""The manual can be read inside the program: every page, every link, every word."""

import re
from importlib import resources

import pytest

from checker.desk.guidance.manual import Book, anchor_of, manual, markdown_page, picture

PIECES = """# Sending

A letter goes out.

## The [post](post.md)

**Press** the `button`.

```
# this is code
```

<a id="stamps"></a>**Stamps.** Two of them.

### By hand

| who | what |
|---|---|
| the clerk | walks |
"""
BOOK = Book(pages=(markdown_page("sending", "Sending", PIECES),))


def test_every_page_of_the_manual_is_in_the_contents() -> None:
    """A page that is added is found, and none is named that is not there."""
    folder = resources.files("resources") / "manual"
    there = {one.name.removesuffix(".md") for one in folder.iterdir() if one.name.endswith(".md")}

    assert {one.name for one in manual().pages} == there - {"README"}


def test_every_link_leads_to_a_page_and_a_heading_that_are_there() -> None:
    """Nobody follows a link to nowhere."""
    astray = []
    for page in manual().pages:
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]*)\)", page.text):
            name, _, anchor = target.partition("#")
            other = manual().page(name.removesuffix(".md") or page.name)
            if "://" in target or name == "benchmark.html":
                continue
            known = {one.anchor for one in other.sections} if other else set()
            known |= dict(other.anchors).keys() if other else set()
            if other is None or (anchor and anchor not in known):
                astray.append((page.name, target))

    assert astray == []


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    """Whoever cannot see it hears it."""
    shown = [
        (page.name, *found)
        for page in manual().pages
        for found in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]*)\)", page.text)
    ]

    assert len(shown) > 10
    assert [one for one in shown if not one[1].strip() or not picture(one[2])] == []
    assert picture("no-such.png") == b""


def test_a_page_is_cut_at_its_headings_and_code_is_no_heading() -> None:
    """The contents are the headings, without their marks."""
    sections = BOOK.pages[0].sections

    assert [(one.level, one.title, one.anchor) for one in sections] == [
        (1, "Sending", "sending"),
        (2, "The post", "the-post"),
        (3, "By hand", "by-hand"),
    ]
    assert "Press the button" in sections[1].words
    assert sections[2].words == "who; what. the clerk; walks."
    assert BOOK.pages[0].anchors == (("stamps", "Stamps. Two of them."),)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="blanks"),
        pytest.param("clerk", ["By hand"], id="in a table"),
        pytest.param("HAND", ["By hand"], id="in the heading, in capitals"),
        pytest.param("button press", ["The post"], id="both words, in any order"),
        pytest.param("button clerk", [], id="in two sections is in none"),
        pytest.param("elephant", [], id="nowhere"),
        pytest.param("letter", ["Sending"], id="on the page's first lines"),
    ],
)
def test_a_search_gives_the_sections_that_have_every_word(sought: str, found: list[str]) -> None:
    """One need not know how a sentence goes."""
    assert [one.section.title for one in BOOK.find(sought)] == found


def test_a_heading_that_has_the_words_comes_first_and_a_hit_shows_what_stands_around() -> None:
    """The section about it is above those that mention it."""
    hits = manual().find("practice")

    assert hits[0].section.title == "Practice"
    assert all("practi" in f"{one.section.title} {one.around}".casefold() for one in hits)
    assert max(len(one.around) for one in hits) < 200
    assert len(manual().find("the", most=7)) == 7


def test_headings_of_the_same_words_are_told_apart() -> None:
    """As "Added" under each version; a link counts them as it does on the web."""
    page = markdown_page("a", "A", "# A\n## Added\none\n## Added\ntwo\n## Added\nthree\n")

    assert [one.anchor for one in page.sections] == ["a", "added", "added-1", "added-2"]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("1. Bring the letter", "1-bring-the-letter"),
        ("The register, at the top of the window", "the-register-at-the-top-of-the-window"),
        ("Report a mistake", "report-a-mistake"),
    ],
)
def test_an_anchor_is_that_of_the_web_page_of_the_same_text(title: str, anchor: str) -> None:
    """A link works here as it does where the manual is read in a browser."""
    assert anchor_of(title) == anchor


def test_what_stands_around_is_read_as_sentences() -> None:
    """No dashes of a list, no cells run together, and from the beginning of a sentence."""
    page = markdown_page(
        "p", "P", "# P\n\n- The password is asked for.\n- A clean copy is made.\n\n| a | b |\n"
    )

    assert page.sections[0].words == "The password is asked for. A clean copy is made. a; b."
    (hit,) = Book(pages=(page,)).find("clean")
    assert hit.around.startswith("A clean copy is made.")
