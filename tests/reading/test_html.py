"""A web page in a file of its own: what it shows, hides, fetches, runs and carries."""

import base64
import contextlib
import random

import pytest

from checker.model import Concealment, Document, FileKind, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.html import html_reading
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from tests.builders.ending import ends

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
INLINE = "data:image/png;base64," + base64.b64encode(PNG).decode()


def reading(body: str, head: str = "") -> Reading:
    """Read a page."""
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return html_reading(Asked(name="page.html", data=page.encode()))


def page(body: str, head: str = "") -> Document:
    """Read a page, and give it alone."""
    return reading(body, head).document


def texts(found: Document) -> list[str]:
    """Give what a person sees."""
    return [line.text for line in found.lines if line.hidden is None and line.text][:-1]


def why(found: Document, text: str = "secret") -> list[Concealment | None]:
    """Give why a text is hidden, wherever it stands."""
    return [line.hidden for line in found.lines if line.text == text]


def test_the_words_are_read_as_a_person_reads_them() -> None:
    """Blocks part lines; marks within a line do not."""
    found = page("<h1>Families</h1><p>14 <b>Orch</b>ard<br>Close</p><pre>a\nb</pre><li>c</li>")

    assert texts(found) == ["Families", "14 Orchard", "Close", "a", "b", "c"]
    assert (found.kind, found.gaps) == (FileKind.HTML, ())
    assert kind_of(b"<!DOCTYPE html><p>a") is FileKind.HTML


def test_a_table_of_data_gives_its_cells_and_one_that_lays_out_does_not() -> None:
    """A table in a table only places things."""
    data = "<table><tr><th>Name</th><th>Age</th></tr><tr><td>Erin</td><td>7</td></tr></table>"
    found = page(data)

    cells = {line.text: line.cell for line in found.lines if line.cell is not None}
    assert [(c.row, c.column, c.columns) for c in cells.values()] == [
        (0, 0, 2), (0, 1, 2), (1, 0, 2), (1, 1, 2),
    ]  # fmt: skip
    laid_out = page(f"<table><tr><td>a</td><td>{data}</td></tr></table>")
    assert [line.cell for line in laid_out.lines if line.text == "a"] == [None]


@pytest.mark.parametrize(
    ("body", "text", "gaps"),
    [
        ("<p>\x04Erin Hale\x05</p>", "Erin Hale", 0),
        ("<p>Dear \x04\x05 Erin, \x04Hale\x05.</p>", "Dear Erin, Hale.", 0),
        ("<p>Er\x04\x05in Hale</p>", None, 1),
        ("<p>Erin \x00 Hale</p>", None, 1),
    ],
)
def test_marks_at_the_edges_of_words_are_no_damage(body: str, text: str | None, gaps: int) -> None:
    """Writers mark their content controls so; within a word, or a null, a character was lost."""
    found = page(body)

    assert text is None or texts(found) == [text]
    assert [gap.code for gap in found.gaps] == ["unread.damaged"] * gaps


def test_bytes_that_are_no_letters_of_a_page_are_damage() -> None:
    """A mark beside them changes nothing."""
    data = (
        "<!DOCTYPE html><meta charset=utf-8><p>\u00e9\u00e9\u00e9 \x04".encode() + b"Er\xffin</p>"
    )

    found = html_reading(Asked(name="page.html", data=data)).document

    assert [gap.code for gap in found.gaps] == ["unread.damaged"]


HIDING = [
    ("<p style='display:none'>secret</p>", "", Concealment.HIDDEN),
    ("<p class='x y'>secret</p>", "<style>p.x { display : none }</style>", Concealment.HIDDEN),
    ("<p id=x>secret</p>", "<style>#x{visibility:hidden}</style>", Concealment.HIDDEN),
    ("<div class=o><p>secret</p></div>", "<style>.o > p{opacity:0}</style>", Concealment.HIDDEN),
    ("<i>secret</i>", "<style>@media screen{i{display:none}}</style>", Concealment.HIDDEN),
    ("<p style='font-size:0'>secret</p>", "", Concealment.HIDDEN),
    ("<p style='font-size:2px'>secret</p>", "", Concealment.TINY),
    ("<p style='color:#fff'>secret</p>", "", Concealment.WHITE),
    ("<font color=white>secret</font>", "", Concealment.WHITE),
    ("<p style='color:navy;background:#000080'>secret</p>", "", Concealment.WHITE),
    ("<td bgcolor=#eeeeee><i style='color:#eee'>secret</i></td>", "", Concealment.WHITE),
    ("<p style='color:transparent'>secret</p>", "", Concealment.INVISIBLE),
    ("<p style='position:absolute;left:-9999px'>secret</p>", "", Concealment.OFF_PAGE),
    ("<p style='text-indent:-9999px'>secret</p>", "", Concealment.OFF_PAGE),
    ("<p style='height:0;overflow:hidden'>secret</p>", "", Concealment.HIDDEN),
    ("<p style='max-height:0px'>secret</p>", "", Concealment.HIDDEN),
    ("<p style='position:absolute;clip:rect(0,0,0,0)'>secret</p>", "", Concealment.HIDDEN),
    ("<p hidden>secret</p>", "", Concealment.HIDDEN),
    ("<template>secret</template>", "", Concealment.HIDDEN),
    ("<dialog>secret</dialog>", "", Concealment.HIDDEN),
    ("<input type=hidden value=secret>", "", Concealment.HIDDEN),
    ("<img alt=secret src=data:image/png,x>", "", Concealment.ALTERNATIVE),
    ("<p title=secret>a</p>", "", Concealment.ALTERNATIVE),
    ("<!-- secret -->", "", Concealment.COMMENT),
    ("", "<!-- secret -->", Concealment.COMMENT),
]


