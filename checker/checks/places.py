"""Where a finding stands: the place of a mention, of words in a line, of a trace, of a file."""

from checker.model import Document, Gap, Line, Mention, Place, Trace


def place_of(mention: Mention) -> Place:
    """Give the place of a mention."""
    return Place(
        file=mention.file,
        part=mention.part,
        page=mention.page,
        box=mention.box,
        span=mention.span,
        hidden=mention.hidden is not None,
    )


def place_in_line(document: Document, line: Line, first: int, last: int) -> Place:
    """Give the place of the characters first..last of a line."""
    return Place(
        file=document.name,
        part=line.part,
        page=line.page,
        box=line.box_of(first, last),
        span=(line.start + first, line.start + last),
        hidden=line.hidden is not None,
    )


def place_of_trace(document: Document, trace: Trace, *others: Trace) -> Place:
    """Give the place of something that the page does not show, and of others of its kind."""
    return Place(
        file=document.name,
        part=trace.part,
        page=trace.page,
        box=trace.box,
        span=trace.span,
        hidden=True,
        also=tuple(one.span for one in others if one.span is not None and one.part is trace.part),
    )


def place_of_gap(document: Document, gap: Gap) -> Place:
    """Give the place of something that could not be read."""
    return Place(file=document.name, part=gap.part, page=gap.page, box=gap.box)


def place_of_file(document: Document) -> Place:
    """Give the place of what concerns a whole file."""
    return Place(file=document.name)
