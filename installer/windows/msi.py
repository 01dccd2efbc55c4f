"""Make the MSI: for a whole computer, silent where asked, upgraded and removed by Windows itself.

Each file is a component of its own whose identity is made from its place alone, so that it is the
same in every version, as upgrades need. The same folder gives the same package.
"""

import hashlib
import os
import re
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import quoteattr

from checker import __version__
from installer.windows.entry import CONSOLE, WINDOW
from installer.windows.shell import SAYS, verbs

NAME = f"letterlock-{__version__}-x64.msi"
_OURS = uuid.UUID("3a4ff1d4-51cf-5d9a-9d4f-9d6d0b3f7f5e")
UPGRADE = uuid.uuid5(_OURS, "upgrade")
"""Stays for as long as there is Letterlock: by it Windows knows an older one."""
_USUALLY = 1_767_225_600  # 2026
_SECONDS_1601_TO_1970 = 11_644_473_600
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")  # FMTID_SummaryInformation
_LONGEST = 2_048
_TIME = rb"(\x40\x00\x00\x00)(?=.{6}[\xdc-\xde]\x01).{8}"
"""VT_FILETIME and a time of our days."""
_LATER = "A later version of Letterlock is installed already."


def make(staged: Path, work: Path, out: Path) -> Path:
    """Make the package from the folder that is installed, and give it."""
    described = work / "letterlock.wxs"
    described.write_text("\n".join(description(staged)) + "\n", encoding="utf-8")
    icon = work / "letterlock.ico"
    shutil.copyfile(work / "launchers" / "letterlock.ico", icon)
    target = out / NAME
    target.unlink(missing_ok=True)
    subprocess.run(
        ["wixl", "-a", "x64", "-o", str(target.absolute()), described.name],  # noqa: S607
        cwd=work,  # it takes no absolute places of files
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=True,
    )
    told = int(os.environ.get("SOURCE_DATE_EPOCH") or _USUALLY)
    package = guid(f"package {_content(staged)}")
    target.write_bytes(_settled(target.read_bytes(), package, told))
    return target


def _settled(made: bytes, package: str, time: int) -> bytes:
    """Give a package its identity by its content, and the release's time, which wixl does not."""
    begins = made.find(_SUMMARY)
    summary = made[begins : begins + _LONGEST]
    identity = re.search(rb"\{[0-9A-F-]{36}\}", summary)
    if begins < 0 or identity is None:
        raise ValueError("The package's summary is not where it was.")
    ticks = ((time + _SECONDS_1601_TO_1970) * 10_000_000).to_bytes(8, "little")
    settled = summary.replace(identity[0], f"{{{package}}}".encode())
    settled = re.sub(_TIME, lambda found: found[1] + ticks, settled, flags=re.DOTALL)
    return made[:begins] + settled + made[begins + _LONGEST :]


def _content(staged: Path) -> str:
    """Give a digest of every file's place and content."""
    content = hashlib.sha256(__version__.encode())
    for file in sorted(one for one in staged.rglob("*") if one.is_file()):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        content.update(f"{file.relative_to(staged).as_posix()} {digest}\n".encode())
    return content.hexdigest()


def guid(what: str) -> str:
    """Give the identity of a thing, the same whenever and wherever it is made."""
    return str(uuid.uuid5(_OURS, what)).upper()


def description(staged: Path) -> Iterator[str]:
    """Give the package in WiX's language."""
    product = guid(f"product {__version__}")
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">'
    yield (
        f'<Product Id="{product}" UpgradeCode="{str(UPGRADE).upper()}" Name="Letterlock"'
        f' Language="2057" Version="{__version__}" Manufacturer="The Letterlock authors">'
    )
    yield (
        '<Package Id="*" InstallerVersion="500" Compressed="yes"'
        ' InstallScope="perMachine" Description="Checks a letter before it is'
        ' sent" Manufacturer="The Letterlock authors"/>'
    )
    yield '<Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>'
    yield f'<MajorUpgrade DowngradeErrorMessage="{_LATER}"/>'
    yield '<Icon Id="letterlock.ico" SourceFile="letterlock.ico"/>'
    yield '<Property Id="ARPPRODUCTICON" Value="letterlock.ico"/>'
    yield '<Property Id="ARPNOMODIFY" Value="1"/>'
    yield '<Directory Id="TARGETDIR" Name="SourceDir">'
    yield '<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Letterlock">'
    names: list[str] = []
    yield from _folder(staged, staged, names)
    yield "</Directory></Directory>"
    yield '<Directory Id="ProgramMenuFolder"/>'
    yield "</Directory>"
    yield '<DirectoryRef Id="INSTALLDIR">'
    yield from _registry(names)
    yield "</DirectoryRef>"
    yield '<Feature Id="Letterlock" Level="1" Title="Letterlock">'
    yield from (f'<ComponentRef Id="{name}"/>' for name in names)
    yield "</Feature></Product></Wix>"


def _folder(folder: Path, staged: Path, names: list[str]) -> Iterator[str]:
    """Give the files of a folder, each a component, and the folders in it."""
    for one in sorted(folder.iterdir()):
        inside = one.relative_to(staged).as_posix()
        if one.is_dir():
            yield f'<Directory Id="{_id("d", inside)}" Name={quoteattr(one.name)}>'
            yield from _folder(one, staged, names)
            yield "</Directory>"
            continue
        name = _id("c", inside)
        names.append(name)
        source = quoteattr(str(PurePosixPath(staged.name, inside)))
        yield f'<Component Id="{name}" Guid="{guid(inside.lower())}" Win64="yes">'
        yield f'<File Id="{_id("f", inside)}" Name={quoteattr(one.name)} Source={source}'
        if inside == f"{WINDOW}.exe":
            yield (
                ' KeyPath="yes"><Shortcut Id="menu" Directory="ProgramMenuFolder"'
                ' Name="Letterlock" WorkingDirectory="INSTALLDIR" Icon="letterlock.ico"'
                ' IconIndex="0" Advertise="no"/></File>'
            )
        else:
            yield ' KeyPath="yes"/>'
        yield "</Component>"


def _registry(names: list[str]) -> Iterator[str]:
    """Give what stands in the registry: the verb of each kind of file, and the programs' names."""
    program = f"[INSTALLDIR]{WINDOW}.exe"
    for key in verbs():
        yield from _component(
            names,
            f"Software\\Classes\\{key}",
            {"": SAYS, "Icon": f"{program},0", "MultiSelectModel": "Player"},
        )
        yield from _component(
            names, f"Software\\Classes\\{key}\\command", {"": f'"{program}" "%1"'}
        )
    for name in (WINDOW, CONSOLE):
        yield from _component(
            names,
            f"Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\{name}.exe",
            {"": f"[INSTALLDIR]{name}.exe"},
        )


def _component(names: list[str], key: str, values: dict[str, str]) -> Iterator[str]:
    """Give values of the registry, each a component: of several in one, wixl keeps the first."""
    for value, says in values.items():
        name = _id("r", f"{key} {value}")
        names.append(name)
        named = f" Name={quoteattr(value)}" if value else ""
        yield (
            f'<Component Id="{name}" Guid="{guid(f"{key} {value}".lower())}" Win64="yes">'
            f'<RegistryValue Root="HKLM" Key={quoteattr(key)}{named} Type="string"'
            f' Value={quoteattr(says)} KeyPath="yes"/></Component>'
        )


def _id(kind: str, what: str) -> str:
    return kind + hashlib.sha256(what.encode()).hexdigest()[:24]
