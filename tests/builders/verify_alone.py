"""verify.py as it is shipped, asked in this process."""

import importlib.util
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

FILE = Path(__file__).parents[2] / "resources" / "verify" / "verify.py"


def loaded() -> ModuleType:
    """Load it."""
    spec = importlib.util.spec_from_file_location("verify_alone", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_ALONE = loaded()


def holds_alone(files: Mapping[str, bytes], trust: Iterable[str]) -> bool:
    """Say whether it takes a pack; what it cannot read it does not take, as its last lines say."""
    try:
        return next(_ALONE.check(dict(files), _split(trust), []), None) is None
    except Exception:  # noqa: BLE001 - as its own last lines do
        return False


def notes_alone(files: Mapping[str, bytes], trust: Iterable[str]) -> list[str]:
    """Give what it says beside of a pack that holds."""
    notes: list[str] = []
    assert list(_ALONE.check(dict(files), _split(trust), notes)) == []
    return notes


def _split(trust: Iterable[str]) -> list[list[str]]:
    return [one.replace("=", "+", 1).split("+", 3) for one in trust]
