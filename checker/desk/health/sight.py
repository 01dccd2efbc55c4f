"""What a self-check looks at: the desk that the settings describe, or the one that is open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from checker.audit.trail_opening import files_set_aside
from checker.cases.loaded import LoadedCases
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.handed_out import own_policy
from checker.desk.computer.places import own_folder, settings_in
from checker.desk.computer.sourcing import DeskSettings, cache_for, read_settings, source_of
from checker.desk.computer.whose import signed_in
from checker.desk.letter.other_cases import OtherCasesIndex
from checker.desk.seat import Seat
from checker.errors import LetterlockError, SettingsError
from checker.guessing import Guesser
from checker.sync.settings import RegisterSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Everything that is looked at. What is None is not set up, or cannot be known."""

    folder: Path
    now: Callable[[], datetime]
    demo: bool = False
    """Whether it is the demo, which has no settings, and keys that nothing protects."""
    settings: Path | None = None
    trouble: LetterlockError | None = None
    """Why the settings cannot be used, where there are any."""
    policy_trouble: LetterlockError | None = None
    own_policy: bool = False
    cases: Callable[[], LoadedCases] | None = None
    trail: Path | None = None
    index: OtherCasesIndex | None = None
    register: RegisterSettings | None = None
    guesser: Guesser = field(default_factory=Guesser)

    def set_aside(self) -> tuple[Path, ...]:
        """Give the records that were set aside from where the trail is."""
        return () if self.trail is None else files_set_aside(self.trail)


def sight_here() -> Sight:
    """Look at the desk of whoever is signed in to this computer; nothing is made or opened."""
    folder, now = own_folder(), machine_clock().now
    file = settings_in(folder)
    if file is None:
        return Sight(folder=folder, now=now, trail=_any_trail(folder))
    try:
        settings = read_settings(file)
    except SettingsError as trouble:
        return Sight(
            folder=folder, now=now, settings=file, trouble=trouble, trail=_any_trail(folder)
        )
    return _of_settings(settings, folder, file, now)


def sight_of(seat: Seat) -> Sight:
    """Look at the desk that is open, as whoever sits there."""
    setting = seat.setting
    try:
        trail: Path | None = seat.recorder().trail().path
    except LetterlockError:
        trail = None if setting.policies is None else _any_trail(setting.policies.folder)
    demo = setting.policies is None
    folder = setting.drafts.parent
    return Sight(
        folder=folder,
        now=setting.clock,
        demo=demo,
        settings=None if demo else settings_in(folder),
        own_policy=True,
        cases=setting.source.load,
        trail=trail,
        index=setting.index,
        register=setting.register,
        guesser=setting.guesser or Guesser(),
    )


def _of_settings(
    settings: DeskSettings, folder: Path, file: Path, now: Callable[[], datetime]
) -> Sight:
    trouble, trail, is_own = None, _any_trail(folder), settings.policy is not None
    source = source_of(settings.cases, now=now)
    try:
        own = own_policy(settings, folder)
        whose = signed_in(own.policy, folder)
    except LetterlockError as error:
        trouble = error
    else:
        is_own = is_own or bool(own.register)
        trail = whose.file if whose.file.exists() else None
        opened = cache_for(whose.actor.id, whose.actor.team, folder)
        source = source_of(settings.cases, now=now, open_cache=opened)
    return Sight(
        folder=folder,
        now=now,
        settings=file,
        policy_trouble=trouble,
        own_policy=is_own,
        cases=source.load,
        trail=trail,
        index=None if settings.index is None else OtherCasesIndex(Path(settings.index), _key),
        register=settings.register,
    )


def _key() -> bytes:
    from checker.desk.calls.indexing import own_index_key  # noqa: PLC0415 - keys load slowly

    return own_index_key(None)


def _any_trail(folder: Path) -> Path | None:
    """Give a trail of the folder, where nothing says whose it should be."""
    found = (one for one in sorted(folder.glob("trail-*.db")) if "-set-aside-" not in one.name)
    return next(found, None)
