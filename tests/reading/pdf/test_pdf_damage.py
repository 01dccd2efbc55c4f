"""However a PDF is damaged, it is read, or refused in a sentence: nothing else ever happens."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Document
from checker.reading.pdf import draw_pdf, look_pdf, read_pdf
from checker.reading.refusal import Unreadable
from checker.worker.believing import is_believable
from tests.builders.hostile_files import pages
from tests.builders.pdf_carried import CARRIED
from tests.builders.pdf_files import at, letter_pdf, pdf, saved_on_top, scanned
from tests.builders.pdf_leaks import LEAKS
from tests.builders.pdf_photos import painted_over, photographed

CORPUS = sorted((Path(__file__).parents[2] / "data" / "corpus").glob("*.pdf"))
STRANGE = [
    letter_pdf(pages=2),
    LEAKS["hidden-layer"](),
    LEAKS["square-annotation"](),
    saved_on_top(letter_pdf()),
    scanned(words_below="14 Wharf Terrace"),
    painted_over(),
    photographed(),
    *(carried.data() for carried in CARRIED.values()),
]
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12
)


def _every_way(data: bytes) -> None:
    """Read, look at and draw a file; whatever cannot be read must be refused in a sentence."""
    refused: Unreadable | None = None
    documents: list[Document] = []
    try:
        documents = [*read_pdf("letter.pdf", data), look_pdf("letter.pdf", data)]
        draw_pdf(data, 1, 200)
    except Unreadable as sentence:
        refused = sentence
    assert refused is None or (refused.code.startswith("unread.") and str(refused).endswith("."))
    for document in documents:
        _consistent(document)


def _consistent(document: Document) -> None:
    """Check what everybody relies on: offsets, edges, pages, encodable text."""
    for line in document.lines:
        text = document.text(line.part)
        assert text[line.start : line.start + len(line.text)] == line.text
        assert line.edges == () or len(line.edges) == len(line.text) + 1
        assert line.page is None or 1 <= line.page <= len(document.pages)
        line.text.encode()
    for trace in document.traces:
        trace.text.encode()
    assert all(gap.why.endswith(".") for gap in document.gaps)


def _flipped(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    """Give a file with some bytes replaced."""
    changed = bytearray(data)
    for where, value in changes:
        changed[int(where * len(changed))] = value
    return bytes(changed)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_files_of_other_projects_are_read_or_refused(file: Path) -> None:
    """Real files that broke other readers end in a Document or a sentence."""
    _every_way(file.read_bytes())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STRANGE), CHANGES)
def test_changed_bytes_end_in_a_document_or_a_sentence(
    data: bytes, changes: list[tuple[float, int]]
) -> None:
    """A file damaged on its way never breaks the reader."""
    _every_way(_flipped(data, changes))


@settings(max_examples=30)
@given(st.sampled_from(STRANGE), st.floats(0, 1))
def test_a_file_cut_short_ends_in_a_document_or_a_sentence(data: bytes, share: float) -> None:
    """A file that arrived in part never breaks the reader."""
    _every_way(data[: int(share * len(data))])


@pytest.mark.campaign
@settings(max_examples=3_000, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([*STRANGE, *(file.read_bytes() for file in CORPUS)]), CHANGES, st.floats(0.3, 1)
)
def test_a_long_campaign_of_damage(
    data: bytes, changes: list[tuple[float, int]], share: float
) -> None:
    """The same, for as long as somebody lets it run."""
    _every_way(_flipped(data, changes)[: int(share * len(data)) + 1])


@pytest.mark.parametrize(
    ("plain", "broken"),
    [
        pytest.param(b"\n2 0 obj", b"\n2 99999999999999999999 obj", id="a number without end"),
        pytest.param(b"/Kids [5 0 R]", b"/Kids 5 0 R", id="no list of pages"),
        pytest.param(b"/Kids [5 0 R]", b"/Kids [2 0 R]", id="pages in themselves"),
    ],
)
def test_pages_that_only_one_of_two_readers_finds_are_no_crash(plain: bytes, broken: bytes) -> None:
    """Pdfium finds pages where pypdf gives up: what is beside them is said to be unread."""
    _every_way(pages(1).replace(plain, broken))


def test_letters_of_any_size_stand_within_what_can_be_believed() -> None:
    """A letter of a thousand kilometres is off the page, and no reason to end the process."""
    data = pdf(lambda canvas: at(canvas, 25, 50, "Dear Ms Brennan", size=1e9))

    document = look_pdf("letter.pdf", data)

    assert is_believable((document,), "letter.pdf", data)
    assert any("Dear" in line.text for line in document.lines)
