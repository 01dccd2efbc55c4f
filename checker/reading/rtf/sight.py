"""Whether a text of an RTF file is seen, and which changes and strokes it stands in."""

from dataclasses import replace

from checker.model import Concealment, TraceKind
from checker.reading.docx.colours import lost_in
from checker.reading.docx.sheet import Mark
from checker.reading.docx.sight import concealment
from checker.reading.docx.styles import Face
from checker.reading.rtf import looks
from checker.reading.rtf.looks import Run
from checker.reading.rtf.state import State
from checker.reading.rtf.story import Story
from checker.reading.rtf.walk import Walk

_YELLOW = "FFFF00"


def sight(
    walk: Walk, text: str, face: Face, state: State
) -> tuple[Concealment | None, tuple[int, ...], str]:
    """Say why a text is not seen, which marks it carries, and who took it out."""
    story, run = state.story, state.run
    marks, author, gone = _change(walk, story, run)
    if run.marker and looks.colour_at(walk.colours, run.marker) == _YELLOW:
        if story.paragraph.highlight is None:
            mark = Mark(kind=TraceKind.HIGHLIGHT, name="yellow")
            story.paragraph.highlight = walk.sheet.mark(mark)
        marks = (*marks, story.paragraph.highlight)
    else:
        story.paragraph.highlight = None
    return _why(walk, text, face, state, gone=gone), marks, author


def _why(walk: Walk, text: str, face: Face, state: State, *, gone: bool) -> Concealment | None:
    story, run = state.story, state.run
    if story.where.hidden is Concealment.COMMENT:
        return Concealment.COMMENT
    if gone:
        return Concealment.DELETED
    if not text.strip():
        return story.where.hidden
    where = replace(story.where, ground=_ground(walk, state) or story.where.ground)
    hidden = concealment(face, walk.shape(state.block), where, story.fields)
    if hidden is None and run.marker and face.fill:
        return lost_in(face.ink or "", face.fill, highlighted=True)
    return hidden


def _ground(walk: Walk, state: State) -> str:
    """Give the colour of the cell that the walk stands in."""
    table = state.story.tables.get(walk.depth()) if state.block.in_table else None
    if table is None or table.column >= len(table.looks):
        return ""
    look = table.looks[table.column]
    ground = look.fore if look.shading >= looks.SOLID else look.ground
    return looks.ground_at(walk.colours, ground)


def _change(walk: Walk, story: Story, run: Run) -> tuple[tuple[int, ...], str, bool]:
    """Give the marks of the changes that a run stands in, by whom, and whether it is gone."""
    changes: list[tuple[TraceKind, str, str]] = []
    if run.deleted:
        changes.append((TraceKind.DELETION, "", walk.author(run.deleted_by)))
    if run.inserted:
        changes.append((TraceKind.INSERTION, "", walk.author(run.inserted_by)))
    if run.moved_from or run.moved_to:
        way = "from" if run.moved_from else "to"
        changes.append((TraceKind.MOVE, way, walk.author(run.moved_by)))
    if run.formatted_by is not None:
        changes.append((TraceKind.FORMATTING, "", walk.author(run.formatted_by)))
    told = tuple(changes)
    if told != story.changes:
        story.changes = told
        story.change_marks = tuple(
            walk.sheet.mark(Mark(kind=kind, name=name, author=author))
            for kind, name, author in told
        )
    author = told[0][2] if run.deleted or run.moved_from else ""
    return story.change_marks, author, run.deleted or run.moved_from
