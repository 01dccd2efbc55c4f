"""Word files that hide one text in one place, and what they hide it with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model import Document
from checker.reading.asking import Asked, Reading
from checker.reading.docx import docx_reading, read_docx
from tests.builders.docx_files import docx, paragraph, part, run

CONCEALED = "9 Hidden Row, XX9 9ZZ"
PLAIN = run("Dear Ms Hale")
TWIN = docx(paragraph(PLAIN))
BOX = (
    '<w:drawing><wp:anchor>{position}<wp:extent cx="3600000" cy="1800000"/>'
    '<wp:docPr id="1" name="Text Box 1"{told}/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}'
    "</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
SHAPE = (
    '<w:r><w:drawing><wp:anchor behindDoc="{behind}">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="{frame}"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{wide}" cy="{high}"/>{wrap}<wp:docPr id="1" name="Rectangle 1"/><a:graphic>'
    "<a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr>{text}</wps:wsp></a:graphicData>"
    "</a:graphic></wp:anchor></w:drawing></w:r>"
)
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
NO_FILL = "<a:noFill/>"


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """A body with something hidden in it, and the parts beside it."""

    body: str
    links: tuple[tuple[str, str, str], ...] = ()
    package_links: tuple[tuple[str, str, str], ...] = ()
    parts: Mapping[str, str | bytes] = field(default_factory=dict)
    before_body: str = ""

    def data(self) -> bytes:
        """Give the file that these make."""
        return docx(
            self.body,
            links=self.links,
            package_links=self.package_links,
            parts=self.parts,
            before_body=self.before_body,
        )

    def read(self) -> Document:
        """Read the file that these make."""
        (letter,) = read_docx("letter.docx", self.data())
        return letter

    def reading(self) -> Reading:
        """Read it, with the files and the pictures in it."""
        return docx_reading(Asked(name="letter.docx", data=self.data()))


def box(*, position: str = "", told: str = "", fill: str = NO_FILL, ink: str = "") -> str:
    """Give a text box that holds the secret."""
    properties = f'<w:color w:val="{ink}"/>' if ink else ""
    content = paragraph(run(CONCEALED, properties))
    drawn = BOX.format(position=position, told=told, fill=fill, content=content)
    return paragraph(PLAIN, f"<w:r>{drawn}</w:r>")


def shape(
    *,
    fill: str = BLACK,
    behind: str = "0",
    frame: str = "paragraph",
    down: int = 0,
    wide: int = 1_800_000,
    high: int = 180_000,
    wrap: str = "<wp:wrapNone/>",
    text: str = "",
) -> str:
    """Give a letter's line with a shape that is anchored to it."""
    drawn = SHAPE.format(**locals())
    return paragraph(run(CONCEALED), drawn)


def styles(content: str) -> Mapping[str, str]:
    """Give a styles part."""
    return {"word/styles.xml": part("styles", content)}


STYLES = (("rId8", "styles", "styles.xml"),)
VANISHING = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneP"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="GoneT"><w:rPr><w:vanish/></w:rPr></w:style>'
)
EDGE = (("rId5", "header", "header1.xml"),)
UNUSED_FIRST = '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/></w:sectPr>'
HEADER = {"word/header1.xml": part("hdr", paragraph(run(CONCEALED)))}
