"""A desk becomes known: by a code, or by a sign-in in the person's own browser."""

import base64
import json
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from checker.audit.notes import Verifier
from checker.audit.pseudonyms import organisation_key
from checker.errors import CallError, RegisterRefused, RegisterUnreached, SettingsError
from checker.protocol.messages import Role
from checker.register.oidc import Provider
from checker.register.settings import GroupSettings, OidcSettings
from checker.sync.client import Client
from checker.sync.enrolling import enrol_as, prepared
from checker.sync.known import known
from checker.sync.settings import RegisterSettings
from checker.sync.signing_in import _Secrets, sign_in
from checker.sync.state import Link
from tests.builders.register_service import Service, app_on, service_on
from tests.builders.register_store import ORIGIN, Register
from tests.builders.registers import key_from
from tests.builders.synced import SyncedDesk

CLIENT = "letterlock"
ANY = "not-a-secret"
ANOTHER = Verifier(name=ORIGIN, key=key_from(9).public_key().public_bytes_raw())


@contextmanager
def identity_provider() -> Iterator[str]:
    """Run a real OpenID Connect provider that knows two people; give its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library that it stands on
        from oidc_provider_mock import User, run_server_in_thread  # noqa: PLC0415

        people = (
            User(sub="priya", claims={"groups": ["north-clerks"]}),
            User(sub="nobody", claims={"groups": ["caterers"]}),
        )
        with run_server_in_thread(user_claims=people, require_nonce=True) as running:
            yield f"http://localhost:{running.server_port}"


def browser(person: str) -> Callable[[str], None]:
    """Give a person at a browser: signs in, and is sent back to this computer."""

    def walk(address: str) -> None:
        with httpx.Client(trust_env=False, timeout=10) as client:
            back = client.post(address, data={"sub": person}).headers["location"]
            for guessed in ("guessed", "caf%C3%A9"):
                odd = f"{back.partition('?')[0]}?state={guessed}&code=x"
                assert client.get(odd).status_code == 200
            assert client.get(back.replace("/letterlock?", "/else?")).status_code == 404
            assert "close this page" in client.get(back).text

    return lambda address: threading.Thread(target=walk, args=(address,)).start()


def refusing(address: str) -> None:
    """Be an organisation that does not let somebody in."""
    asked = parse_qs(urlsplit(address).query)
    back = f"{asked['redirect_uri'][0]}?error=access_denied&state={asked['state'][0]}"
    threading.Thread(target=httpx.get, args=(back,)).start()


def new_desk(register: Register, url: str, tmp_path: Path) -> SyncedDesk:
    """Give a desk that nobody knows."""
    return SyncedDesk(tmp_path / "new", url, "u-new", key=str(register.keys.verifier))


def test_a_code_makes_a_desk_known_and_its_keys_are_kept(
    register: Register, service: Service, tmp_path: Path
) -> None:
    """The organisation's key is in the keyring; what else is known of the register beside it."""
    desk = new_desk(register, service.url, tmp_path)
    loop = desk.loop()
    code = register.store.new_code(Role.LEAD, "t-04", by="u-admin")

    told = loop.enrol(code=f" {code[:9]} {code[9:]} ")
    again = loop.enrol(code=code)
    loop.go_round()

    assert told == again
    assert organisation_key(desk.keyring) == register.keys.case_key
    remembered = known(desk.trail.sync, desk.settings)
    assert remembered is not None
    assert (remembered.role, remembered.team, remembered.origin) == (Role.LEAD, "t-04", ORIGIN)
    assert loop.state().link is Link.ONLINE
    desk.restart()
    assert known(desk.trail.sync, desk.settings) == remembered
    desk.close()
    on_disk = b"".join(path.read_bytes() for path in desk.folder.iterdir())
    assert register.keys.case_key not in on_disk


@pytest.mark.parametrize("typed", ["aaaa-bbbb-cccc", "x" * 64])
def test_a_code_that_is_not_known_is_told_plainly(
    register: Register, service: Service, tmp_path: Path, typed: str
) -> None:
    """The register's own sentence says what to do."""
    desk = new_desk(register, service.url, tmp_path)

    with pytest.raises(RegisterRefused, match="Ask an administrator for a new one"):
        desk.loop().enrol(code=typed)
    assert known(desk.trail.sync, desk.settings) is None
    desk.close()


@pytest.mark.parametrize("typed", ["", "  ", "x" * 65, "caf\u00e9"])
def test_what_is_no_code_is_not_sent(
    register: Register, service: Service, tmp_path: Path, typed: str
) -> None:
    """Nothing is asked of the register."""
    desk = new_desk(register, service.url, tmp_path)

    with pytest.raises(CallError, match="Type the code"):
        desk.loop().enrol(code=typed)
    desk.close()


@pytest.mark.parametrize(
    ("key", "says"),
    [
        pytest.param(f"{ORIGIN}+9b6f4f9e+AQ==", "key of the register", id="none"),
        pytest.param(str(ANOTHER), "its key is another one", id="another"),
    ],
)
def test_a_register_with_another_key_than_the_settings_name_is_not_believed(
    register: Register, service: Service, tmp_path: Path, key: str, says: str
) -> None:
    """Somebody else answers there: nothing is kept of what they said."""
    desk = new_desk(register, service.url, tmp_path)
    desk.key = key
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
    loop = desk.loop()

    with pytest.raises(SettingsError, match=says):
        loop.enrol(code=code)
    assert organisation_key(desk.keyring) is None
    desk.key = None
    assert known(desk.trail.sync, desk.settings) is None
    desk.close()


