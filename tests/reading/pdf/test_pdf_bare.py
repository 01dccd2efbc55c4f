"""A page that comes out empty is empty only when its content says nothing."""

import io
import zlib

import pypdf
import pytest
from pypdf.generic import ArrayObject, NameObject, StreamObject

from checker.reading import read


def page_with(content: bytes, *filters: str) -> bytes:
    """A PDF of one page with this content, said to be packed in these ways."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = StreamObject()
    stream._data = content
    if filters:
        stream[NameObject("/Filter")] = ArrayObject(map(NameObject, filters))
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        pytest.param(page_with(b""), [], id="nothing"),
        pytest.param(page_with(b"q 1 0 0 1 0 0 cm Q"), [], id="a blank page as programs write it"),
        pytest.param(
            page_with(b"x\x9cdamaged", "/FlateDecode"),
            ["unread.damaged"],
            id="packed, and damaged",
        ),
        pytest.param(
            page_with(zlib.compress(b""), "/FlateDecode"), [], id="nothing, packed with care"
        ),
    ],
)
def test_a_page_that_comes_out_empty_says_so_when_it_is_not(data: bytes, codes: list[str]) -> None:
    """What pdfium skips without a word is a gap."""
    (document,) = read("letter.pdf", data)

    assert [gap.code for gap in document.gaps] == codes
