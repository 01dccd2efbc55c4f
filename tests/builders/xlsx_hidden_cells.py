"""Every way in which a spreadsheet hides cells or the words in them: a file, and its twin."""

from checker.model import TraceKind
from tests.builders.xlsx_files import (
    cell,
    column,
    row,
    styles,
    xlsx,
)
from tests.builders.xlsx_twins import (
    BLACK,
    CONCEALED,
    FRONT,
    ON_BLACK,
    PALE_BY_THEME,
    SECOND_FONT,
    STYLES,
    TINY,
    WHITE,
    Kind,
    front,
    named,
    of,
    rule,
    styled,
    third,
)


def _rules(formula: str) -> bytes:
    dxf = "<dxf><font><color rgb='FFFFFFFF'/></font></dxf>"
    return xlsx(
        row(1, cell("A1", CONCEALED)),
        after=rule(formula),
        links=STYLES,
        parts={"xl/styles.xml": styles(dxfs=dxf)},
    )


def _filtered(*, active: bool) -> bytes:
    told = "<filters><filter val='Rent'/></filters>" if active else ""
    return front(
        third(is_='hidden="1"' if active else ""),
        after=f'<autoFilter ref="A1:B3"><filterColumn colId="0">{told}</filterColumn></autoFilter>',
    )


def _run(colour: str) -> bytes:
    return xlsx(
        FRONT + '<row r="3"><c r="A3" t="inlineStr"><is><r><t>Seen, </t></r><r><rPr>'
        f'<color rgb="{colour}"/></rPr><t>{CONCEALED}</t></r></is></c></row>'
    )


CELLS: dict[str, Kind] = {
    "hidden sheet": Kind(
        has=front(more_rows=third(), state="hidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.CELL,
        name="hidden sheet",
    ),
    "very hidden sheet": Kind(
        has=front(more_rows=third(), state="veryHidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.CELL,
        name="very hidden sheet",
    ),
    "hidden row": of(
        (front(third(is_='hidden="1"')), front(third())), TraceKind.CELL, "hidden row"
    ),
    "row without height": of(
        (front(third(is_='ht="0" customHeight="1"')), front(third(is_='ht="30"'))),
        TraceKind.CELL,
        "row without height",
    ),
    "collapsed row": of(
        (
            front(third(is_='hidden="1" outlineLevel="1"')),
            front(third(is_='outlineLevel="1"')),
        ),
        TraceKind.CELL,
        "collapsed row",
    ),
    "hidden column": of(
        (
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'hidden="1"')),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="20"')),
        ),
        TraceKind.CELL,
        "hidden column",
    ),
    "column without width": of(
        (
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="0"')),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="20"')),
        ),
        TraceKind.CELL,
        "column without width",
    ),
    "collapsed column": of(
        (
            xlsx(
                FRONT + row(3, cell("C3", CONCEALED)),
                before=column(3, 'hidden="1" outlineLevel="1"'),
            ),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'outlineLevel="1"')),
        ),
        TraceKind.CELL,
        "collapsed column",
    ),
    "all rows hidden but those named": of(
        (
            xlsx(
                row(1, cell("A1", CONCEALED)),
                before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
            ),
            xlsx(row(1, cell("A1", CONCEALED)), before='<sheetFormatPr defaultRowHeight="15"/>'),
        ),
        TraceKind.CELL,
        "hidden row",
    ),
    "filtered row": of(
        (_filtered(active=True), _filtered(active=False)), TraceKind.CELL, "filtered row"
    ),
    "remote cell": of(
        (
            front(row(1_048_576, cell("XFD1048576", CONCEALED))),
            front(row(20, cell("H20", CONCEALED))),
        ),
        TraceKind.CELL,
        "remote cell",
    ),
    "outside the print area": of(
        (
            front(
                third(), workbook=named("_xlnm.Print_Area", "Front!$A$1:$B$2", 'localSheetId="0"')
            ),
            front(
                third(), workbook=named("_xlnm.Print_Area", "Front!$A$1:$B$3", 'localSheetId="0"')
            ),
        ),
        TraceKind.CELL,
        "cell outside the print area",
    ),
    "under a merged cell": of(
        (
            front(
                row(3, cell("A3", "Sum"), cell("B3", CONCEALED)),
                after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
            ),
            front(
                row(3, cell("A3", CONCEALED)),
                after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
            ),
        ),
        TraceKind.CELL,
        "cell under a merged one",
    ),
    "hidden by a conditional format": of(
        (_rules("TRUE"), _rules("ISERROR(A1)")),
        TraceKind.CELL,
        "cell that a conditional format hides",
    ),
    "white text": of(styled(SECOND_FONT, fonts=WHITE), TraceKind.HIDDEN_TEXT, "white"),
    "white by the theme": of(
        styled(SECOND_FONT, fonts=PALE_BY_THEME), TraceKind.HIDDEN_TEXT, "white"
    ),
    "black on black": of(
        styled("<xf fontId='1' fillId='2'/>", fonts=BLACK, fills=ON_BLACK),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "black on a fill that names no colour": of(
        styled(
            "<xf fontId='1' fillId='2'/>",
            fonts=BLACK,
            fills="<fill><patternFill patternType='solid'/></fill>",
        ),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "the usual ink on black": of(
        styled("<xf fontId='1' fillId='2'/>", fonts="<font><sz val='11'/></font>", fills=ON_BLACK),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "tiny text": of(styled(SECOND_FONT, fonts=TINY), TraceKind.HIDDEN_TEXT, "tiny"),
    "format that shows nothing": of(
        styled("<xf numFmtId='165'/>", formats='<numFmt numFmtId="165" formatCode=";;;"/>'),
        TraceKind.HIDDEN_TEXT,
        "invisible",
    ),
    "white run": of((_run("FFFFFFFF"), _run("FF112233")), TraceKind.HIDDEN_TEXT, "white"),
}
"""What hides cells or the words in them."""
