"""Case records from a JSON service: one address for a case, one for the changes since a time."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from checker.cases.feed_values import OddFeedError
from checker.cases.hmcts import as_loaded, cases_of
from checker.cases.http import Client, origin, same_place
from checker.cases.loaded import Loaded, reference_key
from checker.cases.record import to_case
from checker.cases.settings import HttpSettings
from checker.cases.snapshot import Json
from checker.cases.tables import stamp
from checker.errors import CaseSourceError, SettingsError
from checker.settings.expectation import Broken
from checker.words import say

if TYPE_CHECKING:
    from jmespath.parser import ParsedResult

MOST_PAGES, MOST_SECONDS = 10_000, 1_800
"""However many pages there are, nobody waits for them longer than half an hour."""
EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpSource:
    """A service that answers in JSON. `client` asks it."""

    settings: HttpSettings
    client: Client = field(repr=False)
    now: Callable[[], datetime]

    def records(self, since: datetime = EVER) -> tuple[Loaded, ...]:
        """Give every record that changed since a moment; all of them without one.

        Raises:
            CaseSourceError: the service cannot be reached, or answers something else. What came
                before is not given: half a caseload would look like a whole one.
            SettingsError: the settings are wrong.
        """
        asked = self.now().isoformat()
        found: list[Loaded] = []
        seen: set[bytes] = set()
        for number, page in enumerate(self._pages(since), start=1):
            for one in self._read(page, say("page {number}", number=number), asked):
                mark = _mark(one.record) if one.record is not None else b""
                if not mark or mark not in seen:  # pages overlap while people work on the cases
                    found.append(one)
                seen.add(mark)
        return tuple(found)

    def record(self, case: str) -> Loaded | None:
        """Give one record by its id or a reference; None when the service has no such case.

        Raises:
            CaseSourceError: the service cannot be reached, or answers something else.
            SettingsError: the settings are wrong.
        """
        asked = self.now().isoformat()
        url = _filled(self.settings.case, case=case)
        answer = self.client.get(url)
        if answer is None:
            return None
        whole: Json = [answer]
        if self.settings.shape == "hmcts":
            held = isinstance(answer, dict) and "cases" in answer
            whole = answer if held else {"cases": [answer]}
        found = list(self._as_loaded(whole, say("its answer"), asked))
        if len(found) == 1 and (found[0].record is None or _is_of(found[0], case)):
            return found[0]
        if not found:
            return None
        expected = say("the one case that was asked for")
        return Loaded(file=self._name, case=Broken(path=say("its answer"), expected=expected))

    @property
    def _name(self) -> str:
        return urlsplit(self.settings.changes).hostname or ""

    def _pages(self, since: datetime) -> Iterator[Json]:
        """Give every page of the changes.

        Raises:
            CaseSourceError: the pages do not end, or begin again.
        """
        template, following = self.settings.changes, _compiled(self.settings.next, "next")
        numbered = "{page}" in template
        url = _filled(template, since=since, page=1)
        seen: set[str | bytes] = set()
        until = time.monotonic() + MOST_SECONDS
        for number in range(1, MOST_PAGES + 1):
            if time.monotonic() > until:
                raise self._odd(say("its pages take too long"))
            page = self.client.get(url)
            if page is None:
                raise self._odd(say("there is nothing at its address for changes"))
            ended = numbered and not self._items(page)
            mark = _mark(page)
            if url in seen or (numbered and not ended and mark in seen):
                raise self._odd(say("its pages begin again"))
            seen |= {url, mark}
            yield page
            there = None if following is None else self._searched(following, page)
            if ended or (not numbered and there in (None, "")):
                return
            if numbered:
                url = _filled(template, since=since, page=number + 1)
            elif isinstance(there, str):
                url = same_place(origin(url), url, there)
            else:
                raise self._odd(say("where its next page is, expected an address"))
        raise self._odd(say("it has more than {count} pages", count=MOST_PAGES))

    def _items(self, page: Json) -> Json:
        """Give what the settings say is the list of cases of a page."""
        where = _compiled(self.settings.items, "items")
        if where is not None:
            return self._searched(where, page)
        if self.settings.shape == "hmcts" and isinstance(page, dict):
            return page.get("cases")
        return page

    def _read(self, page: Json, place: str, asked: str) -> Iterator[Loaded]:
        """Give the records of one page."""
        items = self._items(page)
        if not isinstance(items, list):
            where = self.settings.items or "@"
            raise self._odd(say("at {where} of {place}, expected a list", where=where, place=place))
        whole: Json = {"cases": items} if self.settings.shape == "hmcts" else items
        yield from self._as_loaded(whole, place, asked)

    def _as_loaded(self, whole: Json, place: str, asked: str) -> Iterator[Loaded]:
        if self.settings.shape == "hmcts":
            try:
                for found in cases_of(whole, team=self.settings.team):
                    if not isinstance(found.record, Broken):
                        stamp(found.record, asked)
                    yield as_loaded(found, f"{self._name}, {place}")
            except OddFeedError as odd:
                raise self._odd(
                    say(
                        "at {path}, expected {expected}",
                        path=odd.broken.path,
                        expected=odd.broken.expected,
                    )
                ) from odd
            return
        for number, item in enumerate(whole if isinstance(whole, list) else [], start=1):
            yield self._own(item, say("{place}, case {number}", place=place, number=number), asked)

    def _own(self, item: Json, place: str, asked: str) -> Loaded:
        """Give a record of our own shape, or one that the settings bring into it."""
        mapping = _compiled(self.settings.record, "record")
        file = f"{self._name}, {place}"
        record = item
        if mapping is not None:
            try:
                record = _found(mapping, item)
            except ValueError as error:
                return Loaded(file=file, case=Broken(path="$", expected=str(error)))
        if isinstance(record, dict):
            stamp(record, asked)
        case = to_case(record)
        held = record if isinstance(record, dict) and not isinstance(case, Broken) else None
        return Loaded(file=file, case=case, record=held)

    def _searched(self, expression: "ParsedResult", page: Json) -> Json:
        try:
            return _found(expression, page)
        except ValueError as error:
            raise self._odd(str(error)) from error

    def _odd(self, why: str) -> CaseSourceError:
        return CaseSourceError(
            say(
                "The case service {host} did not give the case records: {why}. Look at its "
                "settings, or tell whoever looks after it.",
                host=self._name,
                why=why,
            )
        )


def _filled(template: str, *, case: str = "", since: datetime | None = None, page: int = 0) -> str:
    """Put values into an address of the settings; what they hold cannot lead elsewhere.

    Raises:
        SettingsError: the address is not one that may be asked.
    """
    origin(template)
    if since is None and "{case}" not in template:
        raise SettingsError(
            say("The address of one case has no {name} in it for its id.", name="{case}")
        )
    url = template.replace("{case}", quote(case, safe=""))
    if since is not None:
        moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        url = url.replace("{since}", quote(moment, safe="")).replace("{page}", str(page))
    return url


def _is_of(loaded: Loaded, wanted: str) -> bool:
    """Say whether a record is of the case that was asked for."""
    if isinstance(loaded.case, Broken):
        return True
    key = reference_key(wanted)
    own = (loaded.case.id, *(one.value for one in loaded.case.references))
    return any(reference_key(one) == key for one in own)


def _compiled(expression: str, key: str) -> "ParsedResult | None":
    """Compile an expression of the settings.

    Raises:
        SettingsError: it is not JMESPath.
    """
    if not expression:
        return None
    import jmespath  # noqa: PLC0415 - only a service needs it
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415 - the same

    try:
        return jmespath.compile(expression)
    except JMESPathError as error:
        raise SettingsError(
            say(
                "What the settings of the case service say as {key} is not JMESPath: {why}",
                key=key,
                why=" ".join(str(error).split()),
            )
        ) from error


def _found(expression: "ParsedResult", value: Json) -> Json:
    """Search with an expression.

    Raises:
        ValueError: what it asks cannot be asked of this value.
    """
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415 - only a service needs it

    try:
        found: Json = expression.search(value)
    except JMESPathError as error:
        why = " ".join(str(error).split())
        raise ValueError(say("something that the settings can map ({why})", why=why)) from error
    return found


def _mark(value: Json) -> bytes:
    """Give what two equal values have in common, in few bytes."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).digest()
