"""One pseudonym for a case at every desk, by the organisation's key, which the keyring keeps."""

import hmac

from checker.audit.disclosures import KEY_BYTES
from checker.audit.signing import KeyPlace, kept, made
from checker.errors import KeyringError
from checker.words import say

ORGANISATION = "organisation"


def case_pseudonym(organisation_key: bytes, case: str) -> str:
    """Give the 64 hex digits by which the register knows a case.

    >>> case_pseudonym(bytes(32), "KT24P00817")[:12]
    'fdef102370e4'
    """
    told = b"letterlock/case/v1\n" + case.encode()
    return hmac.digest(organisation_key, told, "sha256").hex()


def organisation_key(place: KeyPlace) -> bytes | None:
    """Give the organisation's key, or None where this desk was never enrolled.

    Raises:
        KeyringError: What the place keeps is no key, or it is locked.
    """
    return kept(place, ORGANISATION)


def keep_organisation_key(place: KeyPlace, key: bytes) -> None:
    """Keep the organisation's key, which came with the enrolment.

    Raises:
        KeyringError: It is no key, or the place does not keep it.
    """
    if len(key) != KEY_BYTES:
        raise KeyringError(say("The register gave no key for the pseudonyms of cases."))
    made(place, ORGANISATION, lambda _: key)
