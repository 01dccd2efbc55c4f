"""Broken files of every kind through real reading processes: no crash, no silence, nothing left.

The campaign, fifty thousand files: `installer/start.py test -m campaign
tests/hostile/test_mutated_files.py`. `LETTERLOCK_MUTANTS` sets how many, `LETTERLOCK_FIRST` the
number of the first; each number is always the same file while the whole files stay the same. What
went wrong is kept in the folder that `LETTERLOCK_KEEP` names.
"""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from lxml import etree

from checker.model import Document, FileKind, Read
from checker.worker.parent import READ_SECONDS, Readers
from checker.worker.patience import SECONDS_A_PAGE, SECONDS_A_SCAN
from checker.worker.process import MOST_MEMORY
from checker.worker.refused import broke
from tests.builders.hostile_files import files_here, zipped
from tests.builders.mutations import Mutant, mutant, originals

FEW, MANY = 300, 50_000
AT_ONCE = 2
SLOW = READ_SECONDS + 1.5
EFFORTS = (*(0,) * 16, 1, 1, 2)
"""How hard a file is looked at: most of what there is to break is in the first look."""
INK_MM = 2.0
TWICE = 25
"""Every so many files are read a second time, and must give the same."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Told:
    """What became of the files of a run."""

    files: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """What must not be, by the number of the file."""
    broke: list[int] = field(default_factory=list)
    """Files at which a reading process ended: held, but a fault in a reader all the same."""
    slowest: float = 0.0


@pytest.fixture
def temporary(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own in which everything temporary is made."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TEMP", "TMP", "TMPDIR"):
            patch.setenv(name, str(tmp_path))
        patch.setattr(tempfile, "tempdir", str(tmp_path))
        yield tmp_path


def run(first: int, count: int) -> Told:
    """Read so many broken files, and say what became of them."""
    told = Told()
    readers = Readers(spares=AT_ONCE, wary=False)
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            numbers = range(first, first + count)
            list(pool.map(lambda number: _one(readers, number, told), numbers))
            # On Linux a process ends with the thread that started it: it must not have ended yet.
            (after,) = readers.read("letter.docx", originals()["made.docx"])
            assert after.read is Read.WHOLE
    finally:
        readers.close()
    return told


def _one(readers: Readers, number: int, told: Told) -> None:
    made = mutant(number)
    effort = EFFORTS[number % len(EFFORTS)]
    began = time.monotonic()
    documents = readers.read(made.name, made.data, effort=effort)
    took = time.monotonic() - began
    told.slowest = max(told.slowest, took)
    told.files[documents[0].read.value] += 1
    faults = list(_faults(made, documents))
    if took > SLOW and _takes_long(readers, made, effort):
        faults.append(f"took {took:.1f} s")
    has_broken = any(gap.why == broke() for gap in documents[0].gaps)
    if has_broken:
        told.broke.append(number)
    elif number % TWICE == 0:
        again = readers.read(made.name, made.data, effort=effort)
        if not _are_alike(documents, again):
            faults.append("read twice, it is two different files")
    told.wrong += [f"{number}: {fault}" for fault in faults]
    kept = os.environ.get("LETTERLOCK_KEEP")
    if kept and (faults or has_broken):
        (Path(kept) / f"{number}-{made.name}").write_bytes(made.data)


def _are_alike(one: tuple[Document, ...], other: tuple[Document, ...]) -> bool:
    """Say whether two readings are the same, but for a millimetre or two of where ink ends.

    pdfium keeps what it learned of a font that is not in the file, and measures its ink anew.
    """
    if [_without_ink(each) for each in one] != [_without_ink(each) for each in other]:
        return False
    boxes = [
        (first.box, second.box)
        for before, after in zip(one, other, strict=True)
        for first, second in zip(before.lines, after.lines, strict=True)
    ]
    return all(
        (first is None and second is None)
        or (
            first is not None
            and second is not None
            and all(abs(a - b) <= INK_MM for a, b in zip(first, second, strict=True))
        )
        for first, second in boxes
    )


def _without_ink(document: Document) -> Document:
    lines = tuple(replace(line, box=None, edges=()) for line in document.lines)
    traces = tuple(replace(trace, box=None) for trace in document.traces)
    return replace(document, lines=lines, traces=traces)


def _takes_long(readers: Readers, made: Mutant, effort: int) -> bool:
    """Say whether it was the file, and not a machine that does other things too."""
    began = time.monotonic()
    documents = readers.read(made.name, made.data, effort=effort)
    pages = sum(len(document.pages) for document in documents)
    more = SECONDS_A_PAGE[effort] + (SECONDS_A_SCAN if effort else 0.0)
    return time.monotonic() - began > SLOW + pages * more


def _faults(made: Mutant, documents: tuple[Document, ...]) -> Iterator[str]:
    """Say what must not be: silence, a part that went missing."""
    for document in documents:
        if document.read is not Read.WHOLE and not document.gaps:
            yield "not read whole, and no reason given"
    if documents[0].read is Read.WHOLE and documents[0].kind is FileKind.DOCX:
        lost = _lost(made, documents[0])
        if lost:
            yield f"read whole, but lost: {sorted(lost)[:5]} ({made.how})"


def _lost(made: Mutant, document: Document) -> set[str]:
    """Give the words of the part that was broken that a whole reading does not hold."""
    if made.member != "word/document.xml":
        return set()
    import io  # noqa: PLC0415 - here alone
    import zipfile  # noqa: PLC0415 - here alone

    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        part = archive.read(made.member)
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return {"everything: the part is not well formed"}
    held = "".join("".join(line.text.split()) for line in document.lines)
    written = {
        word
        for element in root.iter(f"{_W}t", f"{_W}delText")
        for word in (element.text or "").split()
        if word.isascii() and word.isprintable()
    }
    return {word for word in written if word not in held}


def _is_clean(temporary: Path, here: list[Path]) -> bool:
    return not list(temporary.iterdir()) and files_here() == here


def test_a_few_broken_files_of_every_kind(temporary: Path) -> None:
    """None stops the desk, none passes in silence, and nothing is left on the disk."""
    here = files_here()
    told = run(0, FEW)

    assert not told.wrong
    assert not told.broke
    assert _is_clean(temporary, here)


@pytest.mark.campaign
def test_fifty_thousand_broken_files(temporary: Path) -> None:
    """The same, for half an hour."""
    here = files_here()
    count = int(os.environ.get("LETTERLOCK_MUTANTS", MANY))
    first = int(os.environ.get("LETTERLOCK_FIRST", FEW))
    began = time.monotonic()
    told = run(first, count)
    seconds = time.monotonic() - began

    print(  # noqa: T201 - a campaign tells what it found
        f"{count} files, {count / seconds:.0f} a second, slowest {told.slowest:.1f} s, "
        f"{dict(told.files)}; {len(told.broke)} ended a reading process: {told.broke[:50]}; "
        f"wrong: {told.wrong[:50]}"
    )
    assert not told.wrong
    assert not told.broke
    assert _is_clean(temporary, here)


@pytest.mark.parametrize("effort", [0, 2])
def test_whole_files_of_every_kind_break_no_reader(temporary: Path, effort: int) -> None:
    """However hard they are looked at, and without filling the memory."""
    readers = Readers(spares=0, wary=False)
    try:
        for name, data in sorted(originals().items()):
            documents = readers.read(name, data, effort=effort)
            assert broke() not in [gap.why for gap in documents[0].gaps], name
            assert all(child.most < MOST_MEMORY for child in readers._idle)
        bomb = zipped({"a.txt": bytes(100 << 20)})
        assert readers.read("a.zip", bomb)
    finally:
        readers.close()
    assert not list(temporary.iterdir())
