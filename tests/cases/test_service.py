"""Case records from a JSON service: a real one, that answers well and badly."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from checker.cases import service as pages
from checker.cases.http import Client, origin, same_place
from checker.cases.loaded import together
from checker.cases.service import HttpSource
from checker.cases.settings import HttpSettings
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError, SettingsError
from tests.builders.feed import CASE_NUMBER, answer, feed_case
from tests.builders.service import Answering, Service, said, service

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TOKEN = "t0ken-of-the-test"  # noqa: S105 - of a service that lives for one test
CHANGES = "/cases?since=1970-01-01T00%3A00%3A00Z"


@pytest.fixture
def running() -> Iterator[Service]:
    """Give a service."""
    with service() as one:
        yield one


def record(number: int, **case: Json) -> Json:
    """Make a small case record."""
    held: dict[str, Json] = {"id": f"C-{number}", "status": "open"}
    return {"case": held | case, "people": [{"id": "P1", "last_name": f"Name{number}"}]}


def source(
    running: Service,
    *,
    seconds: float = 5,
    most_bytes: int = 1_000_000,
    pauses: list[float] | None = None,
    ca_file: str = "",
    **changes: str,
) -> HttpSource:
    """Give the source, with settings of our choosing."""
    given = {
        "case": f"{running.url}/cases/{{case}}",
        "changes": f"{running.url}/cases?since={{since}}",
        **changes,
    }
    return HttpSource(
        settings=HttpSettings(**given),  # type: ignore[arg-type] # a builder takes any text by its name
        client=Client(
            seconds=seconds,
            token=lambda: TOKEN,
            ca_file=ca_file,
            most_bytes=most_bytes,
            sleep=(pauses if pauses is not None else []).append,
        ),
        now=lambda: NOW,
    )


def ids(held: HttpSource) -> list[str]:
    """Load everything and give the ids; nothing is refused."""
    cases = together(held.records())
    assert cases.refused == ()
    return [str(case.id) for case in cases.cases]


def test_every_case_is_asked_for_with_the_token(running: Service) -> None:
    """The records are as old as the moment at which they were asked for, or as they say."""
    own = record(2, synced_at="2026-11-01T00:00:00Z")
    running.gives(CHANGES, [record(1), own])

    cases = together(source(running).records())

    assert [case.id for case in cases.cases] == ["C-1", "C-2"]
    assert cases.cases[0].synced_at == NOW
    assert cases.cases[1].synced_at == datetime(2026, 11, 1, tzinfo=UTC)
    assert running.asked == [(CHANGES, f"Bearer {TOKEN}")]


def test_only_the_changes_since_a_time_may_be_asked_for(running: Service) -> None:
    """For the index, which knows what it has seen."""
    running.gives("/cases?since=2026-11-25T08%3A30%3A00Z", [record(7)])

    held = source(running).records(datetime(2026, 11, 25, 8, 30, tzinfo=UTC))

    assert [str(one.case.id) for one in held if one.record] == ["C-7"]  # type: ignore[union-attr] # a record makes a case


def test_pages_follow_their_links(running: Service) -> None:
    """Relative links too, and a case that moved to the next page meanwhile is there once."""
    running.gives(CHANGES, {"items": [record(1), record(2)], "links": {"next": "/more"}})
    running.gives("/more", {"items": [record(2), record(3)], "links": {"next": None}})

    assert ids(source(running, items="items", next="links.next")) == ["C-1", "C-2", "C-3"]


def test_pages_may_have_numbers(running: Service) -> None:
    """They end with an empty page."""
    for number, page in enumerate(([record(1)], [record(2)], []), start=1):
        running.gives(f"{CHANGES}&page={number}", {"items": page, "number": number})
    changes = f"{running.url}/cases?since={{since}}&page={{page}}"

    assert ids(source(running, items="items", changes=changes)) == ["C-1", "C-2"]


def test_pages_without_end_are_noticed(running: Service) -> None:
    """A link that leads back, and a service that gives its first page for every number."""
    running.gives(CHANGES, {"items": [record(1)], "next": "/more"})
    running.gives("/more", {"items": [record(2)], "next": CHANGES})
    for number in (1, 2):
        running.gives(f"{CHANGES}&page={number}", [record(1)])
    numbered = f"{running.url}/cases?since={{since}}&page={{page}}"

    with pytest.raises(CaseSourceError, match="begin again"):
        source(running, items="items", next="next").records()
    with pytest.raises(CaseSourceError, match="begin again"):
        source(running, changes=numbered).records()


def test_half_a_caseload_is_none(running: Service) -> None:
    """When a later page fails, nothing is given: it would look like the whole."""
    running.gives(CHANGES, {"items": [record(1)], "next": "/more"})
    running.gives("/more", {}, status=500)

    with pytest.raises(CaseSourceError, match="status 500"):
        source(running, items="items", next="next").records()


def test_another_shape_is_mapped(running: Service) -> None:
    """By JMESPath; a case that does not come out as a record is refused with its place."""
    running.gives(
        CHANGES,
        {"rows": [{"no": "C-1", "who": [{"key": "P1", "surname": "Hale"}]}, {"no": 7, "who": []}]},
    )
    mapping = "{case: {id: no}, people: who[].{id: key, last_name: surname}}"

    cases = together(source(running, items="rows", record=mapping).records())

    assert cases.cases[0].people[0].last_name == "Hale"
    (refused,) = cases.refused
    assert refused.file == "127.0.0.1, page 1, case 2"
    assert (refused.path, refused.expected) == ("$.case.id", "text")


def test_the_hmcts_shape_comes_over_http_too(running: Service) -> None:
    """The same answers as in an exported file."""
    running.gives(CHANGES, answer(feed_case()))
    running.gives(f"/cases/{CASE_NUMBER}", answer(feed_case()))
    held = source(running, shape="hmcts", team="North 2")

    cases = together(held.records())
    one = held.record(CASE_NUMBER)

    assert cases.cases[0].synced_at == NOW
    assert cases.cases[0].team == "North 2"
    assert one is not None
    assert one.case == cases.cases[0]


def test_one_case_is_asked_for_by_its_id_or_a_reference(running: Service) -> None:
    """Whatever stands in it cannot lead to another address."""
    linked = record(1, references=[{"kind": "familyman", "value": "XX26P00001"}])
    running.gives("/cases/C-1", linked)
    running.gives("/cases/XX26%20P00001", linked)
    running.gives("/cases/..%2Fall", [record(1)])

    for wanted in ("C-1", "XX26 P00001"):
        found = source(running).record(wanted)
        assert found is not None
        assert found.record is not None
    assert source(running).record("C-2") is None
    found = source(running).record("../all")
    assert found is not None
    assert found.record is None


def test_another_case_than_the_one_asked_for_is_refused(running: Service) -> None:
    """A letter would be compared with the wrong family."""
    running.gives("/cases/C-1", record(2))

    found = source(running).record("C-1")

    assert found is not None
    assert found.record is None


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, each in good time, without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    """Send one header after the other."""
    handler.send_response(200)
    for number in range(90):
        handler.send_header(f"X-{number}", "1")
        handler.flush_headers()
        time.sleep(0.1)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answer more and more."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b"[" * 100_000)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[]")


def cut_in_a_chunk(handler: BaseHTTPRequestHandler) -> None:
    """Hang up in the middle of a chunk."""
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"10\r\n[]")


def silence(handler: BaseHTTPRequestHandler) -> None:
    """Hang up without a word."""
    handler.connection.close()


def goes_to(place: str) -> Answering:
    """Send the caller to another address."""
    return said(b"", 302, Location=place)


BROKEN = [
    pytest.param(said(b"", 401), "refused the token", 1, id="401"),
    pytest.param(said(b"", 403), "refused the token", 1, id="403"),
    pytest.param(said(b"", 404), "nothing at its address for changes", 1, id="404"),
    pytest.param(said(b"", 500), "status 500", 1, id="500"),
    pytest.param(said(b"", 503), "busy", 3, id="503"),
    pytest.param(said(b"", 429, Retry_After="2"), "busy", 3, id="429"),
    pytest.param(said(b"[{]"), "line 1, column 3", 1, id="no JSON"),
    pytest.param(said(b'[{"case": {}, "case": {}}]'), "each key once", 1, id="a key twice"),
    pytest.param(said(b"[NaN]"), "NaN", 1, id="NaN"),
    pytest.param(said(b"\xff"), "UTF-8", 1, id="no UTF-8"),
    pytest.param(said(b"[" * 200_000), "nested", 1, id="nested"),
    pytest.param(said(b'{"a": 1}'), "expected a list", 1, id="no list"),
    pytest.param(
        said(b"<html>", Content_Type="text/html; charset=utf-8"),
        "text/html",
        1,
        id="a sign-in page",
    ),
    pytest.param(said(b"x", Content_Encoding="gzip"), "gzip", 1, id="packed"),
    pytest.param(endless, "more than 1000000 bytes", 1, id="endless"),
    pytest.param(drip, "took too long", 3, id="slow"),
    pytest.param(drip_headers, "took too long", 3, id="slow headers"),
    pytest.param(cut_off, "cut off", 3, id="cut off"),
    pytest.param(cut_in_a_chunk, "cut off", 3, id="cut in a chunk"),
    pytest.param(silence, "cut off", 3, id="hung up"),
    pytest.param(goes_to("https://elsewhere.example/cases"), "another host", 1, id="redirected"),
    pytest.param(goes_to("http://127.0.0.1:1/cases"), "another host", 1, id="another port"),
    pytest.param(goes_to(""), "another host", 1, id="redirected nowhere"),
    pytest.param(goes_to(CHANGES), "without end", 4, id="redirected in a circle"),
]


@pytest.mark.parametrize(("answering", "said_of_it", "times"), BROKEN)
def test_whatever_a_service_does_is_a_sentence(
    running: Service, answering: Answering, said_of_it: str, times: int
) -> None:
    """It says what is wrong; what may pass is tried three times, and the token is never told."""
    running.at(CHANGES, answering)
    pauses: list[float] = []

    with pytest.raises(CaseSourceError, match=said_of_it) as caught:
        source(running, seconds=0.4, pauses=pauses).records()

    assert TOKEN not in str(caught.value)
    assert len(running.asked) == times
    assert len(pauses) == (2 if times == 3 else 0)
    assert all(0 < pause <= 10 for pause in pauses)


def test_a_passing_failure_passes(running: Service) -> None:
    """The second try is answered."""
    calm = said(b"[]")

    def once_busy(handler: BaseHTTPRequestHandler) -> None:
        (calm if len(running.asked) > 1 else said(b"", 503))(handler)

    running.at(CHANGES, once_busy)

    assert ids(source(running)) == []


def test_a_redirect_within_the_service_is_followed(running: Service) -> None:
    """The token goes along, as it is the same service."""
    running.at(CHANGES, goes_to("/elsewhere"))
    running.gives("/elsewhere", [record(1)])

    assert ids(source(running)) == ["C-1"]
    assert running.asked[1] == ("/elsewhere", f"Bearer {TOKEN}")


def test_the_next_page_of_another_host_is_not_asked(running: Service) -> None:
    """The token would go there."""
    running.gives(CHANGES, {"items": [], "next": "https://elsewhere.example/more"})

    with pytest.raises(CaseSourceError, match="another host"):
        source(running, items="items", next="next").records()


@pytest.mark.parametrize("next_page", ["/a b", "/\u00e9", "//elsewhere.example/x"])
def test_an_odd_next_page_is_not_asked(running: Service, next_page: str) -> None:
    """Nothing of it reaches the network."""
    running.gives(CHANGES, {"items": [record(1)], "next": next_page})

    with pytest.raises(CaseSourceError):
        source(running, items="items", next="next").records()
    assert running.asked == [(CHANGES, f"Bearer {TOKEN}")]


def test_pages_that_take_too_long_end(running: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in good time, but too many of them."""
    monkeypatch.setattr(pages, "MOST_SECONDS", -1)
    running.gives(CHANGES, [record(1)])

    with pytest.raises(CaseSourceError, match="take too long"):
        source(running).records()


