"""Compound files that are written: a strict reader finds what was put in, and no fault."""

import io
import random

import olefile
import pytest

from checker.reading.msg.compound import Folder, compound_file

CHANCE = random.Random(7)


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"a": b""}, id="an empty stream"),
        pytest.param({"a": b"x" * 4095, "b": b"y" * 4096, "c": b"z" * 4097}, id="about a sector"),
        pytest.param({"a": {"b": {"c": {"d": b"deep"}}}, "e": {}}, id="folders"),
        pytest.param({f"s{at}": bytes([at % 256]) * at for at in range(700)}, id="many"),
        pytest.param({"big": CHANCE.randbytes(9_000_000), "small": b"x"}, id="large"),
    ],
)
def test_what_is_written_is_read(folder: Folder) -> None:
    """Every stream under its path, whatever its size."""
    with olefile.OleFileIO(
        io.BytesIO(compound_file(folder)), raise_defects=olefile.DEFECT_POTENTIAL
    ) as ole:
        found = {
            "/".join(path): ole.openstream(path).read()
            for path in ole.listdir(streams=True, storages=False)
        }
        issues = ole.parsing_issues

    assert found == flat(folder)
    assert not issues


def flat(folder: Folder, above: str = "") -> dict[str, bytes]:
    """Give every stream by its path."""
    found: dict[str, bytes] = {}
    for name, inside in folder.items():
        if isinstance(inside, bytes):
            found[above + name] = inside
        else:
            found |= flat(inside, f"{above}{name}/")
    return found
