"""`letterlock release`: whether what was downloaded is what was released."""

import argparse
import sys
from pathlib import Path

from checker.words import say, say_count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    release = commands.add_parser("release", help=say("ask about a release of Letterlock"))
    what = release.add_subparsers(required=True, metavar="WHAT")
    verify = what.add_parser(
        "verify", help=say("say whether the files beside a manifest are what was released")
    )
    verify.add_argument("file", type=Path, metavar="FILE", help=say("the manifest"))
    verify.add_argument(
        "--key", required=True, metavar="KEY", help=say("who signed it, written name+id+key")
    )
    verify.set_defaults(command=_verify)


def _verify(asked: argparse.Namespace) -> int:
    """Look at the signature and at every file; 1 where one is not as it was signed."""
    from checker.audit.release import read_release, wrong_files  # noqa: PLC0415 - only here

    release = read_release(asked.file, asked.key)
    wrong = tuple(wrong_files(release, asked.file.resolve().parent))
    if wrong:
        sys.stderr.write("\n".join(wrong) + "\n")
        return 1
    sys.stdout.write(
        say_count(
            "Release {version} is as {signer} signed it. {count} file is in order.",
            "Release {version} is as {signer} signed it. {count} files are in order.",
            len(release.files),
            version=release.version,
            signer=release.signer,
        )
        + "\n"
    )
    return 0
