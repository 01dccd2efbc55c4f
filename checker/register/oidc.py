"""Who somebody is by the organisation's identity provider: an OpenID Connect ID token, verified.

Source: OpenID Connect Core 1.0, 3.1.3.7 (ID token validation), and Discovery 1.0.
"""

import hmac
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import httpx
import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

from checker.audit.entry import pseudonym
from checker.log import kind_of, logger
from checker.protocol.messages import Role
from checker.register.problems import Declined
from checker.register.settings import OidcSettings
from checker.shapes import convert, decode

_log = logger("register.oidc")

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384", "EdDSA", "Ed25519")
"""Public-key signatures only: a shared secret or `none` proves nothing to us."""
LEEWAY_SECONDS: Final = 60
KEYS_SECONDS: Final = 3_600
AGAIN_SECONDS: Final = 30
"""How long after one look for an unknown key the next one may be."""
STALE_SECONDS: Final = 86_400
"""For how long the last keys count while the provider cannot be reached."""
_MOST_BYTES: Final = 1_000_000
_Claims: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the settings make of somebody whom the provider vouches for."""

    role: Role
    team: str
    actor: str | None
    """The only pseudonym that is theirs, where the settings name the claim of their account."""


class _Token(msgspec.Struct, frozen=True, kw_only=True):
    """What an ID token must say. It may say more."""

    iss: str
    sub: str
    aud: str | tuple[str, ...]
    exp: float
    iat: float
    nonce: str
    nbf: float | None = None
    auth_time: float | None = None
    azp: str | None = None


class _Provider(msgspec.Struct, frozen=True, kw_only=True):
    """What we need of a provider's description of itself."""

    issuer: str
    jwks_uri: str


class Provider:
    """The organisation's identity provider. Its keys are kept, and fetched when they change."""

    def __init__(self, settings: OidcSettings) -> None:
        """Know where it is; nothing is asked until somebody signs in."""
        self._settings = settings
        self._guard = threading.Lock()
        self._keys: tuple[Key, ...] = ()
        self._fetched = self._tried = -float(STALE_SECONDS)

    def person(
        self, untrusted: str, nonce: str, now: float, *, fresh_s: float | None = None
    ) -> Person:
        """Give whom an ID token is about.

        Args:
            untrusted: The token.
            nonce: What it must carry: it was given for one desk, and is good for no other.
            now: The time, in seconds since 1970.
            fresh_s: So long ago at most they signed in; None: whenever they did.

        Raises:
            Declined: It is not valid (401), its groups give no role (403), or the provider cannot
                be reached to know (503).
        """
        claims = self._verified(untrusted)
        try:
            token = convert(claims, _Token)
        except msgspec.ValidationError as error:
            raise _not_valid() from error
        bound = hmac.compare_digest(token.nonce.encode(errors="replace"), nonce.encode())
        if not bound or not self._is_for_us(token) or not _is_now(token, now):
            raise _not_valid()
        if fresh_s is not None and not _is_fresh(token, now, fresh_s):
            raise _not_valid()
        return self._known(claims)

    def reach(self) -> None:
        """Fetch the provider's keys, to see that it can be reached.

        Raises:
            Declined: It cannot be reached, or it has none that we take.
        """
        if not self._candidates(None):
            raise _unreachable()

    def _verified(self, untrusted: str) -> _Claims:
        """Give the claims of a token that a key of the provider signed."""
        try:
            parsed = jws.extract_compact(untrusted.encode())
            wanted = parsed.headers().get("kid")
            claims = decode(parsed.payload or b"", dict[str, object])
        except (JoseError, ValueError, RecursionError) as error:
            raise _not_valid() from error
        for key in self._candidates(wanted):
            try:
                jws.deserialize_compact(untrusted.encode(), key, algorithms=list(ALGORITHMS))
            except (JoseError, ValueError, TypeError):
                continue
            return claims
        raise _not_valid()

    def _candidates(self, wanted: object) -> list[Key]:
        """Give the keys that may have signed, the provider being asked anew for an unknown one."""
        with self._guard:
            now = time.monotonic()
            found = _named(self._keys, wanted)
            if now - self._fetched < KEYS_SECONDS and found:
                return found
            if now - self._tried >= AGAIN_SECONDS:
                self._tried = now
                try:
                    self._keys = self._fetch()
                    self._fetched = now
                except (httpx.HTTPError, JoseError, ValueError) as error:
                    _log.warning("provider-not-reached", extra={"facts": {"why": kind_of(error)}})
            if now - self._fetched >= STALE_SECONDS:
                raise _unreachable()
            return _named(self._keys, wanted)

    def _fetch(self) -> tuple[Key, ...]:
        """Ask the provider for its keys."""
        issuer = self._settings.issuer
        with httpx.Client(timeout=10, verify=True, trust_env=False) as client:
            place = issuer.rstrip("/") + "/.well-known/openid-configuration"
            provider = decode(_get(client, place), _Provider)
            if provider.issuer != issuer:
                raise ValueError("the provider says that it is another one")
            if not provider.jwks_uri.startswith(("https://", _origin(issuer) + "/")):
                raise ValueError("the keys are not where they are safe")
            told = decode(_get(client, provider.jwks_uri), dict[str, object])
        held = told.get("keys")
        signing = [
            one
            for one in (held if isinstance(held, list) else ())
            if isinstance(one, dict) and one.get("use", "sig") == "sig" and one.get("kty") != "oct"
        ]
        return tuple(KeySet.import_key_set({"keys": signing}).keys)

    def _is_for_us(self, token: _Token) -> bool:
        ours = self._settings.audience
        audience = (token.aud,) if isinstance(token.aud, str) else token.aud
        return (
            token.iss == self._settings.issuer
            and ours in audience
            and (token.azp == ours if len(audience) > 1 else token.azp in {None, ours})
        )

    def _known(self, claims: _Claims) -> Person:
        groups = _told(claims, self._settings.groups_claim)
        actor = None
        if self._settings.account_claim:
            account = next(iter(_told(claims, self._settings.account_claim)), "")
            actor = pseudonym("u", account) if account else ""
        for one in self._settings.groups:
            if one.group in groups:
                return Person(role=one.role, team=one.team, actor=actor)
        raise Declined(
            "no-role",
            "None of your groups has a role at the register. Ask whoever looks after it to put "
            "you into one of its groups.",
        )


