"""What of other people's work is in a package: the runtime dependencies, their licences and texts.

Everything is read from what is installed and locked, so that nothing can be shipped unnamed. Where
a wheel brings no licence text, it stands in `licences/`.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "installer" / "locked.txt"
TEXTS = Path(__file__).resolve().parent / "licences"
NOT_SHIPPED = frozenset({"pip"})
"""Asked for by sqlite-utils for a command of its own that we do not have."""
SAID = {
    "backports-tarfile": "MIT",
    "click-default-group": "LicenseRef-Public-Domain",
    "flatbuffers": "Apache-2.0",
    "jaraco-classes": "MIT",
    "multivolumefile": "LGPL-2.1-or-later",
    "olefile": "BSD-2-Clause",
    "onnxruntime": "MIT",
    "protobuf": "BSD-3-Clause",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-Public-Domain",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "pysqlite3": "Zlib",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlite-fts4": "Apache-2.0",
}
"""Licences that a project does not name as SPDX does; of several offered, the one we take."""
ADDED = {
    "flatbuffers": ("Apache-2.0.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "tesserocr": ("tesserocr-libraries.txt", "Apache-2.0.txt"),
}
"""Texts that a wheel does not bring."""
_IN_PACKAGE = {
    "onnxruntime": ("onnxruntime/LICENSE", "onnxruntime/ThirdPartyNotices.txt"),
    "reportlab": ("reportlab/fonts/bitstream-vera-license.txt",),
}
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_OF_WORD = re.compile(r"\.(docx|rtf)$", re.IGNORECASE)  # beside the same text, plain
_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)")
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib", "LGPL-2.1-or-later", "LGPL-3.0-only"),
        "LicenseRef-Public-Domain",
    }
)
"""Licences under which another's work may go along with ours: no GPL and no AGPL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One project whose work is shipped."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[tuple[str, str], ...]
    """The name of each licence text, and what it says."""
    address: str = ""
    """Its package URL, where it has one."""

    @property
    def is_allowed(self) -> bool:
        """Say whether it may be shipped with ours: of what it offers, one choice is allowed."""
        choices = re.split(r"\s+OR\s+", self.licence)
        return any(set(re.split(r"\s+AND\s+", choice)) <= ALLOWED for choice in choices)


def parts(first: Iterable[str] | None = None) -> tuple[Part, ...]:
    """Give every project that is shipped, by name; or what these need."""
    return tuple(part_of(one) for name, one in sorted(_installed(first).items()))


def runtime_lock(first: Iterable[str] | None = None) -> str:
    """Give those lines of the lock that are shipped, or that these need, with their digests."""
    wanted = set(_installed(first))
    kept: list[str] = []
    taking = False
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            found = _PINNED.match(line)
            taking = found is not None and canonicalize_name(found[1]) in wanted
        if taking:
            kept.append(line)
    return "\n".join(kept) + "\n"


def project() -> dict[str, Any]:
    """Give what the product's own description says of it."""
    told: dict[str, dict[str, Any]] = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    return told["project"]


def _installed(first: Iterable[str] | None) -> dict[str, metadata.Distribution]:
    """Give what the product, or these, need here, and what that needs, and so on."""
    needs = map(Requirement, project()["dependencies"] if first is None else first)
    waiting = [need for need in needs if _applies(need, frozenset())]
    found: dict[str, metadata.Distribution] = {}
    asked: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        name, extras = canonicalize_name(one.name), frozenset(one.extras)
        if name in NOT_SHIPPED or (name, extras) in asked:
            continue
        asked.add((name, extras))
        found[name] = metadata.distribution(one.name)
        needs = map(Requirement, found[name].requires or ())
        waiting += [need for need in needs if _applies(need, extras)]
    return found


def _applies(need: Requirement, extras: frozenset[str]) -> bool:
    if need.marker is None:
        return True
    return any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def part_of(
    found: metadata.Distribution, added: Mapping[str, tuple[str, ...]] = MappingProxyType(ADDED)
) -> Part:
    """Give what is known of a project that is installed, with the texts added that it lacks."""
    told = {key: value for key, value in found.metadata.json.items() if isinstance(value, str)}
    name = canonicalize_name(told["name"])
    licence = SAID.get(name) or told.get("license_expression") or told.get("license") or ""
    homes = [line.partition(", ")[2] for line in found.metadata.get_all("Project-URL") or ()]
    return Part(
        name=name,
        version=found.version,
        licence=licence.strip(),
        home=told.get("home_page") or (homes[0] if homes else f"pkg:pypi/{name}"),
        texts=(*_texts(name, found, added),),
        address=f"pkg:pypi/{name}@{found.version}",
    )


def _texts(
    name: str, found: metadata.Distribution, also: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    for file in sorted(found.files or (), key=str):
        folder, _, rest = str(file).partition(".dist-info/")
        own = rest and "/" not in folder and _TEXT.search(rest) and not _OF_WORD.search(rest)
        if own or str(file) in _IN_PACKAGE.get(name, ()):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            yield (rest or str(file)).removeprefix("licenses/"), text
    for added in also.get(name, ()):
        yield added, (TEXTS / added).read_text(encoding="utf-8")


def main() -> int:
    """Write the part of the lock that is shipped."""
    sys.stdout.write(runtime_lock())
    return 0


if __name__ == "__main__":
    sys.exit(main())
