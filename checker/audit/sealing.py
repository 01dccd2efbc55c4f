"""The seal of an organisation's policy: a signed note beside the file that names its bytes.

The note's text is three lines: what it is, the policy's version, the file's SHA-256. The policy
itself stays a plain file that anybody can read.
"""

import hashlib
import re
from typing import TYPE_CHECKING

from checker.audit.notes import NotANote, Verifier, open_note, sign_note
from checker.errors import SettingsError
from checker.words import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEAL = ".sig"
"""What a seal's file is called: the policy's own name, and this."""
_HEAD = "letterlock/policy-seal/1"
_TEXT = re.compile(rf"{_HEAD}\nversion (?P<version>\d{{1,9}})\nsha256:(?P<digest>[0-9a-f]{{64}})\n")


def seal(policy: bytes, version: int, name: str, key: "Ed25519PrivateKey") -> bytes:
    """Give the seal of a policy file's bytes, signed under a name."""
    digest = hashlib.sha256(policy).hexdigest()
    return sign_note(f"{_HEAD}\nversion {version}\nsha256:{digest}\n", name, key)


def sealed_version(policy: bytes, note: bytes, trusted: Verifier) -> int:
    """Give the version for which a trusted key sealed exactly these bytes.

    Raises:
        SettingsError: the seal is no seal, is not of that key, or is of other bytes.
    """
    try:
        text, _ = open_note(note, trusted)
    except NotANote as why:
        raise SettingsError(_refused(trusted, str(why))) from why
    told = _TEXT.fullmatch(text)
    if told is None:
        raise SettingsError(_refused(trusted, say("it does not seal a policy")))
    if told["digest"] != hashlib.sha256(policy).hexdigest():
        raise SettingsError(
            _refused(
                trusted, say("the policy was changed after {name} sealed it", name=trusted.name)
            )
        )
    return int(told["version"])


def _refused(trusted: Verifier, why: str) -> str:
    return say(
        "The policy's seal does not hold: {why}. Get the policy and its seal again from "
        "{name}. Nothing can be checked until then.",
        why=why,
        name=trusted.name,
    )
