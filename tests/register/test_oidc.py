"""Who somebody is by an identity provider: a real one on this machine, and forged tokens."""

import base64
import hmac
import json
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from checker.audit.entry import pseudonym
from checker.protocol.messages import Enrolled, Role, sign_in_nonce
from checker.register import oidc
from checker.register.oidc import Provider
from checker.register.problems import Declined
from checker.register.settings import GroupSettings, OidcSettings
from tests.builders.register_service import refused, said, service_on
from tests.builders.register_store import NOON_MS, Desk, Register

NOW = NOON_MS / 1_000
NONCE = "bound-to-one-desk"
GROUPS = (
    GroupSettings(group="north-leads", role=Role.LEAD, team="t-north"),
    GroupSettings(group="everybody", role=Role.CLERK, team="t-north"),
)


@dataclass
class Issuer:
    """An identity provider that a test may have say anything."""

    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    others: list[RSAKey | ECKey] = field(default_factory=list)
    url: str = ""
    named: str = ""
    asked: int = 0

    def documents(self) -> dict[str, object]:
        """Give what it serves."""
        keys = [self.key, *self.others]
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.named or self.url,
                "jwks_uri": f"{self.url}/keys",
            },
            "/keys": {"keys": [one.as_dict(private=False) for one in keys]},
        }

    def claims(self, **other: object) -> dict[str, object]:
        """Give what a right token claims, or one that differs."""
        right: dict[str, object] = {
            "iss": self.url,
            "sub": "erin",
            "aud": "letterlock",
            "nonce": NONCE,
            "iat": int(NOW),
            "exp": int(NOW) + 300,
            "groups": ["everybody", "north-leads"],
        }
        return {key: one for key, one in {**right, **other}.items() if one is not None}

    def token(self, **other: object) -> str:
        """Give a token of the right key."""
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, self.claims(**other), self.key)

    def settings(self, **other: object) -> OidcSettings:
        """Give the settings with which a register trusts it."""
        right: dict[str, object] = {
            "issuer": self.url, "audience": "letterlock", "groups": GROUPS, **other,
        }  # fmt: skip
        return msgspec.convert(right, OidcSettings)


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    """Give a provider on a real socket."""
    issuer = Issuer()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked += 1
            body = json.dumps(issuer.documents().get(self.path, {})).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    issuer.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield issuer
    server.shutdown()
    server.server_close()
    thread.join(10)


def kind(provider: Provider, token: str, now: float = NOW) -> str:
    """Give as what a token is refused."""
    with pytest.raises(Declined) as refusal:
        provider.person(token, NONCE, now)
    return refusal.value.wrong.problem.type.removeprefix("/problems/")


def test_a_right_token_gives_role_and_team(issuer: Issuer) -> None:
    """The first group of the settings counts, not the first of the token."""
    person = Provider(issuer.settings()).person(issuer.token(), NONCE, NOW)

    assert (person.role, person.team, person.actor) == (Role.LEAD, "t-north", None)


def test_who_signs_in_again_did_so_just_now(issuer: Issuer) -> None:
    """A sign-in that the provider kept is none, and one whose age it does not say neither."""
    provider = Provider(issuer.settings())

    for at in (None, int(NOW) - 700, int(NOW) + 100):
        with pytest.raises(Declined):
            provider.person(issuer.token(auth_time=at), NONCE, NOW, fresh_s=600)
    token = issuer.token(auth_time=int(NOW) - 20)
    assert provider.person(token, NONCE, NOW, fresh_s=600).role is Role.LEAD


WRONG = [
    pytest.param({"iss": "https://other.example"}, id="another issuer"),
    pytest.param({"aud": "another"}, id="another audience"),
    pytest.param({"aud": ["letterlock", "another"]}, id="several audiences and no azp"),
    pytest.param({"azp": "another"}, id="given to another client"),
    pytest.param({"exp": int(NOW) - 61}, id="too old"),
    pytest.param({"exp": None}, id="for ever"),
    pytest.param({"exp": "soon"}, id="an end that is no number"),
    pytest.param({"iat": int(NOW) + 61}, id="from the future"),
    pytest.param({"nbf": int(NOW) + 61}, id="not yet"),
    pytest.param({"sub": None}, id="about nobody"),
    pytest.param({"nonce": "bound-to-another"}, id="given for another desk"),
    pytest.param({"nonce": ""}, id="given for any desk"),
    pytest.param({"nonce": None}, id="without a nonce"),
]


