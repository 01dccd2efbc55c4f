"""Change a written file: what it carries beside its pages, what it would run, how it is locked."""

import io
import zipfile

import pypdf
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

PASSWORD = "larkspur"  # noqa: S105 - opens made-up letters only
_ZIP_TIME = (2026, 1, 5, 9, 0, 0)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT_RELS = "word/_rels/document.xml.rels"
_GPS = 0x8825


def pdf_with_file(data: bytes, name: str, file: bytes) -> bytes:
    """Give a PDF with a file attached to it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_attachment(name, file)
    return _saved(writer)


def pdf_with_script(data: bytes) -> bytes:
    """Give a PDF that runs a script when it is opened."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    script = TextStringObject("app.alert('Thank you for opening this letter');")
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): script}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    return _saved(writer)


def _saved(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_with_workbook(data: bytes, file: bytes) -> bytes:
    """Give a Word file with a workbook embedded in it."""
    link = (
        f'<Relationship Id="rId901" Type="{_REL}/package"'
        ' Target="embeddings/Microsoft_Excel_Sheet1.xlsx"/>'
    )
    return _docx_with(data, link, {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": file}, "xlsx")


def docx_with_template(data: bytes) -> bytes:
    """Give a Word file that fetches its template from elsewhere."""
    link = (
        f'<Relationship Id="rId902" Type="{_REL}/attachedTemplate"'
        ' Target="https://templates.northern.example/letter.dotm" TargetMode="External"/>'
    )
    return _docx_with(data, link, {}, "")


def docx_with_picture_elsewhere(data: bytes) -> bytes:
    """Give a Word file that fetches a picture from elsewhere."""
    link = (
        f'<Relationship Id="rId903" Type="{_REL}/image"'
        ' Target="https://pictures.northern.example/logo.png" TargetMode="External"/>'
    )
    return _docx_with(data, link, {}, "")


def _docx_with(data: bytes, link: str, parts: dict[str, bytes], ending: str) -> bytes:
    """Give a Word file with one more relationship and more parts."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if name == _DOCUMENT_RELS:
                part = part.replace(b"</Relationships>", link.encode() + b"</Relationships>")
            if name == "[Content_Types].xml" and ending:
                told = f'<Default Extension="{ending}" ContentType="{kind}"/></Types>'
                part = part.replace(b"</Types>", told.encode())
            after.writestr(zipfile.ZipInfo(name, _ZIP_TIME), part, zipfile.ZIP_DEFLATED)
        for name, part in parts.items():
            after.writestr(zipfile.ZipInfo(name, _ZIP_TIME), part, zipfile.ZIP_DEFLATED)
    return again.getvalue()


def locked_pdf(data: bytes) -> bytes:
    """Give a PDF that opens with a password alone."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(PASSWORD, algorithm="AES-256")
    return _saved(writer)


def locked_docx(data: bytes) -> bytes:
    """Give a Word file that opens with a password alone."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(PASSWORD, out)
    return out.getvalue()


def cut(data: bytes) -> bytes:
    """Give a file that did not copy to its end."""
    return data[: len(data) * 2 // 3]


def photo(*, placed: bool, taken_by: str = "") -> bytes:
    """Give a photograph that says where and with what it was taken."""
    picture = Image.linear_gradient("L").resize((640, 420)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Pocket", "Camera 3"
    if taken_by:
        exif[0x013B] = taken_by
    if placed:
        degrees = (IFDRational(53), IFDRational(21), IFDRational(407, 10))
        west = (IFDRational(1), IFDRational(52), IFDRational(133, 10))
        exif.get_ifd(_GPS).update({1: "N", 2: degrees, 3: "W", 4: west})
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, exif=exif)
    return out.getvalue()


def huge_zip() -> bytes:
    """Give a small zip file whose one part would unpack to far more than anybody reads."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("scans.txt", _ZIP_TIME), bytes(90_000_000))
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    """Give a zip file of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data)
    return out.getvalue()
