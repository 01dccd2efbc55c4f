"""The policy: the three layers together, as every check reads them."""

from dataclasses import dataclass, field
from datetime import date

from checker.model import Box, Organisation, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody who works for the sender. `id` is the pseudonym under which the trail knows them."""

    id: str
    name: str
    team: str = ""
    since: date | None = None
    role: str = "clerk"
    """What they may do at a desk without a register; with one, the register says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The sender's own organisations, mail domains and staff: never a finding by themselves."""

    organisations: tuple[Organisation, ...] = ()
    domains: tuple[str, ...] = ()
    staff: tuple[Staff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When something is too old, and how long a desk may work without the register.

    A session of practice is due `practice_days` after the last one that was passed (0: never). A
    made-up letter comes to a lead's queue about once in `made_up_days` days (0: none ever does).
    Where post came back from or went by mistake, nothing goes for `blocked_days` without a second
    person, or until the record says that the address was confirmed since.
    """

    old_days: int = 7
    too_old_days: int = 180
    unconfirmed_days: int = 365
    offline_letters: int = 50
    offline_hours: int = 24
    practice_days: int = 365
    made_up_days: int = 0
    blocked_days: int = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """An envelope's window: where its address shows, in millimetres on A4."""

    name: str
    address_mm: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a layer says of one rule. None leaves it as the layer below has it."""

    severity: Severity | None = None
    on: bool | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """Whether a kind of document may go to a party of a role, on what basis, whose rule it is.

    `allowed` is "yes", "check" or "no"; the role "anyone" is every role without a row of its own.
    """

    document: str
    role: str
    allowed: str
    basis: str = ""
    owner: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Markings:
    """The protective markings of the organisation, and where one of them has to stand.

    `on` names the places: "page" for the pages of a document, "file" for its file's name. Where it
    names none, a marking is never missing; two different ones in one document still disagree.
    """

    wanted: tuple[str, ...] = ()
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many days after the last entry about a case what was disclosed about it is kept.

    A class is of cases with an entry of one of these acts about one of these kinds of document; a
    class that names none of them is of every case. Of several that a case is in, the longest holds.
    """

    name: str
    days: int
    acts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A policy of the organisation that everybody who works there is to read.

    `where` is where it lies: a file or an address. `by` is the day by which it should be read.
    """

    code: str
    title: str
    version: int
    where: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The three layers together. `digest` is "sha256:..." of what they say together.

    `version` counts the organisation's policies, 0 where its file does not say. `layers` says for
    each rule that a layer changed which one decided: "organisation" or "user".
    """

    own: Own = Own()
    directory: tuple[Organisation, ...] = ()
    limits: Limits = Limits()
    windows: tuple[Window, ...] = ()
    rules: dict[str, RuleSetting]
    entitlement: tuple[Entitlement, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the organisation adds to the word lists of `resources/lists`, by the list's name."""
    markings: Markings = Markings()
    retention: tuple[Retention, ...] = ()
    """Without any, nothing is ever due to be forgotten."""
    reading: tuple[Reading, ...] = ()
    mode: str = "enforce"
    version: int = 0
    digest: str = ""
    layers: dict[str, str]
