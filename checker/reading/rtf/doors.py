"""What happens when the walk comes to a group of its own kind, and when it leaves it."""

from dataclasses import replace

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.colours import UNKNOWN
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Mark
from checker.reading.rtf import destinations as known
from checker.reading.rtf import shapes, told
from checker.reading.rtf.sight import sight
from checker.reading.rtf.state import Built, Drawn, Gathered, State
from checker.reading.rtf.story import Story
from checker.reading.rtf.walk import Walk

__all__ = ("enter", "loose_bytes", "sight")
"""What the walk asks (`walk.Doors`)."""
_SHAPES = frozenset(("shpinst", "picprop", "do", "background"))


def enter(walk: Walk, word: str, *, starred: bool) -> bool:
    """Enter the destination that a word names; say whether it named one."""
    state = walk.state
    first, state.fresh = starred or state.fresh, False
    if word in known.SKIPPED:
        if not first:
            return False
        state.skipped = True
    elif word in known.STORIES:
        _story(walk, word, known.STORIES[word])
    elif word in known.PROPERTIES and first:
        label = known.PROPERTIES[word]
        gathered = _gather(walk, word)
        state.done = lambda: told.property_told(walk, label, gathered)
    elif word in known.GATHERED:
        gathered = _gather(walk, word)
        closing = told.CLOSINGS.get(word) or shapes.CLOSINGS[word]
        state.done = lambda: closing(walk, state, gathered)
        if word == "pict":
            state.drawn = Drawn(name=state.drawn.name if state.drawn else "")
    elif word in known.TABLES or word in known.THROUGH:
        _through(walk, state, word)
    elif starred and state.named != "stylesheet":
        gathered = _gather(walk, word)
        state.done = lambda: told.unknown(walk, word, gathered)
    else:
        return False
    state.named = word
    return True


def loose_bytes(walk: Walk, data: bytes) -> None:
    """Take bytes that stand where none belong."""
    told.loose_bytes(walk, data)


def _gather(walk: Walk, word: str) -> Gathered:
    gathered = Gathered(word)
    walk.state.into = gathered
    return gathered


def _story(walk: Walk, word: str, part: Part) -> None:
    state = walk.state
    outer, holder = state.story, state.drawn
    where = Where(part=part, ground=walk.body.where.ground)
    if part is Part.TEXTBOX:
        where = _in_box(where, outer, holder)
    elif part is Part.COMMENT:
        author = walk.comment_author or walk.comment_initials
        mark = walk.sheet.mark(Mark(kind=TraceKind.COMMENT, author=author))
        hidden = Concealment.COMMENT
        where = replace(where, hidden=hidden, author=author, marks=(mark,))
        walk.comment_author = walk.comment_initials = ""
    elif part is Part.FOOTNOTE:
        where = replace(where, hidden=outer.where.hidden)
    elif state.unused:
        where = replace(where, hidden=Concealment.UNUSED)
    story = walk.new_story(where)
    state.story, state.own_story, state.into = story, True, None
    state.block, state.run = (
        replace(state.block, in_table=False, depth=0),
        replace(state.run, hidden=False),
    )
    state.drawn = state.built = None
    if part is Part.TEXTBOX:
        outer.paragraph.boxes.append(story)
        if holder is not None:
            holder.boxes.append(story)
    elif part is Part.COMMENT:
        walk.comments.append(story)
    elif part is Part.FOOTNOTE:
        walk.notes.append(story)
    else:
        walk.edges.append((word, story))


def _in_box(where: Where, outer: Story, drawn: Drawn | None) -> Where:
    """Give where a text box stands: as hidden as what it hangs on, before its own fill."""
    inside = replace(where, hidden=outer.where.hidden, author=outer.where.author)
    fill = shapes.fill_of(drawn) if drawn is not None else UNKNOWN
    return replace(inside, ground=fill or where.ground)


def _through(walk: Walk, state: State, word: str) -> None:
    """Enter a group that only says that something begins."""
    fields = state.story.fields
    if word in _SHAPES:
        drawn = state.drawn = Drawn(name=word)
        state.done = lambda: shapes.shape_told(walk, state, drawn)
    elif word == "object":
        built = state.built = Built()
        state.done = lambda: told.object_told(walk, built)
    elif word == "field":
        fields.begin()
        walk.form, walk.choices, walk.field_result = {}, [], ""
        story = state.story
        state.done = lambda: told.field_told(walk, story)
    elif word == "fldrslt":
        fields.separate()
        state.into = None
    elif word == "result":
        state.into = None
    elif word == "pgdsctbl":
        state.into, state.unused = Gathered(word), True
    elif word == "upr":
        state.skip_next_group = True