def _not_valid() -> Declined:
    return Declined(
        "not-valid",
        "The sign-in is not valid here, or it is too old. Sign in again at your organisation.",
    )


def _unreachable() -> Declined:
    return Declined(
        "busy",
        "The organisation's identity provider cannot be reached. Try again in a minute.",
        retry_after=60,
    )


def _is_now(token: _Token, now: float) -> bool:
    begins = max(token.iat, token.nbf or 0)
    return begins - LEEWAY_SECONDS <= now < token.exp + LEEWAY_SECONDS


def _is_fresh(token: _Token, now: float, fresh_s: float) -> bool:
    """Say whether the provider says that they signed in just now: a sign-in kept by it is none."""
    if token.auth_time is None:
        return False
    return -LEEWAY_SECONDS <= now - token.auth_time <= fresh_s + LEEWAY_SECONDS


def _named(keys: tuple[Key, ...], wanted: object) -> list[Key]:
    """Give the keys of a name; all of them where the token names none."""
    return [one for one in keys if wanted is None or one.kid == wanted]


def _told(claims: _Claims, path: str) -> frozenset[str]:
    """Give what a token tells at a path: `groups`, or `realm_access.roles`."""
    here: object = claims.get(path)
    if here is None:
        here = claims
        for step in path.split("."):
            here = here.get(step) if isinstance(here, dict) else None
    told = here if isinstance(here, list) else (here,)
    return frozenset(one for one in told if isinstance(one, str))


def _origin(issuer: str) -> str:
    url = httpx.URL(issuer)
    return f"{url.scheme}://{url.netloc.decode()}"


def _get(client: httpx.Client, place: str) -> bytes:
    """Fetch one document, of a size that such documents have."""
    told = b""
    with client.stream("GET", place, headers={"Accept": "application/json"}) as response:
        response.raise_for_status()
        for part in response.iter_bytes():
            told += part
            if len(told) > _MOST_BYTES:
                raise ValueError("longer than a list of keys is")
    return told
