"""The walk through the parts of a message: each is words, a picture, a file, or a gap."""

import binascii
import re
from email.message import Message as Mail
from itertools import count

from checker.model import Concealment, Line, Part
from checker.reading.asking import Held
from checker.reading.assembly import tidy
from checker.reading.calendar import files_of_calendar, is_calendar, lines_of_calendar
from checker.reading.mail.charsets import words_of, words_of_markup
from checker.reading.mail.flowing import flowed
from checker.reading.mail.forms import As, Form
from checker.reading.mail.gathered import Gathered
from checker.reading.mail.images import pictured, placed
from checker.reading.mail.packed import (
    has_files_left,
    is_cipher,
    without_files,
    without_signature,
)
from checker.reading.mail.sealed import is_signature, opened_seal
from checker.reading.mail.words import Headers, header_words
from checker.words import say

DEEPEST = 20
MOST_PARTS = 2_000
_MOST_DETAILS = 20_000
_PLAIN = frozenset({"text/plain", "text/enriched", "text/richtext", "text/x-amp", ""})
_RARE = frozenset({"text/watch-html", "text/x-amp-html"})
_LISTS = frozenset(
    {"message/delivery-status", "message/disposition-notification", "message/feedback-report"}
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNED = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
    }
)
_RIGHTS = "application/x-microsoft-rpmsg-message"
_ELSEWHERE = frozenset({"message/partial", "message/external-body"})
_EVERYDAY = re.compile(
    r"(?:this is an? (?:multi-?part|cryptographically signed|s/mime|openpgp|encrypted).*"
    r"|.*\b(?:mime|multi-?part)\b.*\b(?:message|format|mail|reader|software)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What programs write before the first part for those that know no parts."""
_LOST_PART = re.compile(r"^content-(?:type|transfer-encoding)\s*:", re.IGNORECASE | re.MULTILINE)
"""What a part begins with that another program may find where ours found its end."""
_LONGEST_EVERYDAY = 400


class Walk:
    """One walk through a message."""

    def __init__(self, gathered: Gathered) -> None:
        """Begin a walk that gathers what it finds."""
        self.forms: list[Form] = []
        self._gathered = gathered
        self._groups = count(1)
        self._images: list[tuple[str, str, bytes, bool]] = []
        self._entries: list[str] = []
        self._outside: list[str] = []
        self._parts = 0

    def through(self, part: Mail, group: int = 0, depth: int = 0) -> None:
        """Walk through a part and those in it."""
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            why = say("The message holds messages inside messages, more than can be checked.")
            self._gathered.gap("unread.too-large", why, Part.ATTACHMENT)
            return
        kind = _kind(part)
        if kind in _LISTS:
            self._list(part, kind)
        elif kind == "multipart/encrypted":
            self._locked()
        elif kind in _ELSEWHERE:
            self._elsewhere()
        elif kind.startswith("message/") and depth and part.is_multipart():
            self._message(part)
        elif part.is_multipart():
            self._several(part, kind, group, depth)
        else:
            self._one(part, kind, group or next(self._groups), top=depth == 0)

    def end(self) -> None:
        """Take what is shown behind the words: entries of a calendar, pictures, odd remarks."""
        after = max((line.block for line in self._gathered.lines), default=0) + 1
        for entry in self._entries:
            self._gathered.add(lines_of_calendar(entry, Part.BODY, after))
            after += 1 + entry.count("\n")
        sizes = {}
        for form in self.forms:
            if form.kind is As.MARKUP:
                sizes.update(placed(form.text))
        for name, label, content, attached in self._images:
            if name in sizes or not attached:
                size = sizes.get(name, (0.0, 0.0))
                self._gathered.pictures.append(pictured(content, label, size))
            else:
                self._gathered.held.append(Held(label or say("picture without a name"), content))
        for text in self._outside:
            self._gathered.add(
                Line(text=tidy(line), part=Part.OTHER, block=after, hidden=Concealment.UNUSED)
                for line in text.splitlines()
                if tidy(line)
            )

    def _several(self, part: Mail, kind: str, group: int, depth: int) -> None:
        for text in (part.preamble, part.epilogue):
            self._beyond(text)
        if kind == "multipart/alternative" and not group:
            group = next(self._groups)
        for held in _held(part):
            self.through(held, group, depth + 1)

    def _beyond(self, text: object) -> None:
        """Take what stands before the first part or behind the last: no program shows it."""
        said = str(text or "").strip()
        if said and not (len(said) <= _LONGEST_EVERYDAY and _EVERYDAY.fullmatch(said)):
            text = words_of(said.encode("utf-8", "surrogateescape"), None)[0]
            self._outside.append(text)
            if _LOST_PART.search(text):
                self._damaged()

    def _message(self, part: Mail) -> None:
        """Take a message that is attached to this one."""
        for held in _held(part):
            content = _whole(held)
            if content is None:
                self._damaged()
                continue
            coded = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
            if coded == "base64":
                content = _unpacked(held) or content
            name = file_name(part) or say("attached message.eml")
            self._gathered.held.append(Held(name, content))

    def _list(self, part: Mail, kind: str) -> None:
        """Take a report of a mail program, which is made of headers alone."""
        blocks = _held(part) or [part]
        lines = [
            f"{name}: {header_words(value)}"
            for block in blocks
            for name, value in Headers(block).written
            if kind not in value.lower()
        ]
        lines.extend(str(one.get_payload()) for one in blocks if not one.is_multipart())
        self.forms.append(Form(As.PLAIN, "\n".join(lines), next(self._groups)))

    def _one(self, part: Mail, kind: str, group: int, *, top: bool) -> None:
        """Take a part that holds no others."""
        content = self._content(part)
        if content is None:
            return
        name, how = file_name(part), _disposition(part)
        self._remarks(part, name)
        attached = how == "attachment" or (bool(name) and how != "inline")
        if kind in _SEALED:
            self._sealed(content, name)
        elif kind == _RIGHTS:
            self._locked()
        elif kind in _SIGNED and is_signature(content):
            return
        elif kind == "application/mac-binhex40":
            self._in_letters()
        elif kind.startswith("image/"):
            self._image(part, content, name, attached=how == "attachment" or (attached and not how))
        elif not name and how != "attachment" and (kind.startswith("text/") or top):
            self._words(part, kind, content, group)
        elif content or name or how == "attachment" or not top:
            self._gathered.held.append(Held(name or _nameless(kind), content))

    def _words(self, part: Mail, kind: str, content: bytes, group: int) -> None:
        """Take a part that a mail program shows as words."""
        charset = _charset(part)
        if kind == "text/html" or kind in _RARE:
            text, sure = words_of_markup(content, charset)
            self.forms.append(Form(As.MARKUP, text, group, rare=kind in _RARE))
        else:
            text, sure = words_of(content, charset)
            if kind in {"text/calendar", "text/vcard", "text/x-vcard", "text/directory"}:
                self._entry(text, content, kind)
            elif kind in _PLAIN or not kind.startswith("text/") or kind == "text/rfc822-headers":
                self._plain(text, group, _flows(part))
            else:
                self._gathered.held.append(Held(_nameless(kind), content))
        if not sure:
            why = say("The message names an alphabet that is not known: some letters may be wrong.")
            self._gathered.gap("unread.damaged", why)

    def _entry(self, text: str, content: bytes, kind: str) -> None:
        if is_calendar(text):
            self._entries.append(text)
            self._gathered.held.extend(files_of_calendar(text))
        else:
            self._gathered.held.append(Held(_nameless(kind), content))

    def _plain(self, text: str, group: int, flows: str = "") -> None:
        if is_cipher(text):
            self._locked()
        text, held = without_files(without_signature(text))
        self._gathered.held.extend(held)
        if has_files_left(text):
            self._in_letters()
        if flows:
            text = flowed(text, flows == "yes")
        self.forms.append(Form(As.PLAIN, text, group))

    def _in_letters(self) -> None:
        why = say("A file is written into the message in letters that could not be read.")
        self._gathered.gap("unread.unsupported", why, Part.ATTACHMENT)

    def _image(self, part: Mail, content: bytes, name: str, *, attached: bool) -> None:
        label = str(part.get("Content-ID", "")).strip().strip("<>").lower()
        self._images.append((label, name, content, attached))

    def _sealed(self, content: bytes, name: str) -> None:
        """Take a part that is signed as a whole, or enciphered."""
        inner = opened_seal(content)
        if inner is None and is_signature(content):
            return  # certificates, with nothing that they seal
        if inner is None:
            self._locked()
        else:
            self._gathered.held.append(Held(f"{name or 'smime'}.eml", inner))

    def _elsewhere(self) -> None:
        why = say("A part of the message is kept elsewhere, or comes in pieces. It was not read.")
        self._gathered.gap("unread.unsupported", why, Part.ATTACHMENT)

    def _locked(self) -> None:
        why = say("The message is enciphered. Letterlock cannot see what it says.")
        self._gathered.gap("unread.encrypted", why)

    def _damaged(self) -> None:
        why = say("One part of the message is damaged and could not be read.")
        self._gathered.gap("unread.damaged", why, Part.ATTACHMENT)

    def _content(self, part: Mail) -> bytes | None:
        try:
            payload = part.get_payload(decode=True)
        except (ValueError, LookupError, AssertionError, TypeError, AttributeError):
            payload = None
        if not isinstance(payload, bytes):
            self._damaged()
            return None
        if any(type(defect).__name__ == "InvalidBase64LengthDefect" for defect in part.defects):
            self._damaged()
        return payload

    def _remarks(self, part: Mail, name: str) -> None:
        """Take what a part says of itself: a description, and another name than its own."""
        headers = Headers(part)
        described = headers.first("Content-Description")
        other = "" if _is_wordy(part) else _named(part.get_param("name"))
        for said in (described, other):
            if said and name and said != name:
                self._gathered.beside(said)


def file_name(part: Mail) -> str:
    """Give the name that a part has as a file, or nothing."""
    if _is_wordy(part):
        return ""
    try:
        found = part.get_filename() or part.get_param("name") or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return _named(found)


def _named(found: object) -> str:
    if isinstance(found, tuple):  # charset, language, text
        charset, _, text = found
        found = words_of(str(text).encode("latin-1", "replace"), charset)[0]
    raw = str(found or "").encode("utf-8", "surrogateescape")
    name = tidy(header_words(words_of(raw, None)[0]))
    return name.replace("/", "_").replace("\\", "_")[-255:]


def _is_wordy(part: Mail) -> bool:
    """Say whether a part says more of itself than could be looked through in time."""
    said = (str(part.get(name, "")) for name in ("Content-Type", "Content-Disposition"))
    return sum(map(len, said)) > _MOST_DETAILS


def _kind(part: Mail) -> str:
    if _is_wordy(part):
        return "application/octet-stream"
    try:
        return part.get_content_type()
    except (ValueError, LookupError, TypeError, AttributeError):
        return "application/octet-stream"


def _disposition(part: Mail) -> str:
    return str(part.get("Content-Disposition", "")).partition(";")[0].strip().lower()


def _charset(part: Mail) -> str | None:
    if _is_wordy(part):
        return None
    try:
        charset = part.get_param("charset")
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if isinstance(charset, tuple):
        charset = charset[2]
    return str(charset) if charset else None


def _flows(part: Mail) -> str:
    """Say whether the lines of a text flow ("no" or "yes": with or without the space at the end).

    Nothing is said of a text whose lines stand as they are written (RFC 3676).
    """
    if _is_wordy(part):
        return ""
    said = {name: str(part.get_param(name) or "").lower() for name in ("format", "delsp")}
    return (said["delsp"] or "no") if said["format"] == "flowed" else ""


def _held(part: Mail) -> list[Mail]:
    payload = part.get_payload()
    return [held for held in payload if isinstance(held, Mail)] if isinstance(payload, list) else []


def _whole(mail: Mail) -> bytes | None:
    """Give the bytes of a message in a message, or None when it cannot be written down."""
    try:
        return mail.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _unpacked(mail: Mail) -> bytes | None:
    payload = mail.get_payload()
    if not isinstance(payload, str) or mail.keys():
        return None
    try:
        return binascii.a2b_base64(payload)
    except (binascii.Error, ValueError):
        return None


def _nameless(kind: str) -> str:
    ending = kind.partition("/")[2]
    known = {"html": ".html", "calendar": ".ics", "vcard": ".vcf", "rtf": ".rtf", "plain": ".txt"}
    return say("attachment without a name") + known.get(ending, "")
