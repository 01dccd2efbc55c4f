"""Where the register is, and who must have signed what it says: the `[register]` of a desk."""

import msgspec


class RegisterSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `letterlock.toml` may say of the register."""

    url: str
    """Where it answers: "https://register.example"."""
    key: str | None = None
    """Who signs its checkpoints, as `name+id+key`; without it, who enrolled this desk said so."""
    witnesses: tuple[str, ...] = ()
    """Who may have seen a checkpoint, each as `name+id+key`; else those named at enrolment."""
    witnesses_needed: int | None = None
    """How many of them must have; without it, more than half."""
    ca: str | None = None
    """A file with the certificates that vouch for the register, besides the system's own."""
    issuer: str | None = None
    """The organisation's identity provider, where people sign in with it."""
    client_id: str | None = None
    """The name by which that provider knows Letterlock."""
    client_secret: str | None = None
    """For providers that want one of an installed program too. It proves nothing: PKCE does."""
