"""A release's manifest: a signed note that names every file of it by its bytes.

The note's text is a first line that says what it is, a line with the version, and a line for each
file: its SHA-256, its size, its name. Names are plain: a file of a release lies beside the note.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.notes import NotANote, Verifier, open_note, read_verifier, sign_note
from checker.errors import CallError
from checker.words import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_HEAD = "letterlock/release/1"
_PLAIN = r"[A-Za-z0-9][A-Za-z0-9._+~-]{0,199}"
_VERSION = re.compile(rf"version (?P<version>{_PLAIN})")
_LINE = re.compile(
    rf"sha256:(?P<digest>[0-9a-f]{{64}}) (?P<size>0|[1-9]\d{{0,14}}) (?P<name>{_PLAIN})"
)
_MOST_BYTES = 1_000_000
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of a release, as its manifest names it."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a manifest says, after its signature was seen to hold."""

    version: str
    signer: str
    files: tuple[Listed, ...]


def sign_release(
    version: str, files: tuple[Path, ...], name: str, key: "Ed25519PrivateKey"
) -> bytes:
    """Give the manifest of these files, signed under a name.

    Raises:
        CallError: a file cannot be read, or cannot be named in a manifest.
    """
    lines = [_HEAD, f"version {version}"]
    for file in sorted(files, key=lambda one: one.name):
        digest, size = _looked_at(file)
        lines.append(f"sha256:{digest} {size} {file.name}")
    text = "\n".join(lines) + "\n"
    if _read(text, name) is None:
        raise CallError(say("The files or the version have names that a manifest cannot hold."))
    return sign_note(text, name, key)


def read_release(manifest: Path, key: str) -> Release:
    """Give what a manifest says, when this key signed it.

    Args:
        manifest: The manifest's file.
        key: Who must have signed it, as `name+id+key`.

    Raises:
        CallError: it cannot be read, the key is none, or the key did not sign it.
    """
    try:
        trusted = read_verifier(key)
    except NotANote as why:
        raise CallError(say("The key cannot be used: {why}.", why=why)) from why
    try:
        with manifest.open("rb") as held:
            note = held.read(_MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(manifest, error) from error
    try:
        text, _ = open_note(note, trusted)
    except NotANote as why:
        raise _refused(trusted, str(why)) from why
    read = _read(text, trusted.name)
    if read is None:
        raise _refused(trusted, say("it does not describe a release"))
    return read


def wrong_files(release: Release, folder: Path) -> Iterator[str]:
    """Give a sentence for every file of a release that is not as it was signed."""
    for listed in release.files:
        file = folder / listed.name
        try:
            is_same = _looked_at(file) == (listed.digest, listed.size)
        except CallError as problem:
            yield str(problem)
            continue
        if not is_same:
            yield say(
                "{name} is not the file that {signer} released. Do not install it: delete it and "
                "get it again.",
                name=listed.name,
                signer=release.signer,
            )


def _read(text: str, signer: str) -> Release | None:
    """Read a manifest's text; nothing where it is none."""
    head, *lines = text.removesuffix("\n").split("\n")
    told = _VERSION.fullmatch(lines[0]) if lines else None
    found = [_LINE.fullmatch(line) for line in lines[1:]]
    listed = tuple(
        Listed(name=one["name"], size=int(one["size"]), digest=one["digest"])
        for one in found
        if one is not None
    )
    names = [one.name for one in listed]
    is_whole = len(listed) == len(found) and len(set(names)) == len(names) > 0
    if head != _HEAD or told is None or not is_whole:
        return None
    return Release(version=told["version"], signer=signer, files=listed)


def _looked_at(file: Path) -> tuple[str, int]:
    """Give a file's SHA-256 and size.

    Raises:
        CallError: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with file.open("rb") as held:
            while piece := held.read(_AT_ONCE):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise _unreadable(file, error) from error
    return digest.hexdigest(), size


def _unreadable(file: Path, error: OSError) -> CallError:
    why = error.strerror or type(error).__name__
    return CallError(say("{file} cannot be read: {why}.", file=file, why=why))


def _refused(trusted: Verifier, why: str) -> CallError:
    return CallError(
        say(
            "The release does not hold: {why}. Do not install it: get it again from {name}.",
            why=why,
            name=trusted.name,
        )
    )
