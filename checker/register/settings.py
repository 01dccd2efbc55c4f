"""The settings of a register, `register.toml`: its database, its keys, who may sign in."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Final

import httpx
import msgspec

from checker.audit.entry import Word
from checker.audit.notes import COSIGNATURE, NotANote, read_verifier
from checker.errors import SettingsError
from checker.protocol.messages import Role
from checker.register.database import Urls
from checker.settings.expectation import broken
from checker.shapes import convert
from checker.words import say

Port = Annotated[int, msgspec.Meta(ge=0, le=65_535)]
Origin = Annotated[
    str, msgspec.Meta(pattern=r"\A[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?(/[a-z0-9._-]{1,60}){0,3}\Z")
]
_INDEX: Final = re.compile(r"\[\d+\]")
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the settings: an unknown key is refused."""


class DatabaseSettings(_Part, frozen=True, kw_only=True):
    """How each of the three logins reaches the database: libpq URLs, without passwords."""

    app: str
    sequencer: str
    erasure: str
    reader: str = ""
    """A login that may only look, for `fsck` and copies; blank where there is none."""
    connections: Annotated[int, msgspec.Meta(ge=1, le=200)] = 8
    """Of each login, in each worker."""

    @property
    def urls(self) -> Urls:
        """Give them as the storage wants them."""
        return Urls(app=self.app, sequencer=self.sequencer, erasure=self.erasure)


class ServeSettings(_Part, frozen=True, kw_only=True):
    """Where the service listens, and how much it takes on at once."""

    host: str = "127.0.0.1"
    port: Port = 8460
    workers: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)
    """Whose word about the caller's address is believed, for limits only: it is never logged."""
    most_at_once: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 64
    """Calls in each worker that wait for their answer; more get 503."""
    joins_a_minute: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 60
    """Enrolments and sign-ins from one address; more get 429."""
    calls_a_minute: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1_200
    """Calls of one log; more get 429."""
    stop_seconds: Annotated[int, msgspec.Meta(ge=1, le=600)] = 30
    """How long calls may take to finish when the service is told to stop."""
    behind_seconds: Annotated[int, msgspec.Meta(ge=1, le=3_600)] = 60
    """When the tree is this far behind, the service says that it is not ready."""


class GroupSettings(_Part, frozen=True, kw_only=True):
    """What a group of the identity provider means here."""

    group: str
    role: Role
    team: Word = ""


class OidcSettings(_Part, frozen=True, kw_only=True):
    """The organisation's identity provider."""

    issuer: str
    """As it writes itself in its tokens, to the letter."""
    audience: str
    """Our client id there."""
    groups: tuple[GroupSettings, ...]
    """The first that somebody is in counts."""
    groups_claim: str = "groups"
    """Where a token says the groups; with points: `realm_access.roles`."""
    account_claim: str = ""
    """Where a token says the account of the computer, when a pseudonym must be of that account."""


class WitnessSettings(_Part, frozen=True, kw_only=True):
    """Somebody who signs each tree with the register."""

    key: str
    """`name+id+key`."""
    url: str
    """Where it answers `/add-checkpoint` (C2SP tlog-witness)."""


class RegisterSettings(_Part, frozen=True, kw_only=True):
    """All of them."""

    origin: Origin
    """The register's name in checkpoints and promises."""
    database: DatabaseSettings
    keys: str = "keys"
    """The folder of keys; from the settings' own folder."""
    policy: str = ""
    """The organisation's policy, which desks are given; its seal lies beside it (`FILE.sig`)."""
    policy_key: str = ""
    """Who seals it, as `name+id+key`; blank for the register itself."""
    witnesses: tuple[WitnessSettings, ...] = ()
    """Desks are told their keys at enrolment."""
    witnesses_needed: Annotated[int, msgspec.Meta(ge=0, le=64)] = 0
    """How many must have signed a checkpoint before it is handed out."""
    serve: ServeSettings = ServeSettings()
    oidc: OidcSettings | None = None


def read_settings(path: Path) -> RegisterSettings:
    """Read the settings of a register, with its folder of keys and its policy as whole paths.

    Raises:
        SettingsError: they cannot be read, or something in them is not what it should be.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say(
                "The register's settings {path} cannot be read. Make them with `letterlock "
                "register init`, or say with --settings where they are.",
                path=path,
            )
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            say("The register's settings {path} are not TOML: {why}.", path=path, why=str(error))
        ) from error
    try:
        settings = convert(told, RegisterSettings)
    except msgspec.ValidationError as error:
        wrong = broken(RegisterSettings, error)
        expected = _SHAPES.get(_INDEX.sub("[...]", wrong.path), wrong.expected)
        raise _wrong(path, wrong.path.removeprefix("$."), expected) from error
    _refuse_odd(path, settings)
    folder = path.absolute().parent
    return msgspec.structs.replace(
        settings,
        keys=str(folder / settings.keys),
        policy=str(folder / settings.policy) if settings.policy else "",
    )


def _refuse_odd(path: Path, settings: RegisterSettings) -> None:
    """Refuse what each part allows and the whole does not."""
    for witness in settings.witnesses:
        try:
            read_verifier(witness.key, kind=COSIGNATURE)
        except NotANote as why:
            raise _wrong(path, "witnesses.key", str(why)) from why
        _refuse_unsafe(path, "witnesses.url", witness.url)
    if settings.witnesses_needed > len(settings.witnesses):
        raise _wrong(path, "witnesses_needed", say("no more than there are witnesses"))
    if settings.policy_key:
        try:
            read_verifier(settings.policy_key)
        except NotANote as why:
            raise _wrong(path, "policy_key", str(why)) from why
    urls = (settings.database.app, settings.database.sequencer, settings.database.erasure)
    if len(set(urls)) < len(urls):
        raise _wrong(path, "database", say("a login of its own for each part"))
    if settings.oidc is None:
        return
    if not settings.oidc.groups:
        raise _wrong(path, "oidc.groups", say("at least one group with its role"))
    _refuse_unsafe(path, "oidc.issuer", settings.oidc.issuer)


def _refuse_unsafe(path: Path, where: str, address: str) -> None:
    """Refuse an address that is not over TLS, but for one on this machine."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if not url.host or (
        url.scheme != "https" and not (url.scheme == "http" and url.host in _LOOPBACK)
    ):
        raise _wrong(path, where, say("an address that begins with https://"))


def _wrong(path: Path, where: str, expected: str) -> SettingsError:
    return SettingsError(
        say(
            "In the register's settings {path}, {where} is wrong. Expected: {expected}.",
            path=path,
            where=where,
            expected=expected,
        )
    )


_SHAPES: Final = {
    "$.origin": "a host and perhaps a path, without https://, such as register.example/north",
    "$.serve.port": "a number from 0 to 65535",
    "$.oidc.groups[...].role": "one of " + ", ".join(one.value for one in Role),
}
