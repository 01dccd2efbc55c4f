"""Spreadsheets that other programs wrote are read without losing a word, or refused."""

import io
import warnings
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.model import Part, Read
from checker.reading import draw
from checker.reading import read as read_file

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
READ_BY_BOTH = (
    *("xlsx_5b9a61cc20.xlsx", "xlsx_419ef388b2.xlsx", "xlsx_257afc6f7b.xlsx"),
    *("xlsx_03f4f012c8.xlsx", "xlsx_0ed4cebe5c.xlsx", "xlsx_22e2d0f6f1.xlsx"),
    *("xlsx_0a4d28fd39.xlsx", "xlsm_7902d8c1fb.xlsm", "xlsm_5866ff0d0f.xlsm"),
)


@pytest.mark.parametrize("name", READ_BY_BOTH)
def test_no_word_is_lost(name: str) -> None:
    """Every text that another reader sees in a cell is a line here."""
    data = (CORPUS / name).read_bytes()

    found = read_file(name, data)[0]

    told = "".join(found.text(Part.CELL).split())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    texts = [
        "".join(value.split())
        for sheet in workbook.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
    ]
    assert [text for text in texts if text not in told] == []


@pytest.mark.parametrize("name", [*READ_BY_BOTH, "xlsx_7b2c0c1c93.xlsx"])
def test_it_is_read_whole_and_drawn(name: str) -> None:
    """No part of it is a gap, but for pictures, and its first page can be looked at."""
    data = (CORPUS / name).read_bytes()

    found = read_file(name, data)[0]

    assert [gap for gap in found.gaps if gap.part is not Part.IMAGE] == []
    assert draw(name, data, name, 1, 400).startswith(b"\x89PNG")


def test_a_file_with_parts_over_one_another_is_refused() -> None:
    """Nobody can say which of the two would be shown."""
    data = (CORPUS / "xlsx_9f8fec3a71.xlsx").read_bytes()

    [found] = read_file("a.xlsx", data)

    assert found.read is Read.NO
    assert [gap.code for gap in found.gaps] == ["unread.damaged"]
