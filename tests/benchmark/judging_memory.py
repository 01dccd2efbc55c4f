"""How much memory judging needs beyond Qt: the desk's process and its reading processes.

Run by `python -m tests.benchmark.judging_times --memory [--model]`, on Linux. "Resident" is VmRSS;
"share" is Pss, in which a page that two processes hold counts half in each. Counted is of the desk
what it holds more than a bare interpreter in which Qt was imported, and of every reading process
all that it holds. The desk has Qt, the policy, 84 cases in plain files, all checks, and has judged
some letters. The spare reading process, which waits for the next letter, has a line of its own.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from checker.heap import give_back_at_once

_QT = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, PySide6.QtPrintSupport"
_BARE = f"{_QT}; import sys; print(1, flush=True); sys.stdin.read()"


def memory(judged: Callable[[], object]) -> None:
    """Print what the processes hold after the desk's work, in MB.

    Args:
        judged: opens a caseload, reads and judges letters, and gives what must stay alive.
    """
    _row("memory, MB", "resident", "share")
    bare = of_bare_qt()
    _print("a bare interpreter with Qt", bare)
    give_back_at_once()  # as the program does
    __import__("PySide6.QtWidgets")
    __import__("PySide6.QtPrintSupport")
    alive = judged()
    children = [held(child) for child in children_of(os.getpid())]
    desk = tuple(all_ - qt for all_, qt in zip(held(os.getpid()), bare, strict=True))
    _print("the desk beyond that", desk)
    for number, child in enumerate(children, 1):
        _print(f"reading process {number}", child)
    if children:
        most = max(children)
        _print("desk and one reading process", tuple(map(sum, zip(desk, most, strict=True))))
    _print("desk and all of them", tuple(map(sum, zip(desk, *children, strict=True))))
    del alive


def of_bare_qt() -> tuple[float, float]:
    """Give what an interpreter holds that has only imported Qt."""
    with subprocess.Popen(
        [sys.executable, "-c", _BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bare:
        if bare.stdout is not None:
            bare.stdout.readline()
        return held(bare.pid)


def held(process: int) -> tuple[float, float]:
    """Give the resident memory of a process and its share of it, in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    found = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return found["Rss:"], found["Pss:"]


def together(*processes: int) -> float:
    """Give what processes hold together, in MB: their own pages, and each file's pages once.

    Of a file that several hold the one counts that holds most. What other programs of this machine
    hold of it changes nothing, as it does in a share.
    """
    own, files = 0, dict[str, int]()
    for process in processes:
        here = dict[str, int]()
        name, held_kb = "", 0
        for line in Path(f"/proc/{process}/smaps").read_text(encoding="utf-8").splitlines():
            first, _, rest = line.partition(" ")
            if not first.endswith(":"):
                name = rest.split(maxsplit=4)[-1] if "/" in rest else ""
            elif first == "Rss:":
                held_kb = int(rest.split()[0])
            elif first == "Anonymous:":
                alone = int(rest.split()[0])
                own += alone if name else held_kb
                here[name] = here.get(name, 0) + held_kb - alone if name else 0
        files = {one: max(here.get(one, 0), files.get(one, 0)) for one in {*here, *files}}
    return (own + sum(files.values())) / 1024


def children_of(process: int) -> list[int]:
    """Give the processes that a process started, and theirs."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    own = [
        int(child)
        for task in tasks
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
    return [each for child in own for each in (child, *children_of(child))]


def _print(what: str, megabytes: tuple[float, ...]) -> None:
    _row(what, *(f"{one:.0f}" for one in megabytes))


def _row(what: str, *cells: str) -> None:
    sys.stdout.write(f"{what:32}" + "".join(f"{cell:>10}" for cell in cells) + "\n")
