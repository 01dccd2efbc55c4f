"""Write what a package says of itself: third-party notices, and the bill of materials (CycloneDX).

Both name every project that is shipped: Python's, the interpreter and what it was started with,
the libraries of the machine that built it, and the works in `resources/`.
"""

import hashlib
import json
import platform
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from checker import __version__
from checker.desk.guidance.licences import KEPT, title
from installer.linux.shipped import LOCK, ROOT, Part, parts

_LINE = "=" * 80
_RESOURCES = {title(one.text): (one.licence, one.text, one.home) for one in KEPT}


def all_parts(bundle: Path) -> tuple[Part, ...]:
    """Give everything of others in a folder of programs."""
    return (*parts(), *_python(), *resources(), *_of_the_machine(bundle))


def notices(everything: tuple[Part, ...]) -> str:
    """Give the third-party notices: who, which version, which licence, and its whole text."""
    lines = [
        f"Letterlock {__version__} is under the Apache License 2.0. It holds works by others, each",
        "under its own licence. Their names come first, the texts of their licences after them.",
        "",
        *(f"{one.name} {one.version}: {one.licence}" for one in everything),
    ]
    for one in everything:
        lines += [
            "",
            _LINE,
            f"{one.name} {one.version}",
            one.home,
            f"Licence: {one.licence}",
            _LINE,
        ]
        for name, text in one.texts:
            lines += ["", f"-- {name}", "", text.strip()]
    return "\n".join(lines) + "\n"


def bill_of_materials(everything: tuple[Part, ...]) -> str:
    """Give the bill of materials, as CycloneDX 1.6 has it; the same for the same parts."""
    components = [_component(one) for one in everything]
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"letterlock:{__version__}:{digest}")
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"letterlock@{__version__}",
                "name": "letterlock",
                "version": __version__,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
            "properties": [
                {"name": "letterlock:lock", "value": hashlib.sha256(LOCK.read_bytes()).hexdigest()}
            ],
        },
        "components": components,
        "dependencies": [
            {
                "ref": f"letterlock@{__version__}",
                "dependsOn": [one["bom-ref"] for one in components],
            }
        ],
    }
    return json.dumps(whole, indent=2, sort_keys=True) + "\n"


def _component(one: Part) -> dict[str, object]:
    reference = one.address or f"{one.name}@{one.version}"
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": reference,
        "name": one.name,
        "version": one.version,
        "licenses": [{"expression": one.licence}]
        if one.is_allowed
        else [{"license": {"name": one.licence}}],
        "externalReferences": [{"type": "website", "url": one.home}],
    }
    return found | ({"purl": one.address} if one.address else {})


def _python() -> Iterator[Part]:
    """Give the interpreter, and the program that starts it."""
    licence = Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt"
    yield Part(
        name="python",
        version=platform.python_version(),
        licence="PSF-2.0",
        home="https://www.python.org",
        texts=(("LICENSE.txt", licence.read_text(encoding="utf-8")),),
        address=f"pkg:generic/python@{platform.python_version()}",
    )
    starter = metadata.distribution("pyinstaller")
    yield Part(
        name="pyinstaller-bootloader",
        version=starter.version,
        licence="GPL-2.0-or-later WITH Bootloader-exception",
        home="https://pyinstaller.org",
        texts=(("COPYING.txt", starter.read_text("licenses/COPYING.txt") or ""),),
        address=f"pkg:pypi/pyinstaller@{starter.version}",
    )


def resources() -> Iterator[Part]:
    """Give the works of others in `resources/`."""
    for name, (licence, file, home) in _RESOURCES.items():
        text = (ROOT / "resources" / file).read_text(encoding="utf-8")
        yield Part(
            name=name, version="as shipped", licence=licence, home=home, texts=((file, text),)
        )


def _of_the_machine(bundle: Path) -> Iterator[Part]:
    """Give the system's packages whose libraries go along, with what Debian says of each.

    A library whose name no package of the system knows came in a wheel, and is in its notices.

    Raises:
        FileNotFoundError: a package does not say its licence.
    """
    owners: dict[str, str] = {}
    for file in sorted((bundle / "_internal").glob("lib*.so*")):
        if file.is_symlink() or file.name.startswith(
            "libpython"
        ):  # the interpreter is a part itself
            continue
        if found := _asked("dpkg-query", "-S", f"/*/{file.name}"):
            owners[found.partition(":")[0]] = file.name
    for owner in sorted(owners):
        version = _asked("dpkg-query", "-W", "-f", "${Version}", owner)
        text = Path(f"/usr/share/doc/{owner}/copyright").read_text(encoding="utf-8")
        yield Part(
            name=owner,
            version=version,
            licence="see its text",
            home=f"https://packages.debian.org/{owner}",
            texts=(("copyright", text),),
            address=f"pkg:deb/debian/{owner}@{version}",
        )


def _asked(*command: str) -> str:
    """Give what a program of the system says; nothing where it knows nothing."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def write(bundle: Path, folder: Path) -> tuple[Path, Path]:
    """Write the notices and the bill of materials of a folder of programs."""
    everything = all_parts(bundle)
    told, bill = folder / "third-party-notices.txt", folder / "letterlock.cdx.json"
    told.write_text(notices(everything), encoding="utf-8")
    bill.write_text(bill_of_materials(everything), encoding="utf-8")
    return told, bill


if __name__ == "__main__":
    for made in write(Path(sys.argv[1]), Path(sys.argv[2])):
        sys.stdout.write(f"{made}\n")