def test_a_port_may_be_written_or_not() -> None:
    """443 is where https is."""
    where = origin("https://cases.example/a")

    assert same_place(where, "https://cases.example/a", "https://cases.example:443/b").endswith(
        "/b"
    )


def test_nobody_there_is_a_sentence(running: Service) -> None:
    """A computer that is off or a port that is closed."""
    gone = "http://127.0.0.1:9"

    with pytest.raises(CaseSourceError, match="did not give the case records"):
        source(running, changes=f"{gone}/cases").records()


@pytest.mark.parametrize(
    "url",
    [
        "http://cases.example/",
        "https://user:secret@cases.example/",
        "https://{case}.example/",
        "ftp://cases.example/",
        "file:///etc/passwd",
        "https:///x",
        "https://cases.example:99999/",
        "cases",
        "https://cases.example/a b",
        "https://cases.example/\u00e9",
        "https://cases.example/a\nb",
    ],
)
def test_only_https_is_asked(running: Service, url: str) -> None:
    """And nothing that a password stands in, or that a case could turn into another host."""
    with pytest.raises(SettingsError, match="https"):
        source(running, changes=url).records()
    with pytest.raises(SettingsError):
        source(running, case=url).record("C-1")
    assert running.asked == []


@pytest.mark.parametrize("key", ["items", "record", "next"])
def test_a_mapping_that_is_none_is_said(running: Service, key: str) -> None:
    """With the key of the settings in which it stands."""
    mapping: Any = {key: "[}"}
    running.gives(CHANGES, [record(1)])

    with pytest.raises(SettingsError, match=f"say as {key} is not JMESPath"):
        source(running, **mapping).records()


def test_a_token_that_is_none_is_not_sent(running: Service) -> None:
    """A line break in it would be a header of somebody's own."""
    client = Client(seconds=5, token=lambda: "x\r\nHost: elsewhere.example")

    with pytest.raises(SettingsError, match="keep it again"):
        client.get(f"{running.url}/cases")
    assert running.asked == []


def test_tls_is_verified(tmp_path: Path) -> None:
    """A certificate that nobody vouches for is refused at once; with its authority it is taken."""
    certificate = tmp_path / "service.pem"
    certificate.write_bytes(self_signed())
    with service(certificate) as running:
        running.gives(CHANGES, [record(1)])

        with pytest.raises(CaseSourceError, match="not vouched for"):
            source(running).records()
        assert running.asked == []
        assert ids(source(running, ca_file=str(certificate))) == ["C-1"]
        with pytest.raises(SettingsError, match="ca_file"):
            source(running, ca_file=str(tmp_path / "absent")).records()


def self_signed() -> bytes:
    """Make a certificate for 127.0.0.1 that vouches for itself, with its key."""
    import ipaddress  # noqa: PLC0415 - of this test alone

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cases.example")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private + made.public_bytes(serialization.Encoding.PEM)
