"""Which layers of a PDF a person does not see: switched off, or only printed, or only shown."""

from collections.abc import Iterator

import pypdf
from pypdf.generic import DictionaryObject, IndirectObject

from checker.reading.pdf.things import dictionary, items, resolved, words

_LAYERS_AT_MOST = 2_000
_DEEPEST = 8


class Layers:
    """The layers of one file that are not both shown and printed."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        """Read the state in which the file is opened."""
        told = dictionary(dictionary(reader.trailer["/Root"]).get("/OCProperties"))
        usual = dictionary(told.get("/D"))
        every = items(told.get("/OCGs"))[:_LAYERS_AT_MOST]
        self._off = {_number(one) for one in items(usual.get("/OFF"))}
        if usual.get("/BaseState") == "/OFF":
            shown = {_number(one) for one in items(usual.get("/ON"))}
            self._off |= {_number(one) for one in every} - shown
        self._off |= set(_kept_from_somebody(usual))
        self._off.discard(0)
        self.names = frozenset(
            name for one in every if _number(one) in self._off and (name := _name(one))
        )

    def __bool__(self) -> bool:
        """Say whether any layer is hidden."""
        return bool(self._off)

    def hides(self, membership: object, depth: int = 0) -> bool:
        """Say whether what belongs to a layer, or to some of several, is hidden."""
        if not self._off or membership is None or depth > _DEEPEST:
            return False
        if _number(membership) in self._off:
            return True
        found = dictionary(membership)
        if found.get("/Type") != "/OCMD":
            return False
        groups = items(found.get("/OCGs")) or [found.get("/OCGs")]
        hidden = [self.hides(one, depth + 1) for one in groups]
        policy = found.get("/P", "/AnyOn")
        if policy == "/AllOn":
            return any(hidden)
        if policy in ("/AnyOff", "/AllOff"):
            return False
        return all(hidden) and bool(hidden)


def _number(thing: object) -> int:
    """Give the number of the object that a reference points at, 0 for none."""
    return thing.idnum if isinstance(thing, IndirectObject) else 0


def _name(layer: object) -> str:
    """Give what a layer is called."""
    return words(dictionary(layer).get("/Name"))


def _kept_from_somebody(usual: DictionaryObject) -> Iterator[int]:
    """Give the layers that are switched off by themselves on the screen, or on paper."""
    for event in items(usual.get("/AS"))[:_LAYERS_AT_MOST]:
        wanted = str(dictionary(event).get("/Event"))
        for layer in items(dictionary(event).get("/OCGs"))[:_LAYERS_AT_MOST]:
            usage = dictionary(dictionary(dictionary(layer).get("/Usage")).get(wanted))
            if resolved(usage.get(f"{wanted}State")) == "/OFF":
                yield _number(layer)
