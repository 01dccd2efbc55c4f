"""Signing in at the organisation's identity provider, in the person's own browser.

Source: OAuth 2.0 for native apps (RFC 8252: loopback), PKCE (RFC 7636), OpenID Connect Core 1.0.
"""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from checker.errors import CallError, RegisterUnreached, SettingsError
from checker.shapes import decode
from checker.words import say

if TYPE_CHECKING:
    import httpx

SECONDS: Final = 300.0
_STEP: Final = 0.25
_MOST_BYTES: Final = 262_144
_PATH: Final = "/letterlock"
_LOOPBACK: Final = "127.0.0.1"
Told = TypeVar("Told", bound=msgspec.Struct)
_LOOPBACK_NAMES = frozenset(("localhost", "127.0.0.1", "::1"))


class _Provider(msgspec.Struct, frozen=True, kw_only=True):
    """What we need of a provider's description of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str


class _Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What the token endpoint gives; the access token is not used."""

    id_token: str


class _Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What binds an ID token to this sign-in. The register verifies its signature."""

    iss: str
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Secrets:
    """What only this sign-in knows."""

    state: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)

    @property
    def challenge(self) -> str:
        """Give what the provider sees of the verifier before the end."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def sign_in(  # noqa: PLR0913 - what a sign-in is made of
    issuer: str,
    client_id: str,
    open_browser: Callable[[str], object],
    *,
    nonce: str,
    client_secret: str | None = None,
    anew: bool = False,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Have the person sign in, and give the ID token.

    Args:
        issuer: The identity provider.
        client_id: The name by which it knows Letterlock.
        open_browser: Opens an address in the person's browser.
        nonce: What binds the token to the desk that it is for; the provider puts it in.
        client_secret: For a provider that wants one of an installed program too.
        anew: Whether they sign in once more although they are signed in there.
        seconds: How long the person may take.
        cancelled: Says whether they gave up.

    Raises:
        CallError: They gave up, took too long, or the provider refused them.
        RegisterUnreached: The provider cannot be reached, or answers something else.
        SettingsError: Its address is not one that may be asked.
    """
    import httpx  # noqa: PLC0415 - 6 MB, and few desks sign in anywhere

    own = _Secrets(nonce=nonce)
    with httpx.Client(timeout=15, follow_redirects=False, trust_env=False) as client:
        provider = _provider(client, issuer)
        listening = _Listening()
        try:
            open_browser(_question(provider, client_id, listening.redirect, own, anew=anew))
            code = listening.code(own.state, seconds, cancelled)
        finally:
            listening.server_close()
        tokens = _asked(
            client,
            provider.token_endpoint,
            _Tokens,
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": listening.redirect,
                "client_id": client_id,
                "code_verifier": own.verifier,
                **({} if client_secret is None else {"client_secret": client_secret}),
            },
        )
    claims = _claims(tokens.id_token)
    if claims.iss != issuer or not _same(claims.nonce, own.nonce):
        raise RegisterUnreached(
            say("The answer of the sign-in is not about this desk. Sign in again.")
        )
    return tokens.id_token


class _Listening(HTTPServer):
    """Waits on this computer alone for the browser to come back."""

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__((_LOOPBACK, 0), _Answering)
        self.timeout = _STEP
        self.came: dict[str, list[str]] = {}
        self.redirect = f"http://{_LOOPBACK}:{self.server_port}{_PATH}"

    def code(self, state: str, seconds: float, cancelled: Callable[[], bool]) -> str:
        """Wait for the code that belongs to this sign-in; anything else is not listened to."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not cancelled():
            self.handle_request()
            came, self.came = self.came, {}
            if not _same(came.get("state", [""])[0], state):
                continue
            if "code" in came:
                return came["code"][0]
            raise CallError(
                say("Your organisation did not let you sign in. Ask your IT support why.")
            )
        raise CallError(
            say("Nobody signed in. This desk stays as it was; try again when you have time.")
        )


class _Answering(BaseHTTPRequestHandler):
    """Takes the browser's one call, and shows a page to close."""

    server: _Listening
    timeout = 5

    def do_GET(self) -> None:
        """Keep what came back with the browser."""
        parts = urlsplit(self.path)
        if parts.path != _PATH:
            self.send_error(404)
            return
        self.server.came = parse_qs(parts.query)
        page = say("You can close this page and go back to Letterlock.")
        told = f"<!doctype html><meta charset=utf-8><title>Letterlock</title><p>{page}</p>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(told)))
        self.send_header("Connection", "close")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Say nothing: the address holds a code."""


def _question(
    provider: _Provider, client_id: str, redirect: str, own: _Secrets, *, anew: bool = False
) -> str:
    asked = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect,
        "scope": "openid profile",
        "state": own.state,
        "nonce": own.nonce,
        "code_challenge": own.challenge,
        "code_challenge_method": "S256",
        **({"prompt": "login", "max_age": "0"} if anew else {}),
    }
    joint = "&" if "?" in provider.authorization_endpoint else "?"
    return f"{provider.authorization_endpoint}{joint}{urlencode(asked)}"


def _provider(client: "httpx.Client", issuer: str) -> _Provider:
    place = f"{_safe(issuer).rstrip('/')}/.well-known/openid-configuration"
    told = _asked(client, place, _Provider)
    if told.issuer != issuer:
        raise RegisterUnreached(say("What answers is not your organisation's sign-in."))
    for one in (told.authorization_endpoint, told.token_endpoint):
        _safe(one)
    return told


def _safe(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK_NAMES:
        raise SettingsError(
            say("The address of your organisation's sign-in must begin with https://.")
        )
    return address


def _asked(
    client: "httpx.Client", place: str, gives: type[Told], form: dict[str, str] | None = None
) -> Told:
    import httpx  # noqa: PLC0415 - as above

    try:
        method = "GET" if form is None else "POST"
        with client.stream(method, place, data=form) as response:
            told = b""
            for part in response.iter_bytes():
                told += part
                if len(told) > _MOST_BYTES:
                    raise RegisterUnreached(_odd())
            if not response.is_success:
                raise RegisterUnreached(_odd())
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise RegisterUnreached(
            say("Your organisation's sign-in cannot be reached. Try again in a minute.")
        ) from error
    try:
        return decode(told, gives)
    except msgspec.MsgspecError as error:
        raise RegisterUnreached(_odd()) from error


def _same(told: str, own: str) -> bool:
    """Compare what came from outside, in whatever letters, with a secret of this sign-in."""
    return hmac.compare_digest(told.encode(), own.encode())


def _claims(token: str) -> _Claims:
    try:
        _, body, _ = token.split(".")
        raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        return decode(raw, _Claims)
    except (ValueError, msgspec.MsgspecError) as error:
        raise RegisterUnreached(_odd()) from error


def _odd() -> str:
    return say("The sign-in of your organisation gave an answer that Letterlock does not know.")
