"""A picture tells where, when and by whom it was taken."""

from collections.abc import Iterator

from checker.checks.hidden.hidden_names import hiding_words
from checker.checks.hidden.hiding import traces_of, whole_text
from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.protected.secrets import secrets
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, Severity, Trace, TraceKind
from checker.words import say, say_count

PLACE = "place"
KEPT_PLACES = ("protected.address", "protected.refuge", "protected.adoption")


def hidden_image_data(matter: Matter) -> Iterator[Finding]:
    """Say once for each file what its pictures tell beside what they show.

    Why: a photo taken at home carries the place of the home, to a few metres.
    Quiet when: the pictures carry nothing but themselves. A place is a Check, and a Stop while the
    case holds an address that this recipient must not learn: nobody can say that it is not there.
    """
    for document in matter.dispatch.documents:
        told = traces_of(document, TraceKind.IMAGE_DATA)
        places = tuple(trace for trace in told if trace.name == PLACE)
        others = tuple(trace for trace in told if trace.name != PLACE)
        if places:
            yield _place(document, places, kept=bool(secrets(matter, *KEPT_PLACES)))
        if others:
            names = ", ".join(dict.fromkeys(hiding_words(trace.name) for trace in others))
            yield raised(
                "hidden.image-data",
                say_count(
                    "A picture carries {count} detail that it does not show",
                    "Pictures carry {count} details that they do not show",
                    len(others),
                ),
                detail=say_count(
                    "Whoever opens the file can read it: {names}.",
                    "Whoever opens the file can read them: {names}.",
                    len(others),
                    names=names,
                ),
                place=place_of_trace(document, others[0]),
                evidence=Evidence(letter=whole_text(others)),
            )


def _place(document: Document, places: tuple[Trace, ...], *, kept: bool) -> Finding:
    return raised(
        "hidden.image-data",
        say("A picture says where it was taken"),
        detail=say("It may be the address that must be kept back. Whoever opens it can look.")
        if kept
        else say("Whoever opens the file can look up the place on a map."),
        actions=(say("Take the place out of the picture, or leave the picture out"),),
        place=place_of_trace(document, places[0]),
        evidence=Evidence(letter=whole_text(places), masked=kept),
        severity=Severity.STOP if kept else Severity.CHECK,
    )
