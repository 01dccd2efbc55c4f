"""What a file carries beside its words, put together by kind, and quoted at a length to read."""

from collections.abc import Callable, Iterator

from checker.checks.hidden.hidden_names import hiding_words
from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, MentionKind, Role, Trace, TraceKind
from checker.words import say_count

MOST_QUOTED = 400
"""Characters: what a person can take in beside a finding."""
_MOST_MARKED = 100
"""Places: a hidden sheet of thousands of cells is not looked through for each at every turn."""
TELLING = frozenset(
    {
        MentionKind.ADDRESS,
        MentionKind.EMAIL,
        MentionKind.PHONE,
        MentionKind.NAME,
        MentionKind.REFERENCE,
        MentionKind.DATE_OF_BIRTH,
        MentionKind.IDENTIFIER,
        MentionKind.POSTCODE,
    }
)
SHORT = 60
"""A description up to this length says what something is, and no more."""


def by_kind(
    matter: Matter,
    code: str,
    kind: TraceKind,
    *,
    title: Callable[[str], str],
    detail: Callable[[int], str],
    action: str,
    usual: Callable[[Document, Trace], bool] = lambda _document, _trace: False,
) -> Iterator[Finding]:
    """Raise one finding for each file and each name that its traces of a kind have.

    `title` is given the name, `detail` how many traces have it; `usual` says which to leave out.
    """
    for document in matter.dispatch.documents:
        traces = tuple(one for one in traces_of(document, kind) if not usual(document, one))
        for name in dict.fromkeys(trace.name for trace in traces):
            named = tuple(trace for trace in traces if trace.name == name)
            yield raised(
                code,
                title(hiding_words(name)),
                detail=detail(len(named)),
                actions=(action,),
                place=place_of_trace(document, *named[:_MOST_MARKED]),
                evidence=Evidence(letter=whole_text(named)),
            )


def traces_of(document: Document, kind: TraceKind) -> tuple[Trace, ...]:
    """Give a document's traces of one kind."""
    return tuple(trace for trace in document.traces if trace.kind is kind)


def tells(matter: Matter, document: Document, trace: Trace) -> bool:
    """Say whether a name, an address or a number stands in a hidden text."""
    span = trace.span
    return span is not None and any(
        mention.kind in TELLING
        and not mention.guessed  # what a model alone takes for a name makes no Stop
        and mention.role is not Role.SENDER
        and (mention.file, mention.part) == (document.name, trace.part)
        and mention.span[0] < span[1]
        and span[0] < mention.span[1]
        for mention in matter.mentions
    )


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