def test_an_answer_about_somebody_else_is_not_believed(
    register: Register, service: Service, tmp_path: Path
) -> None:
    """The register enrols another desk than the one that asked: nothing of it is kept here."""
    desk = new_desk(register, service.url, tmp_path)
    other = SyncedDesk(tmp_path / "other", service.url, "u-other", key=desk.key)
    code = register.store.new_code(Role.LEAD, "t-04", by="u-admin")
    with closing(Client(service.url)) as client:
        asked = prepared(client, other.trail.sync, other.settings, now_ms=other.now, code=code)

        with pytest.raises(RegisterUnreached, match="not about this desk"):
            enrol_as(client, desk.trail.sync, desk.settings, asked)

    assert organisation_key(desk.keyring) is None
    assert known(desk.trail.sync, desk.settings) is None


def test_without_a_key_in_the_settings_the_register_says_its_own_name(
    register: Register, service: Service, tmp_path: Path
) -> None:
    """Its checkpoint has it; before there is one, nobody enrols."""
    desk = new_desk(register, service.url, tmp_path)
    desk.key = None
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")

    with pytest.raises(RegisterRefused):
        desk.loop().enrol(code=code)
    register.sequence()
    desk.loop().enrol(code=code)
    remembered = known(desk.trail.sync, RegisterSettings(url=service.url))
    assert remembered is not None
    assert remembered.register == register.keys.verifier
    desk.close()


def test_a_person_signs_in_in_the_browser_and_the_desk_is_known(
    register: Register, tmp_path: Path
) -> None:
    """Loopback with PKCE; a guessed state is not listened to; role and team come from groups."""
    with identity_provider() as issuer:
        provider = Provider(
            OidcSettings(
                issuer=issuer,
                audience=CLIENT,
                groups=(GroupSettings(group="north-clerks", role=Role.CLERK, team="t-north"),),
            )
        )

        def signing(person: str) -> Callable[[str], str]:
            return lambda nonce: sign_in(
                issuer, CLIENT, browser(person), nonce=nonce, client_secret=ANY, seconds=20
            )

        register.time.now = _now_ms()
        with service_on(register, provider=provider) as service:
            desk = new_desk(register, service.url, tmp_path)
            loop = desk.loop()
            with pytest.raises(RegisterRefused) as refused:
                loop.sign_in(signing("nobody"))
            with pytest.raises(RegisterRefused, match="not valid here"):
                loop.sign_in(lambda _: signing("priya")("of-another-desk"))
            told = loop.sign_in(signing("priya"))
            desk.close()

    assert refused.value.status == 403
    assert (told.role, told.team) == (Role.CLERK, "t-north")


def test_who_is_refused_or_gives_up_stays_as_they_were() -> None:
    """The sentence says which of the two."""
    with identity_provider() as issuer:
        with pytest.raises(CallError, match="did not let you sign in"):
            sign_in(issuer, CLIENT, refusing, nonce="n", seconds=20)
        with pytest.raises(CallError, match="Nobody signed in"):
            sign_in(issuer, CLIENT, lambda _: None, nonce="n", seconds=0.1)
        with pytest.raises(CallError, match="Nobody signed in"):
            sign_in(issuer, CLIENT, lambda _: None, nonce="n", cancelled=lambda: True)


@pytest.mark.parametrize(
    ("issuer", "kind"),
    [
        ("http://login.example", SettingsError),
        ("https://[login.example", SettingsError),
        ("https://login.example\x00", RegisterUnreached),
        ("http://127.0.0.1:9", RegisterUnreached),
    ],
)
def test_a_sign_in_goes_over_tls_and_to_somebody_who_answers(
    issuer: str, kind: type[Exception]
) -> None:
    """A code or a token never travels in the clear."""
    with pytest.raises(kind):
        sign_in(issuer, CLIENT, lambda _: None, nonce="n")


@pytest.mark.parametrize(
    ("claims", "believed"),
    [
        pytest.param({}, True, id="its own"),
        pytest.param({"nonce": "of-another"}, False, id="another desk's"),
        pytest.param({"nonce": "caf\u00e9"}, False, id="odd letters"),
        pytest.param({"iss": "https://login.example"}, False, id="another provider's"),
    ],
)
def test_a_token_is_of_this_sign_in_or_is_not_used(
    claims: dict[str, str], *, believed: bool
) -> None:
    """Before it goes to the register: a provider that mixes people up is told here."""
    app = FastAPI()
    found: dict[str, str] = {}

    @app.get("/.well-known/openid-configuration")
    def about() -> dict[str, str]:
        url = found["url"]
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/in",
            "token_endpoint": f"{url}/token",
        }

    @app.post("/token")
    def token() -> dict[str, str]:
        told = json.dumps({"iss": found["url"], "nonce": "n"} | claims).encode()
        return {"id_token": f"e30.{base64.urlsafe_b64encode(told).decode().rstrip('=')}.e30"}

    def browse(address: str) -> None:
        asked = parse_qs(urlsplit(address).query)
        back = f"{asked['redirect_uri'][0]}?code=c&state={asked['state'][0]}"
        threading.Thread(target=httpx.get, args=(back,)).start()

    with app_on(app) as url:
        found["url"] = url
        if believed:
            assert sign_in(url, CLIENT, browse, nonce="n", seconds=20).startswith("e30.")
        else:
            with pytest.raises(RegisterUnreached, match="not about this desk"):
                sign_in(url, CLIENT, browse, nonce="n", seconds=20)


def test_the_challenge_is_the_one_of_the_standard() -> None:
    """RFC 7636, appendix B."""
    own = _Secrets(nonce="n", verifier="dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")

    assert own.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def _now_ms() -> int:
    import time  # noqa: PLC0415

    return time.time_ns() // 1_000_000
