"""Read a folder of files that others wrote, and say of each how it ended: the table of the manual.

    .venv/bin/python -m tests.benchmark.corpus FOLDER [--peers] [--each]

Every file has a reading process of its own, so that its time and memory are its own. `--peers`
lets the usual libraries open the same files, each in a process that is ended after 30 seconds.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.model import Document, Read
from checker.worker.parent import Readers
from tests.benchmark.peers import PEERS, ask_peer

HARDEST = 2
_READS = (Read.WHOLE, Read.PARTLY, Read.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the reading of one file ended. `words` counts the letters of its visible text."""

    name: str
    kind: str
    read: Read
    why: tuple[str, ...]
    seconds: float
    megabytes: float | None
    words: int


def main(arguments: list[str]) -> int:
    """Print the tables."""
    asked = argparse.ArgumentParser(description="Read a folder of files that others wrote.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--peers", action="store_true", help="let the usual libraries try as well")
    asked.add_argument("--each", action="store_true", help="a row for each file")
    given = asked.parse_args(arguments)
    files = sorted(
        one for one in given.folder.iterdir() if one.is_file() and one.name != "MANIFEST.tsv"
    )
    ended = [_ended(file) for file in files]
    if given.each:
        _print_each(ended)
    _print_kinds(ended)
    if given.peers:
        _print_peers(files, ended)
    worst = max(ended, key=lambda one: one.seconds)
    most = max((one.megabytes or 0.0) for one in ended)
    print(f"\n{len(ended)} files; longest {worst.seconds:.1f} s ({worst.name}); most {most:.0f} MB")
    silent = [one.name for one in ended if one.read is not Read.WHOLE and not one.why]
    if silent:
        print(f"without a reason: {', '.join(silent)}", file=sys.stderr)
    return 1 if silent else 0


def _ended(file: Path) -> Ended:
    """Read one file as hard as can be, in a process of its own."""
    readers = Readers(spares=0)
    readers.warm()
    data = file.read_bytes()
    began = time.perf_counter()
    documents = readers.read(file.name, data, effort=HARDEST)
    seconds = time.perf_counter() - began
    megabytes = _peak(readers)
    readers.close()
    return Ended(
        name=file.name,
        kind=documents[0].kind.value,
        read=_worst(documents),
        why=tuple(dict.fromkeys(gap.code for one in documents for gap in one.gaps)),
        seconds=seconds,
        megabytes=megabytes,
        words=sum(_letters(document) for document in documents),
    )


def _worst(documents: tuple[Document, ...]) -> Read:
    """Give how much was read: whole only when everything inside was read too."""
    if documents[0].read is Read.NO:
        return Read.NO
    whole = all(one.read is Read.WHOLE for one in documents)
    return Read.WHOLE if whole else Read.PARTLY


def _letters(document: Document) -> int:
    seen = (line.text for line in document.lines if line.hidden is None)
    return sum(len("".join(text.split())) for text in seen)


def _peak(readers: Readers) -> float | None:
    """Give the most memory that the process ever held, while it still lives."""
    for child in readers._idle:
        status = Path(f"/proc/{child.process.pid}/status")
        for line in status.read_text(encoding="ascii").splitlines() if status.exists() else ():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return None


def _print_each(ended: list[Ended]) -> None:
    print("| file | kind | read | why not whole | s | MB |\n|---|---|---|---|---|---|")
    for one in ended:
        memory = "-" if one.megabytes is None else f"{one.megabytes:.0f}"
        why = ", ".join(one.why)
        print(f"| {one.name} | {one.kind} | {one.read} | {why} | {one.seconds:.2f} | {memory} |")
    print()


def _print_kinds(ended: list[Ended]) -> None:
    print("| files | n | whole | partly | no | longest, s |\n|---|---|---|---|---|---|")
    for suffix in sorted({Path(one.name).suffix for one in ended}):
        mine = [one for one in ended if Path(one.name).suffix == suffix]
        counts = [
            sum(one.read is read for one in mine) for read in (Read.WHOLE, Read.PARTLY, Read.NO)
        ]
        longest = max(one.seconds for one in mine)
        print(f"| {suffix} | {len(mine)} | {' | '.join(map(str, counts))} | {longest:.1f} |")


def _print_peers(files: list[Path], ended: list[Ended]) -> None:
    """Say how many of its files each library opens, and how much of the text it gives of them."""
    print("\n| peer | files | opens | its share of the text we read |\n|---|---|---|---|")
    ours = {one.name: one.words for one in ended}
    for name, (suffixes, text_of) in PEERS.items():
        mine = [file for file in files if file.suffix in suffixes]
        told = [(file, _by_peer(text_of, file)) for file in mine]
        opened = [(file, letters) for file, letters in told if letters is not None]
        theirs = sum(min(letters, ours[file.name]) for file, letters in opened)
        whole = sum(ours[file.name] for file in mine)
        share = f"{theirs / whole:.0%}" if whole else "-"
        print(f"| {name} | {len(mine)} | {len(opened)} | {share} |")


def _by_peer(text_of: Callable[[bytes], str], file: Path) -> int | None:
    """Give how many letters a library finds, or None when it fails, dies or takes too long."""
    found = ask_peer(text_of, file)
    return None if found is None else len("".join(found.split()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
