"""A locked OpenDocument file is opened with its password, and asks for it otherwise."""

import pytest

from checker.model import FileKind
from checker.reading.asking import Asked
from checker.reading.odf import odt_reading
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from tests.builders.odf_files import lines, locked, locked_whole, meta, odf, zipped

PASSWORD = "copper kettle"  # noqa: S105 - of made-up letters alone
LETTER = odf(lines("Dear Ms Hale"), parts={"meta.xml": meta("<dc:title>Notice</dc:title>")})
LOCKED = {"each part": locked(LETTER, PASSWORD), "as a whole": locked_whole(LETTER, PASSWORD)}
OLD = (
    '<manifest:encryption-data><manifest:algorithm manifest:algorithm-name="Blowfish CFB"'
    ' manifest:initialisation-vector="AAAAAAAAAAA="/><manifest:key-derivation'
    ' manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024"'
    ' manifest:salt="AAAAAAAAAAAAAAAAAAAAAA=="/></manifest:encryption-data>'
)


def old_lock(told: str) -> bytes:
    """Give a file whose main part the manifest says is locked in this way."""
    name = "content.xml"
    return zipped({name: bytes(64)}, "text", {name: "text/xml"}, {name: told})


def read(data: bytes, *passwords: str) -> str:
    """Read a file, and give its body and its title."""
    document = odt_reading(Asked(name="letter.odt", data=data, passwords=passwords)).document
    return "; ".join([document.text(), *(trace.text for trace in document.traces)])


@pytest.mark.parametrize("data", [pytest.param(one, id=name) for name, one in LOCKED.items()])
def test_the_right_password_opens_it(data: bytes) -> None:
    """With the right one among those given, all of it is read."""
    assert kind_of(data) is FileKind.ODT
    assert read(data, "wrong", PASSWORD) == "Dear Ms Hale; Notice"


@pytest.mark.parametrize("data", [pytest.param(one, id=name) for name, one in LOCKED.items()])
@pytest.mark.parametrize(
    ("passwords", "says"),
    [
        pytest.param((), "locked with a password", id="none"),
        pytest.param(("wrong",), "does not open", id="a wrong one"),
        pytest.param(("wrong", "also"), "None of the passwords", id="two wrong ones"),
    ],
)
def test_another_does_not(data: bytes, passwords: tuple[str, ...], says: str) -> None:
    """The refusal asks for the password, or says that it is wrong."""
    with pytest.raises(Unreadable, match=says) as told:
        read(data, *passwords)

    assert told.value.code == "unread.encrypted"


def test_an_old_lock_says_what_to_do() -> None:
    """What was locked by programs of before 2012 cannot be opened here."""
    data = zipped(
        {"content.xml": bytes(64)}, "text", {"content.xml": "text/xml"}, {"content.xml": OLD}
    )

    with pytest.raises(Unreadable, match="save a copy without") as told:
        read(data, PASSWORD)

    assert told.value.code == "unread.encrypted"


def test_a_lock_that_would_take_for_ever_is_damage() -> None:
    """A file that asks for a billion rounds is not believed."""
    odd = old_lock(OLD.replace("Blowfish CFB", "x#aes256-cbc").replace("1024", "999999999"))

    with pytest.raises(Unreadable) as told:
        read(odd, PASSWORD)

    assert told.value.code == "unread.damaged"