@pytest.mark.parametrize(("body", "head", "how"), HIDING)
def test_what_a_page_hides_is_a_line_and_a_trace(body: str, head: str, how: Concealment) -> None:
    """Each way of hiding is told apart, by a style in the page or on the element."""
    found = page(f"<p>Dear Ms Hale</p>{body}", head)

    assert why(found) == [how]
    assert "secret" in [one.text for one in found.traces if one.kind is TraceKind.HIDDEN_TEXT]
    assert "Dear Ms Hale" in texts(found)


SHOWING = [
    ("<p style='display:block'>secret</p>", ""),
    ("<p class=z>secret</p>", "<style>p.x{display:none}</style>"),
    ("<div><p>secret</p></div>", "<style>.o > p{opacity:0}</style>"),
    ("<p class=x>secret</p>", "<style>.x{display:none} p.x{display:block}</style>"),
    ("<p class=x style='display:block'>secret</p>", "<style>.x{display:none}</style>"),
    ("<p>secret</p>", "<style>@media print{p{display:none}}</style>"),
    ("<p>secret</p>", "<style>@media (max-width:400px){p{display:none}}</style>"),
    ("<p>secret</p>", "<style>p:hover{display:none}</style>"),
    ("<p style='font-size:8px'>secret</p>", ""),
    ("<p style='font:9pt Arial'>secret</p>", ""),
    ("<div style='font-size:0'><p style='font-size:12px'>secret</p></div>", ""),
    ("<td style='background:#036;color:#fff'>secret</td>", ""),
    ("<td bgcolor=#003366><font color=white>secret</font></td>", ""),
    ("<div style='background:url(data:image/png,x)'><p style='color:#fff'>secret</p></div>", ""),
    ("<div style='visibility:hidden'><p style='visibility:visible'>secret</p></div>", ""),
    ("<p style='height:20px;overflow:hidden'>secret</p>", ""),
    ("<p style='margin-left:-4px;text-indent:-18pt'>secret</p>", ""),
    ("<p style='opacity:0.8;line-height:0'>secret</p>", ""),
    ("<input value=secret>", ""),
    ("<textarea>secret</textarea>", ""),
    ("<noscript>secret</noscript>", ""),
]


@pytest.mark.parametrize(("body", "head"), SHOWING)
def test_quiet_when_a_person_sees_it(body: str, head: str) -> None:
    """The twins of what hides."""
    found = page(body, head)

    assert why(found) == [None]
    assert [one for one in found.traces if one.kind is TraceKind.HIDDEN_TEXT] == []


def test_a_hidden_piece_tears_no_word_apart() -> None:
    """An address is found although something hidden stands in the middle of it."""
    found = page("<p>14 Orch<span style='display:none'>x</span><!-- y -->ard Close</p>")

    assert texts(found) == ["14 Orchard Close"]


ACTIVE = [
    ("<script>send()</script>", "script", "send()"),
    ("<script src=https://s.example/x.js></script>", "script", "https://s.example/x.js"),
    ("<p onclick='go()'>a</p>", "script", "go()"),
    ("<a href='javascript:go()'>a</a>", "script", "javascript:go()"),
    (
        "<img src=https://t.example/x.gif width=1 height=1>",
        "picture from the internet",
        "https://t.example/x.gif",
    ),
    ("<td background=//t.example/b.png>a</td>", "picture from the internet", "//t.example/b.png"),
    ("<iframe src=https://t.example/></iframe>", "file from the internet", "https://t.example/"),
    ("<link rel=stylesheet href=http://t.example/a.css>", "file from the internet", "http://t.example/a.css"),
    ("<style>@import url(http://t.example/a.css)</style>", "file from the internet", "http://t.example/a.css"),
    ("<form action=https://f.example/>a</form>", "form", "https://f.example/"),
    ("<meta http-equiv=refresh content='0;url=https://t.example'>", "leads to another page", "https://t.example"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "text"), ACTIVE)
def test_what_runs_or_is_fetched_is_told(body: str, name: str, text: str) -> None:
    """Its owner learns when and where the page was opened."""
    found = page(body)

    assert (name, text) in [(t.name, t.text) for t in found.traces if t.kind is TraceKind.ACTIVE]
    assert text in [line.text for line in found.lines]