@pytest.mark.parametrize("other", WRONG)
def test_a_token_that_claims_wrongly_is_not_valid(issuer: Issuer, other: dict[str, object]) -> None:
    """Whatever key signed it."""
    assert kind(Provider(issuer.settings()), issuer.token(**other)) == "not-valid"


def test_a_forged_token_is_not_valid(issuer: Issuer) -> None:
    """No signature, one with a shared secret, another key's, a changed one, none at all."""
    provider = Provider(issuer.settings())
    right = issuer.token()
    head, claims, signature = right.split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","kid":"one"}').rstrip(b"=").decode()
    public = issuer.key.as_pem(private=False)
    hashed = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"one"}').rstrip(b"=").decode()
    mac = hmac.digest(public, f"{hashed}.{claims}".encode(), "sha256")
    shared = f"{hashed}.{claims}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"
    foreign = jwt.encode({"alg": "RS256", "kid": "one"}, issuer.claims(), RSAKey.generate_key(2048))

    for forged in (
        f"{none}.{claims}.", f"{none}.{claims}.{signature}", shared, foreign,
        f"{head}.{claims[:-2]}AA.{signature}", f"{head}.{claims}", "", "a.b.c", "\u00e9.a.b",
        right + "x",
    ):  # fmt: skip
        assert kind(provider, forged) == "not-valid", forged
    assert provider.person(right, NONCE, NOW).role is Role.LEAD


def test_somebody_of_no_group_has_no_role(issuer: Issuer) -> None:
    """403, and what to do."""
    provider = Provider(issuer.settings())

    assert kind(provider, issuer.token(groups=["gardeners"])) == "no-role"
    assert kind(provider, issuer.token(groups=None)) == "no-role"
    assert kind(provider, issuer.token(groups={"everybody": True})) == "no-role"


def test_groups_are_found_where_the_settings_say(issuer: Issuer) -> None:
    """At a path, or under a name with points in it."""
    nested = Provider(issuer.settings(groups_claim="realm_access.roles"))
    named = Provider(issuer.settings(groups_claim="https://x.example/groups"))

    nested_token = issuer.token(realm_access={"roles": ["everybody"]})
    assert nested.person(nested_token, NONCE, NOW).role is Role.CLERK
    token = issuer.token(**{"https://x.example/groups": "everybody"})
    assert named.person(token, NONCE, NOW).role is Role.CLERK


def test_a_pseudonym_can_be_bound_to_the_account(issuer: Issuer) -> None:
    """Then the token says whose pseudonym it may be."""
    provider = Provider(issuer.settings(account_claim="account"))

    assert provider.person(issuer.token(account="ehale"), NONCE, NOW).actor == pseudonym(
        "u", "ehale"
    )
    assert provider.person(issuer.token(), NONCE, NOW).actor == ""


