"""The attachments of an item of Outlook's: files, messages, objects, pictures in the words."""

from checker.model import FileKind, Part, Trace, TraceKind
from checker.reading.asking import Held
from checker.reading.assembly import tidy
from checker.reading.mail.gathered import Gathered
from checker.reading.mail.images import Size, pictured
from checker.reading.mail.sealed import opened_seal
from checker.reading.mapi.bag import Attached, Bag, Item
from checker.reading.ole import built_in
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from checker.words import say

MOST_ATTACHMENTS = 1_000
_LONG, _SHORT, _SHOWN, _ENDING, _TYPE = 0x3707, 0x3704, 0x3001, 0x3703, 0x370E
_LABEL, _LOCATION, _HIDDEN, _HOW, _PATH, _LONG_PATH = 0x3712, 0x3713, 0x7FFE, 0x3705, 0x3708, 0x370D
_OBJECT = 6
_BY_REFERENCE = frozenset({2, 3, 4, 7})
_IMAGES = frozenset(
    {FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.BMP, FileKind.TIFF, FileKind.WEBP}
)
_SEALED = "ipm.note.smime"
_RIGHTS = (".rpmsg", "application/x-microsoft-rpmsg-message")
_MIME = b"MIME-Version: 1.0\r\n"


def take_attachments(item: Item, images: dict[str, Size], gathered: Gathered) -> None:
    """Take every attachment: those that the words show are pictures, the others are files."""
    if len(item.attachments) > MOST_ATTACHMENTS:
        why = say("The message has more attachments than can be checked.")
        gathered.gap("unread.too-large", why, Part.ATTACHMENT)
    sealed = item.bag.text(0x001A).lower().startswith(_SEALED)
    for one in item.attachments[:MOST_ATTACHMENTS]:
        name = _name(one)
        if sealed and one.content is not None:
            _take_sealed(one.content, name, gathered)
        elif one.content is None or one.bag.number(_HOW) in _BY_REFERENCE:
            _take_elsewhere(one, name, gathered)
        else:
            _take(one, name, images, gathered)
        _take_remarks(one.bag, name, gathered)


def _take(one: Attached, name: str, images: dict[str, Size], gathered: Gathered) -> None:
    content = one.content or b""
    bag = one.bag
    label = bag.text(_LABEL).strip("<>").lower()
    shown = next((at for at in (label, bag.text(_LOCATION).lower()) if at and at in images), None)
    if name.lower().endswith(_RIGHTS[0]) or bag.text(_TYPE).lower() == _RIGHTS[1]:
        why = say("The message is enciphered. Letterlock cannot see what it says.")
        gathered.gap("unread.encrypted", why)
    elif bag.number(_HOW) == _OBJECT:
        _take_object(name, content, gathered)
    elif shown is not None and _is_image(content):
        gathered.pictures.append(pictured(content, name, images[shown]))
    else:
        gathered.held.append(Held(name, content))
        if bag.number(_HIDDEN) and shown is None:
            hidden = Trace(kind=TraceKind.EMBEDDED, name="hidden attachment", text=name)
            gathered.traces[hidden] = None


def _take_object(name: str, content: bytes, gathered: Gathered) -> None:
    """Take an object of another program, and the file in it where there is one."""
    built = built_in(name, content)
    for held in built.held:
        gathered.held.append(held)
        trace = Trace(kind=TraceKind.EMBEDDED, name="embedded object", text=held.name)
        gathered.traces[trace] = None
    for path in built.paths:
        gathered.tell("path of an embedded file", path)
    if built.why:
        gathered.gap("unread.unsupported", built.why, Part.ATTACHMENT)


def _take_sealed(content: bytes, name: str, gathered: Gathered) -> None:
    """Take the whole message in a signed one; one that is enciphered is a gap."""
    inner = opened_seal(content)
    if inner is None and content[:200].lower().lstrip().startswith(b"content-type:"):
        inner = _MIME + content
    if inner is not None:
        gathered.held.append(Held(f"{name}.eml", inner))
        return
    why = say("The message is enciphered. Letterlock cannot see what it says.")
    gathered.gap("unread.encrypted", why)


def _take_elsewhere(one: Attached, name: str, gathered: Gathered) -> None:
    path = one.bag.text(_LONG_PATH, _PATH)
    if path:
        gathered.tell("path of an attachment", path)
    why = say("{name} is not in the message itself, or is damaged. It was not read.", name=name)
    gathered.gap("unread.unsupported", why, Part.ATTACHMENT)


def _take_remarks(bag: Bag, name: str, gathered: Gathered) -> None:
    """Take the other names of an attachment, and whatever else is said of it."""
    short = bag.text(_SHORT)
    if short and _ending(short) != _ending(name)[:3] and _ending(name):
        gathered.tell("other name of an attachment", short)
    for number, words in bag.texts():
        if number not in {_SHORT, _LONG, _ENDING, _TYPE, _LABEL}:
            gathered.beside(words)


def _name(one: Attached) -> str:
    bag = one.bag
    name = tidy(" ".join(bag.text(_LONG, _SHORT, _SHOWN).split())) or one.title
    if one.inner:
        return f"{name.removesuffix('.msg') or say('attached message')}.msg"
    return name or say("attachment without a name")


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower().strip() if "." in name else ""


def _is_image(content: bytes) -> bool:
    try:
        return kind_of(content) in _IMAGES
    except Unreadable:
        return False
