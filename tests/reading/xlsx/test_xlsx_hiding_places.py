"""Every place of a spreadsheet where words can hide is found and named."""

import pytest

from checker.model import Document, TraceKind
from checker.reading import read as read_file
from tests.builders.xlsx_files import xlsx
from tests.builders.xlsx_hidden_beside import BESIDE
from tests.builders.xlsx_hidden_cells import CELLS
from tests.builders.xlsx_twins import FRONT, Kind

KINDS = {**CELLS, **BESIDE}
BESIDE_THE_CELLS = {TraceKind.CELL, TraceKind.HIDDEN_TEXT, TraceKind.ACTIVE, TraceKind.EMBEDDED}


def book(data: bytes) -> Document:
    """Read a spreadsheet."""
    return read_file("payments.xlsx", data)[0]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_what_is_hidden_is_found(kind: Kind) -> None:
    """The trace says what is hidden and quotes it; its words are a hidden line."""
    found = book(kind.has)

    traces = [one for one in found.traces if one.kind is kind.kind and one.name == kind.name]
    assert [one.text for one in traces if one.text == kind.says] == [kind.says]
    if kind.line:
        [trace] = [one for one in traces if one.text == kind.says]
        assert trace.span is not None
        assert found.text(trace.part)[slice(*trace.span)] == kind.says
        hidden = [line for line in found.lines if line.hidden and line.text == kind.says]
        assert hidden


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_its_twin_is_quiet(kind: Kind) -> None:
    """A file that hides nothing has no trace of that kind and name."""
    found = book(kind.has_not)

    assert not [one for one in found.traces if one.kind is kind.kind and one.name == kind.name]


@pytest.mark.parametrize("name", ["hidden row", "hidden column", "filtered row", "white text"])
def test_the_twin_of_a_hidden_cell_shows_its_words(name: str) -> None:
    """What the twin shows is a line that is seen."""
    found = book(CELLS[name].has_not)

    assert [line.hidden for line in found.lines if line.text == CELLS[name].says] == [None]


def test_an_ordinary_workbook_has_nothing_to_tell() -> None:
    """No trace at all is made of a plain sheet."""
    assert book(xlsx(FRONT)).traces == ()
    assert book(xlsx(FRONT)).gaps == ()