def test_keys_are_kept_and_fetched_again_when_they_change(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new key is found at once, an unknown one is not asked for again and again."""
    monkeypatch.setattr(oidc, "AGAIN_SECONDS", 0)
    provider = Provider(issuer.settings())
    provider.person(issuer.token(), NONCE, NOW)
    asked = issuer.asked
    provider.person(issuer.token(), NONCE, NOW)
    kept = issuer.asked == asked
    new = ECKey.generate_key("P-256", {"kid": "two"})
    token = jwt.encode({"alg": "ES256", "kid": "two"}, issuer.claims(), new)
    issuer.others.append(new)
    person = provider.person(token, NONCE, NOW)
    issuer.others.clear()
    monkeypatch.setattr(oidc, "AGAIN_SECONDS", 1_000)
    before = issuer.asked
    unknown = jwt.encode({"alg": "ES256", "kid": "three"}, issuer.claims(), new)
    kinds = {kind(provider, unknown) for _ in range(20)}

    assert kept
    assert person.role is Role.LEAD
    assert kinds == {"not-valid"}
    assert issuer.asked == before


def test_the_last_keys_count_for_a_day_and_no_longer(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor at the second sign-in after it, while the provider is not asked again for a moment."""
    provider = Provider(issuer.settings())
    provider.person(issuer.token(), NONCE, NOW)
    issuer.named = "https://other.example"
    monkeypatch.setattr(oidc, "KEYS_SECONDS", -1)
    person = provider.person(issuer.token(), NONCE, NOW)
    monkeypatch.setattr(oidc, "STALE_SECONDS", -1)
    kinds = [kind(provider, issuer.token()) for _ in range(3)]
    issuer.named = ""

    assert person.role is Role.LEAD
    assert kinds == ["busy", "busy", "busy"]


def test_a_provider_that_was_never_reached_is_said_to_be_away(issuer: Issuer) -> None:
    """Each time: a person with a right token is not told that it is not valid, nor waits long."""
    issuer.named = "https://other.example"
    provider = Provider(issuer.settings())
    first, asked = kind(provider, issuer.token()), issuer.asked
    kinds = {kind(provider, issuer.token()) for _ in range(5)}
    issuer.named = ""

    assert {first} | kinds == {"busy"}
    assert issuer.asked == asked


def test_a_provider_that_is_another_one_is_not_believed(issuer: Issuer) -> None:
    """Nor one that is not there: 503, until it is."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        gone = issuer.settings(issuer=f"http://127.0.0.1:{closed.getsockname()[1]}")
    issuer.named = "https://other.example"
    other = kind(Provider(issuer.settings()), issuer.token())
    issuer.named = ""

    assert other == "busy"
    assert kind(Provider(gone), issuer.token()) == "busy"


@contextmanager
def real_provider() -> Iterator[str]:
    """Run the real provider, and give its address."""
    with warnings.catch_warnings(record=True):  # a library of its own warns as it loads
        import oidc_provider_mock  # noqa: PLC0415 - as above

    with oidc_provider_mock.run_server_in_thread(port=0) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the provider's own libraries
def test_a_person_of_a_real_provider_enrols(register: Register) -> None:
    """From the provider's page over the code to a device that the register knows."""
    register.time.now = time.time_ns() // 1_000_000
    with real_provider() as url, httpx.Client(base_url=url) as browser:
        desk = Desk(61, "u-erin")
        enrol = desk.enrolment()
        browser.put("/users/erin", json={"groups": ["north-leads"]}).raise_for_status()
        asked = {
            "client_id": "letterlock",
            "redirect_uri": "http://127.0.0.1:1/",
            "response_type": "code",
            "scope": "openid",
            "nonce": sign_in_nonce(enrol.proof),
        }
        page = browser.post("/oauth2/authorize", params=asked, data={"sub": "erin"})
        code = parse_qs(urlsplit(page.headers["location"]).query)["code"][0]
        token = browser.post(
            "/oauth2/token",
            data={
                "grant_type": "authorization_code", "code": code, "client_id": "letterlock",
                "redirect_uri": asked["redirect_uri"],
            },
            auth=("letterlock", "any"),
        ).json()["id_token"]  # fmt: skip
        settings = OidcSettings(issuer=url, audience="letterlock", groups=GROUPS)
        enrol = msgspec.structs.replace(enrol, id_token=token)
        other = msgspec.structs.replace(Desk(71, "u-thief").enrolment(), id_token=token)
        forged = msgspec.structs.replace(enrol, id_token=token[:-4] + "AAAA")
        with service_on(register, provider=Provider(settings)) as service:
            wrong, stolen = (service.post("/v1/enrol", one) for one in (forged, other))
            right = service.post("/v1/enrol", enrol)

    assert refused(wrong) == refused(stolen) == (401, "not-valid")
    assert right.status_code == 201
    assert said(right, Enrolled).role is Role.LEAD
    assert said(right, Enrolled).team == "t-north"
