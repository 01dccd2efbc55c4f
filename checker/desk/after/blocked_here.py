"""Where nothing is sent any more, for a check without a window: by the record of this account."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import settings_here
from checker.errors import LetterlockError, SettingsError
from checker.reports.blocked import Blocked
from checker.settings import load_policy


def blocked_here(
    policy: Path | None, now: datetime, tell: Callable[[str], None]
) -> tuple[Blocked, ...] | None:
    """Give what this account's desk would hold letters for; nothing where it has no record yet.

    None where the record cannot be read: letters are held then, and `tell` is told why.

    Args:
        policy: the policy that a call names, or None for the desk's.
        now: the time by which the days are counted.
        tell: takes a sentence.

    Raises:
        SettingsError: the policy or the settings are wrong.
    """
    folder = own_folder()
    settings = settings_here(folder)
    if settings is None:
        return ()
    # Keys and the trail load slowly: only a check by a desk's own settings waits for them.
    from checker.desk.after.after_entries import blocked_in  # noqa: PLC0415
    from checker.desk.computer.clock import machine_clock  # noqa: PLC0415
    from checker.desk.computer.handed_out import own_policy  # noqa: PLC0415
    from checker.desk.computer.whose import open_trail, signed_in, signer_of  # noqa: PLC0415

    used = own_policy(settings, folder).policy if policy is None else load_policy(policy)
    whose = signed_in(used, folder)
    if not whose.file.exists():
        return ()
    try:
        trail = open_trail(whose.file, signer_of(whose), machine_clock())
        return blocked_in(
            trail,
            int(now.timestamp() * 1000),
            used.limits.blocked_days,
            linked=settings.register is not None,
        )
    except SettingsError:
        raise
    except LetterlockError as problem:
        tell(str(problem))
        return None
