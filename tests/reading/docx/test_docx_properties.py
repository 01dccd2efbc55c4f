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
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "hyperlink", "https://files.example/get?client=erin.hale"),),
            ),
            "link",
            id="a link that carries data",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    f'<w:hyperlink r:id="rId9">{run("www.council.example")}</w:hyperlink>'
                ),
                links=(("rId9", "hyperlink", "https://elsewhere.example/"),),
            ),
            "link",
            id="a link that leads elsewhere than it says",
        ),
        pytest.param(
            Hidden(body=paragraph('<w:bookmarkStart w:id="1" w:name="Erin_Hale"/>', PLAIN)),
            "bookmark",
            id="bookmark",
        ),
        pytest.param(
            Hidden(body='<w:permStart w:id="1" w:ed="kit@post.example"/>' + paragraph(PLAIN)),
            "person who may edit",
            id="permission",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "printerSettings", "printerSettings1.bin"),),
                parts={
                    "word/printerSettings1.bin": "\\\\print\\moss".encode("utf-16-le") + bytes(99)
                },
            ),
            "printer",
            id="printer",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "printerSettings", "printerSettings1.bin"),),
                parts={
                    "word/printerSettings1.bin": b"<?xml version='1.0'?><plist><key>PMPrinterName"
                    b"</key><string>Kit's printer</string></plist>"
                },
            ),
            "printer",
            id="printer of a Mac",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "origin", "_xmlsignatures/origin.sigs"),),
                parts={
                    "_xmlsignatures/origin.sigs": "",
                    "_xmlsignatures/_rels/origin.sigs.rels": relationships(
                        ("rId1", "signature", "sig1.xml")
                    ),
                    "_xmlsignatures/sig1.xml": "<Signature><X509Certificate>AA==</X509Certificate>"
                    "</Signature>",
                },
            ),
            "digital signature",
            id="signature",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part("settings", ""),
                    "word/_rels/settings.xml.rels": relationships(
                        ("rId1", "mailMergeSource", f"file:///C:/{CONCEALED}.xlsx")
                    ),
                },
            ),
            "mail merge source",
            id="data source of a mail merge",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "recipientData", "recipientData.xml"),),
                parts={"word/recipientData.xml": f"<w><name>{CONCEALED}</name></w>"},
            ),
            "custom data",
            id="recipients of a mail merge",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "customXml", "../customXml/item1.xml"),),
                parts={"customXml/item1.xml": '<client name="Erin Hale" id="7" kind="ab12"/>'},
            ),
            "custom data",
            id="data store that keeps its words as attributes",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/c/n" w:storeItemID="{1}"/></w:sdtPr>'
                    f"<w:sdtContent>{PLAIN}</w:sdtContent></w:sdt>"
                ),
                links=(("rId9", "customXml", "../customXml/item1.xml"),),
                parts={"customXml/item1.xml": "<c><n>Dear Mr Hale</n></c>"},
            ),
            "custom data",
            id="a store that says something else than the control shows",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "extended-properties", "docProps/app.xml"),),
                parts={
                    "docProps/app.xml": part(
                        "x", f"<TitlesOfParts><lpstr>{CONCEALED}</lpstr></TitlesOfParts>"
                    )
                },
            ),
            "title",
            id="title in the list of parts",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "extended-properties", "docProps/app.xml"),),
                parts={
                    "docProps/app.xml": part(
                        "x", "<HLinks><lpwstr>mailto:erin@post.example</lpwstr></HLinks>"
                    )
                },
            ),
            "link",
            id="address in the list of links",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    '<w:smartTag><w:smartTagPr><w:attr w:name="x" w:val="Erin Hale"/>'
                    f"</w:smartTagPr>{PLAIN}</w:smartTag>"
                )
            ),
            "smart tag",
            id="what Word recognised",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "chart", "chart1.xml"),),
                parts={"word/chart1.xml": part("x", "<c:f>'Hale 2024'!$A$1</c:f>")},
            ),
            "cells of a chart",
            id="name of a chart's sheet",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "people", "people.xml"),),
                parts={
                    "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/'
                    'word/2012/wordml"><w15:person w15:author="Kit Moss"/></w15:people>'
                },
            ),
            "reviewer",
            id="reviewer",
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


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(Hidden(body=paragraph(PLAIN)), id="nothing"),
        pytest.param(
            Hidden(
                body=paragraph(f'<w:hyperlink r:id="rId9">{run("council.example")}</w:hyperlink>'),
                links=(("rId9", "hyperlink", "https://www.council.example/help"),),
            ),
            id="a link that leads where it says",
        ),
        pytest.param(
            Hidden(
                body=paragraph(f'<w:hyperlink r:id="rId9">{run("kit@post.example")}</w:hyperlink>'),
                links=(("rId9", "hyperlink", "mailto:kit@post.example"),),
            ),
            id="an address that is shown",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
                    '<w:bookmarkStart w:id="2" w:name="_Toc12"/>'
                    '<w:bookmarkStart w:id="3" w:name="Text12"/>',
                    PLAIN,
                )
            ),
            id="bookmarks that Word sets",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "customXml", "../customXml/item1.xml"),),
                parts={
                    "customXml/item1.xml": '<b:Sources xmlns:b="http://schemas.openxmlformats.org/'
                    'officeDocument/2006/bibliography" SelectedStyle="APA" StyleName="APA"/>'
                },
            ),
            id="Word's empty list of sources",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "chart", "chart1.xml"),),
                parts={"word/chart1.xml": part("x", "<c:f>Sheet1!$A$1:$B$4</c:f>")},
            ),
            id="an ordinary chart",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    '<w:smartTag><w:smartTagPr><w:attr w:name="Month" w:val="7"/>'
                    f'<w:attr w:name="x" w:val="Ms Hale"/></w:smartTagPr>{PLAIN}</w:smartTag>'
                )
            ),
            id="a smart tag that says what is shown",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "printerSettings", "printerSettings1.bin"),),
                parts={"word/printerSettings1.bin": bytes(220)},
            ),
            id="a printer without a name",
        ),
    ],
)
def test_an_ordinary_letter_says_nothing_of_itself(hidden: Hidden) -> None:
    """Its twin has no property to tell."""
    letter = hidden.read()

    assert letter.traces == ()
    assert letter.gaps == ()
