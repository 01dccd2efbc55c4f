"""Who is signed in to this computer, and the record that is theirs."""

from dataclasses import dataclass
from pathlib import Path

from checker import RULES_VERSION, __version__
from checker.audit.entry import pseudonym
from checker.audit.home_keys import keyring_signer
from checker.audit.signing import Signer
from checker.audit.trail import Trail
from checker.desk.answers import Actor
from checker.desk.computer.clock import Clock
from checker.desk.computer.places import account, home_of
from checker.desk.record.recording import Recorder
from checker.errors import TrailReadOnly
from checker.protocol.messages import Role
from checker.settings import Policy, Staff
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose trail it is, and where it is."""

    actor: Actor
    file: Path


def signed_in(policy: Policy, folder: Path) -> Whose:
    """Say who is signed in, by the pseudonym of their account, and where their trail is."""
    name = account()
    whom = pseudonym("u", name)
    staff = staff_of(policy, whom)
    actor = Actor(id=whom, name=name) if staff is None else actor_of(staff)
    return Whose(actor=actor, file=folder / f"trail-{whom}.db")


def actor_of(staff: Staff) -> Actor:
    """Give somebody of the policy as whoever sits at a desk."""
    return Actor(id=staff.id, name=staff.name, team=staff.team, role=Role(staff.role))


def staff_of(policy: Policy, whom: str) -> Staff | None:
    """Give the policy's row about somebody, or None."""
    return next((one for one in policy.own.staff if one.id == whom), None)


def keyring_recorder(whose: Whose, policy: Policy, clock: Clock) -> Recorder:
    """Give a recorder whose key is in this computer's keyring, asked for at its first use."""
    return Recorder(
        open_trail=lambda: open_trail(whose.file, signer_of(whose), clock),
        clock=clock,
        policy=policy,
        staff=staff_of(policy, whose.actor.id),
    )


def signer_of(whose: Whose) -> Signer:
    """Give the keys that a trail is written with, from this computer's keyring.

    Raises:
        KeyringError: there is no keyring that may hold them, or it is locked.
    """
    return keyring_signer(whose.actor.id, whose.file, home_of(whose.file.parent))


def open_trail(file: Path, signer: Signer, clock: Clock) -> Trail:
    """Open a trail with this computer's clock.

    Raises:
        TrailError: it cannot be opened.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise TrailReadOnly(
            say(
                "The folder {folder} for the record cannot be made: {why}. Nothing was sent or "
                "lost. Ask whoever looks after this computer.",
                folder=file.parent,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    return Trail.open(
        file,
        signer,
        app=__version__,
        rules=RULES_VERSION,
        boot=clock.boot,
        t_ms=int(clock.now().timestamp() * 1000),
        mono_ms=clock.mono_ms(),
    )
