"""Small slide shows, made part by part, so that a test can hide one thing in one place."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.builders.docx_files import R_NS, relationships, zipped

_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{R_NS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    ' xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MM = 36_000
Link = tuple[str, str, str]


def part(root: str, content: str, attributes: str = "") -> str:
    """Give a whole part: a root element with its namespaces, and what stands in it."""
    head = "<?xml version='1.0' encoding='UTF-8'?>"
    return f"{head}<{root} {_NAMESPACES} {attributes}>{content}</{root}>"


def xfrm(left: float, top: float, wide: float = 100, high: float = 20, tag: str = "a") -> str:
    """Give a place on the slide in millimetres."""
    return (
        f'<{tag}:xfrm><a:off x="{round(left * _MM)}" y="{round(top * _MM)}"/>'
        f'<a:ext cx="{round(wide * _MM)}" cy="{round(high * _MM)}"/></{tag}:xfrm>'
    )


def run(text: str, look: str = "", attributes: str = "") -> str:
    """Give a run of text; `look` is what stands in its properties."""
    return f"<a:r><a:rPr {attributes}>{look}</a:rPr><a:t>{escape(text)}</a:t></a:r>"


def shape(
    *paragraphs: str,
    at: tuple[float, float] | tuple[float, float, float, float] | None = (10, 10),
    placeholder: str = "",
    about: str = "",
    fill: str = "",
) -> str:
    """Give a shape with paragraphs of text or of runs."""
    told = "".join(
        f"<a:p>{one if one.startswith('<') else run(one) if one else ''}</a:p>"
        for one in paragraphs
    )
    place = f"<p:ph {placeholder}/>" if placeholder else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Shape" {about}/><p:cNvSpPr/>'
        f"<p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr>{xfrm(*at) if at else ''}"
        f'<a:prstGeom prst="rect"/>{fill}</p:spPr>'
        f"<p:txBody><a:bodyPr/>{told}</p:txBody></p:sp>"
    )


def picture(link: str, *, crop: str = "", about: str = "") -> str:
    """Give a picture of 50 by 40 mm."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="9" name="Picture" {about}/><p:cNvPicPr/><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{link}"/><a:srcRect {crop}/></p:blipFill>'
        f"<p:spPr>{xfrm(10, 100, 50, 40)}</p:spPr></p:pic>"
    )


def table(*rows: tuple[str, ...], attributes: str = "") -> str:
    """Give a table of plain cells; `attributes` are those of its last cell."""
    grid = "".join(f'<a:gridCol w="{30 * _MM}"/>' for _ in rows[0])
    told = ""
    for number, row in enumerate(rows, 1):
        told += f'<a:tr h="{10 * _MM}">'
        for column, cell in enumerate(row, 1):
            last = number == len(rows) and column == len(row)
            told += (
                f"<a:tc {attributes if last else ''}><a:txBody><a:p>{run(cell)}</a:p></a:txBody>"
                "<a:tcPr/></a:tc>"
            )
        told += "</a:tr>"
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="Table"/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{xfrm(10, 50, tag='p')}<a:graphic><a:graphicData>"
        f"<a:tbl><a:tblGrid>{grid}</a:tblGrid>{told}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def slide(*shapes: str, attributes: str = "", after: str = "", background: str = "") -> str:
    """Give a slide of shapes."""
    tree = f"<p:cSld>{background}<p:spTree>{''.join(shapes)}</p:spTree></p:cSld>{after}"
    return part("p:sld", tree, attributes)


def pptx(
    *slides: str,
    links: Mapping[int, tuple[Link, ...]] | None = None,
    main_links: tuple[Link, ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
    package_links: tuple[Link, ...] = (),
    unlisted: tuple[int, ...] = (),
    after: str = "",
) -> bytes:
    """Give a slide show; `links` are those of each slide by its number, from 1."""
    listed = "".join(
        f'<p:sldId id="{255 + number}" r:id="rIdSlide{number}"/>'
        for number in range(1, len(slides) + 1)
        if number not in unlisted
    )
    size = f'<p:sldSz cx="{254 * _MM}" cy="{round(190.5 * _MM)}"/>'
    main = part("p:presentation", f"<p:sldIdLst>{listed}</p:sldIdLst>{size}{after}")
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "ppt/presentation.xml"), *package_links
        ),
        "ppt/presentation.xml": main,
        "ppt/_rels/presentation.xml.rels": relationships(
            *(
                (f"rIdSlide{number}", "slide", f"slides/slide{number}.xml")
                for number in range(1, len(slides) + 1)
            ),
            *main_links,
        ),
    }
    for number, told in enumerate(slides, 1):
        members[f"ppt/slides/slide{number}.xml"] = told
        own = (links or {}).get(number, ())
        if own:
            members[f"ppt/slides/_rels/slide{number}.xml.rels"] = relationships(*own)
    members.update(parts or {})
    return zipped(members)
