"""To enrol and to sign in, over HTTP."""

import base64

import msgspec
import pytest

from checker.protocol.messages import Enrolled, LogState, Role
from checker.register.signing_in import bearer as given
from tests.builders.register_service import Service, refused, said
from tests.builders.register_store import Desk, Register


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give the register that the tests here share."""
    return one_register


def test_a_code_makes_a_device_known_once(register: Register, service: Service) -> None:
    """201, and 200 with the same answer for the same call; a second device gets nothing for it."""
    desk, other = Desk(1, "u-a"), Desk(9, "u-b")
    code = register.store.new_code(Role.LEAD, "t-04", by="u-admin")

    first = service.post("/v1/enrol", desk.enrolment(code))
    again = service.post("/v1/enrol", desk.enrolment(code))
    another = service.post("/v1/enrol", other.enrolment(code))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    assert said(first, Enrolled).role is Role.LEAD
    assert said(first, Enrolled).register_key == str(register.keys.verifier)
    assert refused(another) == (401, "code-refused")


def test_who_does_not_hold_the_key_enrols_nothing(register: Register, service: Service) -> None:
    """The signature over the enrolment must be of the key itself."""
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
    desk = Desk(31, "u-a")
    asked = msgspec.structs.replace(desk.enrolment(code), proof=bytes(64))

    assert refused(service.post("/v1/enrol", asked)) == (422, "bad-message")
    assert desk.log not in {one.log for one in register.store.known_logs()}


def test_who_enrols_says_in_one_way_by_what_right(register: Register, service: Service) -> None:
    """A code and a sign-in together are refused, also of who is known already; neither is too."""
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
    desk = Desk(33, "u-a")
    both = msgspec.structs.replace(desk.enrolment(code), id_token="e30.e30.AA")  # noqa: S106 - no secret

    before = service.post("/v1/enrol", both)
    neither = service.post("/v1/enrol", desk.enrolment())
    known = service.post("/v1/enrol", desk.enrolment(code))
    after = service.post("/v1/enrol", both)

    assert [refused(one) for one in (before, neither, after)] == [(422, "bad-message")] * 3
    assert known.status_code == 201


def test_an_id_token_is_worth_nothing_without_a_provider(service: Service) -> None:
    """A register whose settings name no identity provider believes none."""
    asked = msgspec.structs.replace(Desk(41, "u-a").enrolment(), id_token="e30.e30.AA")  # noqa: S106 - no secret

    assert refused(service.post("/v1/enrol", asked)) == (401, "not-valid")


def test_a_desk_signs_in_and_asks_how_its_log_stands(register: Register, service: Service) -> None:
    """A signed nonce is worth a bearer."""
    desk = register.enrolled("u-a")

    bearer = service.sign_in(desk)

    assert said(service.get(f"/v1/logs/{desk.log}", bearer), LogState).next == 1


def test_a_bearer_is_worth_an_hour(register: Register, service: Service) -> None:
    """And not a second more; without one there is no answer."""
    desk = register.enrolled("u-a")
    bearer = service.sign_in(desk)

    register.time.now += 3_600_000
    still = service.get(f"/v1/logs/{desk.log}", bearer)
    register.time.now += 1
    late = service.get(f"/v1/logs/{desk.log}", bearer)

    assert still.status_code == 200
    assert refused(late) == (401, "not-signed-in")
    assert late.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: "", id="none"),
        pytest.param(lambda token: token[:-1], id="cut"),
        pytest.param(lambda token: token.replace(".", ".0", 1), id="another time"),
        pytest.param(lambda token: "0" * 32 + token[32:], id="another log"),
        pytest.param(lambda token: token + ".AA", id="longer"),
        pytest.param(lambda _: "x" * 9_000, id="very long"),
    ],
)
def test_a_changed_bearer_is_worth_nothing(
    register: Register, service: Service, change: object
) -> None:
    """Only what this register sealed opens anything."""
    assert callable(change)
    desk = register.enrolled("u-a")
    bearer = change(service.sign_in(desk))

    assert refused(service.get(f"/v1/logs/{desk.log}", bearer))[0] == 401


def test_a_nonce_is_no_bearer_and_a_bearer_no_nonce(register: Register, service: Service) -> None:
    """Each is sealed for its own purpose."""
    desk = register.enrolled("u-a")
    login = service.login(desk)
    bearer = service.sign_in(desk)

    as_nonce = msgspec.structs.replace(login, nonce=bearer)

    assert refused(service.get("/v1/holders", login.nonce))[0] == 401
    assert refused(service.post("/v1/token", as_nonce)) == (401, "not-valid")


def test_a_challenge_is_for_one_log_and_two_minutes(register: Register, service: Service) -> None:
    """Another log's nonce, another key's signature, or one that is too old: 401."""
    desk, other = register.enrolled("u-a"), register.enrolled("u-b")
    login, others = service.login(desk), service.login(other)

    mixed = msgspec.structs.replace(login, nonce=others.nonce)
    foreign = msgspec.structs.replace(login, signature=others.signature)
    register.time.now += 120_001

    for one in (mixed, foreign, login):
        assert refused(service.post("/v1/token", one)) == (401, "not-valid")


def test_a_revoked_device_is_out_at_once(register: Register, service: Service) -> None:
    """Its bearer of a minute ago opens nothing, and it gets no other."""
    desk = register.enrolled("u-a")
    bearer, login = service.sign_in(desk), service.login(desk)

    register.store.revoke(desk.log, by="u-admin")

    assert refused(service.get("/v1/holders", bearer)) == (401, "revoked-device")
    assert refused(service.post("/v1/token", login)) == (401, "revoked-device")
    assert refused(service.post(f"/v1/logs/{desk.log}/entries", desk.push(), bearer))[0] == 409


def test_a_device_that_is_not_known_is_told_to_enrol_and_not_that_it_was_revoked(
    register: Register, service: Service
) -> None:
    """A register that was put back from an older copy does not know who came since."""
    stranger = Desk(77, "u-x")
    bearer = given(register.keys.token_key, stranger.log, register.time.now).token

    assert refused(service.post("/v1/token", service.login(stranger))) == (401, "unknown-device")
    assert refused(service.get("/v1/holders", bearer)) == (401, "unknown-device")


def test_a_device_box_key_is_kept_as_it_was(register: Register, service: Service) -> None:
    """The same key with another box key is somebody else: 409."""
    desk = register.enrolled("u-a")
    desk.box = base64.b64encode(bytes(32)).decode()
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")

    assert refused(service.post("/v1/enrol", desk.enrolment(code))) == (409, "key-taken")
