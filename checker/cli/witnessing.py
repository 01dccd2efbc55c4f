"""`letterlock witness`: make a witness of a register, and run it."""

import argparse
import sys
from pathlib import Path

from checker.words import say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its parts."""
    witness = commands.add_parser(
        "witness", help=say("watch a register: sign its checkpoints while it only grows")
    )
    parts = witness.add_subparsers(required=True, metavar="WHAT")
    init = parts.add_parser("init", help=say("make a witness in a new folder, and say its key"))
    init.add_argument("folder", type=Path)
    init.add_argument("--name", required=True, help=say("its name, such as witness.example/w1"))
    init.add_argument(
        "--register",
        action="append",
        required=True,
        metavar="KEY",
        help=say("a register's key, name+id+key; again for more of them"),
    )
    init.set_defaults(command=_init)
    serve = parts.add_parser("serve", help=say("run it until it is stopped"))
    serve.add_argument("folder", type=Path)
    serve.set_defaults(command=_serve)
    seen = parts.add_parser("seen", help=say("say what it saw last of each register"))
    seen.add_argument("folder", type=Path)
    seen.set_defaults(command=_seen)


def _init(asked: argparse.Namespace) -> int:
    from checker.witness.settings import begin  # noqa: PLC0415 - only a witness needs it

    witness = begin(asked.folder, asked.name, tuple(asked.register))
    told = say(
        "A witness was made in {folder}. Give this key to the register and to the desks:",
        folder=asked.folder,
    )
    sys.stdout.write(f"{told}\n{witness.verifier}\n")
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from checker.witness.service import serve  # noqa: PLC0415 - brings a web server
    from checker.witness.settings import read_settings, witness_in  # noqa: PLC0415

    settings = read_settings(asked.folder)
    witness = witness_in(asked.folder, settings)

    def listens(port: int) -> None:
        told = say(
            "The witness {name} listens on {host}, port {port}. Stop it with Ctrl+C.",
            name=settings.name,
            host=settings.host,
            port=port,
        )
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()

    serve(witness, settings.host, settings.port, told=listens)
    return 0


def _seen(asked: argparse.Namespace) -> int:
    """Say what was seen; the status is 1 when something spoke against a register."""
    from checker.witness.settings import read_settings, witness_in  # noqa: PLC0415

    witness = witness_in(asked.folder, read_settings(asked.folder))
    spoke = 0
    for register in witness.registers:
        seen = witness.memory.seen(register.name)
        against = witness.memory.evidence(register.name)
        spoke += len(against)
        told = say(
            "{origin}: {size} entries, root {root}; {count} signed checkpoints that do not go on "
            "from one that was seen",
            origin=register.name,
            size=seen.size,
            root=seen.root.hex(),
            count=len(against),
        )
        sys.stdout.write(f"{told}\n")
        for note in against:
            sys.stdout.write(f"{note.decode(errors='replace')}\n")
    return 1 if spoke else 0
