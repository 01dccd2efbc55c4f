"""An entry that was found, with what stands beside it as far as it can be opened here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.audit.canonical import Json
from checker.audit.disclosures import Disclosure
from checker.audit.entry import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entry. `told` is empty where no key for it is here."""

    body: Body
    hash: str
    leaf: bytes
    told: tuple[Disclosure, ...]

    def fact(self, name: str) -> Json:
        """Give one fact beside the entry; None where it is not there."""
        return next((one.value for one in self.told if one.name == name), None)

    def rows(self, name: str) -> Iterator[dict[str, Json]]:
        """Give the rows of a fact that is a list of them: "recipients", "files"."""
        value = self.fact(name)
        if isinstance(value, list | tuple):
            yield from (dict(one) for one in value if isinstance(one, Mapping))
