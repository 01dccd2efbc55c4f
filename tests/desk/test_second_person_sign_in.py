"""A lead signs in again at the organisation before a letter is released, for that letter alone."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from checker.audit.acts import Act
from checker.desk.review.review_answers import Became, Proving, ReviewDecision, SignInAgain
from checker.errors import LetterlockError
from checker.protocol.messages import Role
from checker.register.oidc import Person, Provider
from checker.register.problems import Declined
from tests.builders.postgres import Server
from tests.builders.register_service import app_on
from tests.builders.register_store import register_on
from tests.builders.two_desks import LEAD, OKAFOR, REASON, Between, acts, checked, two_desks

RELEASE = ReviewDecision(kind=Became.RELEASED, reason="I have read the order of 30 October.")


@dataclass
class Organisation(Provider):
    """An identity provider, as the browser, the desk and the register meet it."""

    url: str = ""
    who: str = LEAD
    ago_s: int = 5
    asked: dict[str, list[str]] = field(default_factory=dict)

    def browse(self, address: str) -> None:
        """Sign in as a person would, and go back to the desk."""
        self.asked = parse_qs(urlsplit(address).query)
        back = f"{self.asked['redirect_uri'][0]}?code=c&state={self.asked['state'][0]}"
        threading.Thread(target=httpx.get, args=(back,)).start()

    def token(self) -> str:
        """Give an ID token about whoever signed in."""
        claims = {
            "iss": self.url,
            "nonce": self.asked["nonce"][0],
            "auth_time": time.time() - self.ago_s,
        }
        told = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        return f"e30.{told}.e30"

    def person(
        self, untrusted: str, nonce: str, now: float, *, fresh_s: float | None = None
    ) -> Person:
        """Say who it is about; its signature is not what is tried here."""
        told = untrusted.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)))
        late = fresh_s is not None and now - claims["auth_time"] > fresh_s
        if claims["nonce"] != nonce or late:
            raise Declined("not-valid", "It is not valid here.")
        return Person(role=Role.LEAD, team="t-04", actor=self.who)


@pytest.fixture(name="organisation")
def provider() -> Iterator[Organisation]:
    """Give a provider on a real socket."""
    app, made = FastAPI(), Organisation()

    @app.get("/.well-known/openid-configuration")
    def about() -> dict[str, str]:
        url = made.url
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/in",
            "token_endpoint": f"{url}/token",
        }

    @app.post("/token")
    def token() -> dict[str, str]:
        return {"id_token": made.token()}

    with app_on(app) as made.url:
        yield made


@pytest.fixture(name="between")
def both(postgres: Server, tmp_path: Path, organisation: Organisation) -> Iterator[Between]:
    """Give two desks; the lead's knows the organisation's sign-in."""
    with (
        register_on(postgres, tmp_path, "again") as register,
        two_desks(register, tmp_path, provider=organisation, issuer=organisation.url) as between,
    ):
        yield between


def test_a_lead_signs_in_anew_for_the_letter(between: Between, organisation: Organisation) -> None:
    """A sign-in that is old, or somebody else's, releases nothing; a new one does."""
    opened, result = checked(between.clerk)
    between.clerk.rooms.ask.ask(opened, result, REASON)
    review = between.lead.rooms.review
    (item,) = review.queue()
    assert review.pick(item.id, [str(OKAFOR)]).proving is Proving.BROWSER
    again = SignInAgain(open_browser=organisation.browse)

    organisation.ago_s = 7_200
    with pytest.raises(LetterlockError):
        review.answer(item.id, RELEASE, again)
    organisation.ago_s, organisation.who = 5, "u-somebody"
    with pytest.raises(LetterlockError):
        review.answer(item.id, RELEASE, again)
    with pytest.raises(LetterlockError):
        review.answer(item.id, RELEASE, SignInAgain(code="amber-7-lamp"))
    assert Act.ANSWER_SECOND not in acts(between.lead, LEAD)

    organisation.who = LEAD
    assert review.answer(item.id, RELEASE, again).became is Became.RELEASED
    assert organisation.asked["prompt"] == ["login"]
    assert organisation.asked["max_age"] == ["0"]
