"""What somebody is, in words."""

from typing import Final

from checker.desk import Role
from checker.words import later, say

_ROLES: Final = {
    Role.CLERK: later("Checks letters"),
    Role.LEAD: later("Team lead"),
    Role.INVESTIGATOR: later("Investigator"),
    Role.ADMINISTRATOR: later("Administrator"),
    Role.PROTECTION_OFFICER: later("Data protection officer"),
}


def role_words(role: Role) -> str:
    """Give in words what somebody of a role is."""
    return say(_ROLES[role])
