"""What a file carries beside its words, put together by kind, and quoted at a length to read."""

from collections.abc import Callable, Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, Trace, TraceKind
from checker.words import say_count

MOST_QUOTED = 400
"""Characters: what a person can take in beside a finding."""


def by_kind(
    matter: Matter,
    code: str,
    kind: TraceKind,
    *,
    title: Callable[[str], str],
    detail: Callable[[int], str],
    action: str,
) -> Iterator[Finding]:
    """Raise one finding for each file and each name that its traces of a kind have.

    `title` is given the name, `detail` how many traces have it.
    """
    for document in matter.dispatch.documents:
        traces = traces_of(document, kind)
        for name in dict.fromkeys(trace.name for trace in traces):
            named = tuple(trace for trace in traces if trace.name == name)
            yield raised(
                code,
                title(name),
                detail=detail(len(named)),
                actions=(action,),
                place=place_of_trace(document, named[0]),
                evidence=Evidence(letter=whole_text(named)),
            )


def traces_of(document: Document, kind: TraceKind) -> tuple[Trace, ...]:
    """Give a document's traces of one kind."""
    return tuple(trace for trace in document.traces if trace.kind is kind)


def whole_text(traces: tuple[Trace, ...]) -> str:
    """Give what traces hold, each text once and whole, and how many more there are.

    A text is never cut: half of an address that must be kept back could not be told as one.
    """
    texts = dict.fromkeys(" ".join(trace.text.split()) for trace in traces)
    kept: list[str] = []
    for text in filter(None, texts):
        if kept and sum(map(len, kept)) + len(text) > MOST_QUOTED:
            more = len(texts) - len(kept)
            kept.append(say_count("and {count} more", "and {count} more", more))
            break
        kept.append(text)
    return "; ".join(kept)
