"""The index of a caseload that is at hand: in memory, under a key that nobody keeps."""

import secrets
from collections import defaultdict
from datetime import UTC, datetime
from io import BytesIO

from checker.cases.index.forms import KEY_BYTES, premises_form
from checker.cases.index.layout import Layer
from checker.cases.index.lookup import Index, Values
from checker.cases.index.rows import BODY, form_of, holders, is_left
from checker.cases.index.writing import Collected, Totals, write_to
from checker.matching.postcodes import find_postcode, to_postcode
from checker.model import Case, PostalAddress

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Caseload(Index):
    """The caseload in memory. Addresses are taken apart only when their postcode is asked for."""

    def __init__(self, cases: tuple[Case, ...]) -> None:
        """Index every case."""
        key, file = secrets.token_bytes(KEY_BYTES), BytesIO()
        self._addresses: dict[str, list[tuple[int, PostalAddress]]] = defaultdict(list)
        collected = Collected(key, None)
        for case in cases:
            number = collected.add(case, homes=False)
            for slot, one, lives in holders(case):
                for address in one.addresses:
                    here = slot if lives and not is_left(address) else BODY
                    self._addresses[_postcode_of(address)].append((number << 8 | here, address))
        totals = Totals(
            made_at=_LONG_AGO,
            cases=collected.cases,
            people=collected.people,
            next=collected.next,
        )
        write_to(file, collected.sections(), key, totals)
        super().__init__(
            (Layer(file.getvalue(), key, ""),), key, lambda: tuple(case.id for case in cases)
        )

    def _premises(self, lines: tuple[str, ...]) -> Values:
        form = premises_form(lines)
        of_postcode = self._addresses.get(form.partition("|")[0], ()) if form else ()
        return [value for value, address in of_postcode if form_of(address) == form]


def _postcode_of(address: PostalAddress) -> str:
    found = find_postcode(", ".join(address.written()))
    return to_postcode(address.postcode) or (found[2] if found else "")