def test_quiet_about_a_page_that_only_shows() -> None:
    """A link on the web runs nothing until it is clicked."""
    found = page("<p>Dear Ms Hale</p><a href='https://www.gov.example'>https://www.gov.example</a>")

    assert found.traces == ()
    assert found.gaps == ()


WORD = "<!--[if gte mso 9]><xml><o:LastAuthor>Kit Moss</o:LastAuthor></xml><![endif]-->"
ABOUT = [
    ("<title>Hale families</title>", "", "title", "Hale families"),
    ("<meta name=Author content='Kit Moss'>", "", "author", "Kit Moss"),
    (WORD, "", "last editor", "Kit Moss"),
    ("", "<a href='mailto:erin@hale.example'>write</a>", "link", "erin@hale.example"),
    ("", "<a href='https://s.example/?to=Erin'>here</a>", "link", "https://s.example/?to=Erin"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "name", "text"), ABOUT)
def test_what_a_page_says_of_itself_is_told(head: str, body: str, name: str, text: str) -> None:
    """Who wrote it, and where a link leads that does not say so."""
    found = page(body, head)

    assert (name, text) in [(t.name, t.text) for t in found.traces if t.kind is TraceKind.METADATA]


def test_a_picture_in_the_page_is_handed_on_with_its_size() -> None:
    """96 pixels are an inch."""
    [one] = reading(f"<img src='{INLINE}' width=96 height=192>").pictures

    assert one.data == PNG
    assert one.gap.area_mm2 == pytest.approx(25.4 * 50.8)


def test_a_picture_that_is_not_there_is_a_gap_but_not_one_that_only_counts_readers() -> None:
    """A picture of one pixel shows nothing."""
    codes = [gap.code for gap in page("<img src='page_files/plan.png'>").gaps]
    counting = page("<img src=https://t.example/x.gif width=1 height=1>")

    assert codes == ["unread.scan"]
    assert counting.gaps == ()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-15"]
)
def test_a_page_is_read_in_its_own_alphabet(encoding: str) -> None:
    """A mark, the page's own word, or how its bytes look."""
    written = f"<html><head><meta charset={encoding}></head><p>Dear Ren\u00e9e</p></html>"
    data = written.encode(encoding)

    found = html_reading(Asked(name="a.html", data=data)).document

    assert kind_of(data) is FileKind.HTML
    assert texts(found) == ["Dear Ren\u00e9e"]


def mutations(count: int, seed: int) -> None:
    """Change a page in many ways; each ends in a document or a refusal."""
    chance = random.Random(seed)
    made = "".join(body + head for body, head, _ in HIDING) + "".join(one[0] for one in ACTIVE)
    for _ in range(count):
        data = bytearray(f"<html>{made}<img src='{INLINE}'></html>".encode())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(Unreadable):
            html_reading(Asked(name="a.html", data=bytes(data)))


def test_a_broken_page_is_a_document_or_a_refusal() -> None:
    """No change of bytes ends in anything else."""
    mutations(200, 1)


@pytest.mark.campaign
def test_many_broken_pages() -> None:
    """The same, at length."""
    mutations(4_000, 2)


def test_a_page_nested_too_deeply_is_refused() -> None:
    """What stands below would be left out without a word."""
    with pytest.raises(Unreadable):
        page("<div>" * 240 + "secret")


@pytest.mark.parametrize("styles", ["{" * 200_000, "a{" * 100_000, "/*" * 100_000, "@" * 100_000])
def test_styles_that_never_end_end(styles: str) -> None:
    """What is opened and not closed is looked at once."""
    with ends():
        assert texts(page("<p>word", f"<style>{styles}</style>")) == ["word"]


def test_a_page_of_many_rules_and_elements_ends() -> None:
    """Rules times elements are counted."""
    rules = "".join(f".a .b .c p.x{number}{{color:red}}" for number in range(3_000))
    found = page("<p class=x1>word</p>" * 5_000, f"<style>{rules}</style>")

    assert len(found.lines) >= 5_000


def test_a_page_with_more_rules_of_style_than_can_be_looked_at_says_so() -> None:
    """Any rule that was not looked at could hide words; a page with few is whole."""
    rules = "".join(f".c{number} {{color: red}}" for number in range(4_000))
    crowded, plain = (
        reading("<p>Dear Ms Hale</p>", f"<style>{style}</style>").document
        for style in (rules, ".a {color: red}")
    )

    assert [gap.code for gap in crowded.gaps] == ["unread.too-large"]
    assert plain.gaps == ()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("OOXMLCorePropertyCategory", "14 Orchard Close", ["14 Orchard Close"]),
        ("AppVersion", "14.0000", []),
        ("viewport", "width=device-width, initial-scale=1", []),
        ("generator", "Some Writer of Pages", []),
    ],
)
def test_properties_of_any_name_are_told_when_they_hold_words(
    name: str, content: str, told: list[str]
) -> None:
    """Programs write their own names for what the file says of itself."""
    found = page("Dear Ms Hale", f'<meta name="{name}" content="{content}">')

    assert [one.text for one in found.traces] == told
