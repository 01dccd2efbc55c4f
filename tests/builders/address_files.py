"""Letters with addresses as files: Word, PDF, a scan of it, and mail."""

import io
from email.message import EmailMessage
from html import escape
from textwrap import wrap

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.builders import docx_files
from tests.builders.address_letters import AddressLetter
from tests.builders.scan_pages import Harm, drawn, harmed

FORMATS = ("docx", "pdf", "scan", "eml")
_POINTS_PER_MM = 72 / 25.4
_MANY_CELLS = 3


def written(made: AddressLetter, kind: str, number: int) -> tuple[str, bytes]:
    """Write a letter as a file of one kind; give its name and its bytes."""
    if kind == "docx":
        return f"letter {number}.docx", _docx(made, number)
    if kind == "eml":
        return f"letter {number}.eml", _eml(made, number)
    pdf = _pdf(made)
    return f"letter {number}.pdf", pdf if kind == "pdf" else _scan(pdf, number)


def _plain(made: AddressLetter) -> str:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "prose":
            out += wrap(part.lines[0], 76, break_on_hyphens=False)
        elif part.kind == "right":
            out += [f"{'':44}{line}" for line in part.lines]
        elif part.kind == "beside":
            out += _side_by_side(part.lines, part.right)
        elif part.kind == "table":
            out += [line for row in part.rows for line in _side_by_side(*row)]
        else:
            out += part.lines
        out.append("")
    return "\n".join(out)


def _side_by_side(*blocks: tuple[str, ...]) -> list[str]:
    """Give blocks beside one another, each as wide as it needs to be."""
    rows = max(map(len, blocks))
    padded = [(*block, *("",) * (rows - len(block))) for block in blocks]
    widths = [max(30, *(len(line) + 4 for line in block)) for block in blocks]
    return [
        "".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*padded, strict=True)
    ]


def _eml(made: AddressLetter, number: int) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Priya Nair <p.nair@advice.example>", "desk@ormley.example"
    message["Subject"] = "Your case"
    if number % 2:
        message.set_content(_html(made), subtype="html")
    else:
        message.set_content(_plain(made))
    return message.as_bytes()


def _html(made: AddressLetter) -> str:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "table":
            cells = ("".join(f"<td>{_broken(cell)}</td>" for cell in row) for row in part.rows)
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif part.kind == "beside":
            row = f"<td>{_broken(part.lines)}</td><td>{_broken(part.right)}</td>"
            out.append(f"<table><tr>{row}</tr></table>")
        else:
            style = ' style="text-align:right"' if part.kind == "right" else ""
            out.append(f"<p{style}>{_broken(part.lines)}</p>")
    return f"<html><body>{''.join(out)}</body></html>"


def _broken(lines: tuple[str, ...]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _docx(made: AddressLetter, number: int) -> bytes:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "table":
            out.append(_word_table(part.rows))
        elif part.kind == "beside":
            out.append(_word_table(((part.lines, part.right),)))
        elif part.kind == "right":
            align = '<w:jc w:val="right"/>' if number % 2 else '<w:ind w:left="5600"/>'
            out.append(_word_lines(part.lines, number, align))
        else:
            out.append(_word_lines(part.lines, number))
        out.append(docx_files.lines(""))
    return docx_files.docx("".join(out))


def _word_lines(lines: tuple[str, ...], number: int, properties: str = "") -> str:
    """Give lines as a paragraph each, or as one paragraph with line breaks in it."""
    if number % 3:
        return "".join(
            docx_files.paragraph(docx_files.run(line), properties=properties) for line in lines
        )
    runs = "<w:r><w:br/></w:r>".join(docx_files.run(line) for line in lines)
    return docx_files.paragraph(runs, properties=properties)


def _word_table(rows: tuple[tuple[tuple[str, ...], ...], ...]) -> str:
    cells = ("".join(f"<w:tc>{docx_files.lines(*cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


class _Page:
    """Writes lines from the top of a page to its foot."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin at the top."""
        self.canvas, self.down = canvas, 22.0

    def line(self, left: float, text: str, down: float | None = None) -> None:
        """Write a line, at a height or at the next."""
        at = self.down if down is None else down
        self.canvas.drawString(left * _POINTS_PER_MM, A4[1] - at * _POINTS_PER_MM, text)
        if down is None:
            self.down += 5.0

    def blocks(self, *blocks: tuple[float, tuple[str, ...]]) -> None:
        """Write blocks beside one another."""
        top = self.down
        for left, lines in blocks:
            for row, text in enumerate(lines):
                self.line(left, text, top + 5.0 * row)
        self.down = top + 5.0 * max(len(lines) for _, lines in blocks)


def _pdf(made: AddressLetter) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10.5)
    page = _Page(canvas)
    for part in made.parts:
        if part.kind == "prose":
            for line in _wrapped(part.lines[0]):
                page.line(22, line)
        elif part.kind == "beside":
            page.blocks((22, part.lines), (125, part.right))
        elif part.kind == "table":
            for row in part.rows:
                step = 60 if len(row) < _MANY_CELLS else 45
                lefts = [22, 22 + step, 172][: len(row)]
                page.blocks(*zip(lefts, map(_in_cell, row), strict=True))
                page.down += 2
        else:
            for line in part.lines:
                page.line(125 if part.kind == "right" else 22, line)
        page.down += 5
    canvas.save()
    return out.getvalue()


def _in_cell(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for line in lines for part in _wrapped(line, 98))


def _wrapped(text: str, width: float = 166) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pdfmetrics.stringWidth(longer, "Helvetica", 10.5) > width * _POINTS_PER_MM:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


_HARMS = (Harm(), Harm(skew=0.5, blur=0.5, noise=6), Harm(skew=-0.7, blur=0.4, noise=8, ink=40))


def _scan(pdf: bytes, number: int) -> bytes:
    picture = harmed(drawn(pdf, 200), _HARMS[number % len(_HARMS)], number)
    out = io.BytesIO()
    picture.save(out, format="PDF", resolution=200)
    return out.getvalue()
