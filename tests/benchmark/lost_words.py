"""Words that a peer finds in a file and we do not: an independent count of what is lost.

    .venv/bin/python -m tests.benchmark.lost_words FOLDER

For each file and each library that reads its kind, every word of three letters and more that the
library gives has to stand somewhere in what we read of it, seen or hidden. Numbers are shown as
their format says, so they are not compared.
"""

import re
import sys
from pathlib import Path

from checker.worker.parent import Readers
from tests.benchmark.peers import PEERS, ask_peer

_WORD = re.compile(r"[^\W\d_]{3,}")
_SHOWN = 8


def main(arguments: list[str]) -> int:
    """Print what is lost, file by file; the exit status is 1 when anything is."""
    folder = Path(arguments[0])
    readers = Readers()
    compared = losing = 0
    for file in sorted(one for one in folder.iterdir() if one.is_file()):
        for peer, (suffixes, text_of) in PEERS.items():
            if file.suffix not in suffixes:
                continue
            theirs = ask_peer(text_of, file)
            if theirs is None:
                continue
            compared += 1
            lost = _lost(theirs, _ours(readers, file))
            if lost:
                losing += 1
                few = ", ".join(sorted(lost)[:_SHOWN])
                print(f"{file.name}: {len(lost)} words that {peer} finds: {few}")
    readers.close()
    print(f"{compared} comparisons, {losing} with a word lost")
    return 1 if losing else 0


def _ours(readers: Readers, file: Path) -> str:
    documents = readers.read(file.name, file.read_bytes(), effort=2)
    told = (line.text for document in documents for line in document.lines)
    return _squeezed(" ".join(told))


def _lost(theirs: str, ours: str) -> set[str]:
    return {word for word in _WORD.findall(theirs) if _squeezed(word) not in ours}


def _squeezed(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
