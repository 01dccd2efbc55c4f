"""The file manager offers Letterlock for what it reads, and hands over every file chosen."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer

from checker.model import FileKind
from checker.reading import READERS
from installer.linux import bundle, packages
from ui.screens.home import KINDS

HERE = Path(__file__).parents[2] / "installer" / "linux"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
MIME = {
    "*.docx": f"{OFFICE}.wordprocessingml.document",
    "*.docm": "application/vnd.ms-word.document.macroEnabled.12",
    "*.dotx": f"{OFFICE}.wordprocessingml.template",
    "*.doc": "application/msword",
    "*.odt": f"{OPEN}.text",
    "*.rtf": "application/rtf",
    "*.txt": "text/plain",
    "*.pdf": "application/pdf",
    "*.htm": "text/html",
    "*.html": "text/html",
    "*.xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "*.xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "*.xls": "application/vnd.ms-excel",
    "*.ods": f"{OPEN}.spreadsheet",
    "*.csv": "text/csv",
    "*.pptx": f"{OFFICE}.presentationml.presentation",
    "*.ppt": "application/vnd.ms-powerpoint",
    "*.odp": f"{OPEN}.presentation",
    "*.eml": "message/rfc822",
    "*.msg": "application/vnd.ms-outlook",
    "*.dat": "application/vnd.ms-tnef",
    "*.png": "image/png",
    "*.jpg": "image/jpeg",
    "*.jpeg": "image/jpeg",
    "*.tif": "image/tiff",
    "*.tiff": "image/tiff",
    "*.gif": "image/gif",
    "*.bmp": "image/bmp",
    "*.webp": "image/webp",
    "*.zip": "application/zip",
    "*.7z": "application/x-7z-compressed",
}
ALSO = {"text/rtf"}
"""Another name of one of them."""
NOT_READ = {FileKind.RAR, FileKind.XLSB}
"""Of what has a reader, that which is refused by it: save it as another kind."""
ENDINGS = {FileKind.TNEF: "*.dat", FileKind.SEVEN_ZIP: "*.7z"}


def _entry() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys have capitals
    parser.read(HERE / "org.letterlock.Letterlock.desktop", encoding="utf-8")
    return parser


def test_what_the_chooser_shows_the_file_manager_offers() -> None:
    """The same kinds, and all of those that are read."""
    offered = set(_entry()["Desktop Entry"]["MimeType"].rstrip(";").split(";"))

    assert set(KINDS.split()) == set(MIME)
    assert offered == set(MIME.values()) | ALSO
    assert {
        ENDINGS.get(kind, f"*.{kind.value}") for kind in READERS if kind not in NOT_READ
    } <= set(MIME)


def test_all_files_that_were_chosen_are_handed_over() -> None:
    """They are one letter with its enclosures: one start, not one for each."""
    assert _entry()["Desktop Entry"]["Exec"] == "letterlock-desktop %F"


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_the_system_learns_what_an_outlook_message_is(tmp_path: Path) -> None:
    """Not every system knows .msg files; those that do are told nothing else."""
    folder = tmp_path / "mime" / "packages"
    folder.mkdir(parents=True)
    shutil.copy(HERE / "org.letterlock.Letterlock.mime.xml", folder / "letterlock.xml")

    subprocess.run(["update-mime-database", tmp_path / "mime"], check=True)

    known = (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
    assert "application/vnd.ms-outlook:*.msg" in known


def test_what_hands_files_over_is_in_the_package() -> None:
    """Qt's pipe is a module of its own, and needs libraries that the package asks for."""
    module = QLocalServer.__module__
    assert module == "PySide6.QtNetwork"
    assert module not in bundle.NOT_OURS
    assert "libgssapi-krb5-2" in packages.DEBIAN
    assert "libgssapi_krb5.so.2" in packages.SONAMES
