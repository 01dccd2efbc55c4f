"""What a Word file says of itself, where no page shows it, is told by name."""

import pytest

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, paragraph, part, relationships, run
from tests.builders.docx_hidden import CONCEALED, PLAIN, Hidden


@pytest.mark.parametrize(
    ("hidden", "name"),
    [
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "core-properties", "docProps/core.xml"),),
                parts={
                    "docProps/core.xml": part("x", f"<lastModifiedBy>{CONCEALED}</lastModifiedBy>")
                },
            ),
            "last editor",
            id="last editor",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "extended-properties", "docProps/app.xml"),),
                parts={"docProps/app.xml": part("x", f"<Company>{CONCEALED}</Company>")},
            ),
            "company",
            id="company",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "custom-properties", "docProps/custom.xml"),),
                parts={
                    "docProps/custom.xml": part(
                        "x", f'<property name="Client"><lpwstr>{CONCEALED}</lpwstr></property>'
                    )
                },
            ),
            "property Client",
            id="custom property",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part(
                        "settings",
                        f'<w:docVars><w:docVar w:name="Who" w:val="{CONCEALED}"/></w:docVars>',
                    )
                },
            ),
            "variable Who",
            id="variable",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part(
                        "settings", f'<w:mailMerge><w:query w:val="{CONCEALED}"/></w:mailMerge>'
                    )
                },
            ),
            "mail merge query",
            id="mail merge query",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part("settings", ""),
                    "word/_rels/settings.xml.rels": relationships(
                        ("rId1", "attachedTemplate", f"file:///C:/{CONCEALED}.dotm")
                    ),
                },
            ),
            "template",
            id="path of the template",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "customXml", "../customXml/item1.xml"),),
                parts={"customXml/item1.xml": f"<client><home>{CONCEALED}</home></client>"},
            ),
            "custom data",
            id="data store",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "glossaryDocument", "glossary/document.xml"),),
                parts={
                    "word/glossary/document.xml": part(
                        "glossaryDocument", f"<w:docPart>{paragraph(run(CONCEALED))}</w:docPart>"
                    )
                },
            ),
            "building block",
            id="building block",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "glossaryDocument", "glossary/document.xml"),),
                parts={
                    "word/glossary/document.xml": part("glossaryDocument", ""),
                    "word/glossary/_rels/document.xml.rels": relationships(
                        ("rId1", "header", "header1.xml")
                    ),
                    "word/glossary/header1.xml": part("hdr", paragraph(run(CONCEALED))),
                },
            ),
            "building block",
            id="header of a building block",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "hyperlink", "mailto:erin.hale@post.example"),),
            ),
            "link",
            id="address behind a link",
        ),
    ],
)
def test_a_property_is_told_by_name(hidden: Hidden, name: str) -> None:
    """What the file says of itself is a trace with its name, and a line for every check."""
    letter = hidden.read()

    told = [trace for trace in letter.traces if trace.kind is TraceKind.METADATA]
    assert [trace.name for trace in told] == [name]
    lines = [line for line in letter.lines if line.part is Part.METADATA]
    assert [line.text for line in lines] == [told[0].text]
    assert lines[0].hidden is Concealment.METADATA


def test_a_comment_on_the_archive_is_told() -> None:
    """A zip can carry a comment that Word never shows."""
    (letter,) = read_docx("letter.docx", docx(paragraph(PLAIN), comment=CONCEALED.encode()))

    assert [(trace.name, trace.text) for trace in letter.traces] == [("archive comment", CONCEALED)]
