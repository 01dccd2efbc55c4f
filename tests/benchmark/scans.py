"""Measure the reading of made scans: `python -m tests.benchmark.scans [PAGES]`.

Each page is held against what was printed on it. Exit status 1: a postcode was given wrong without
a doubt, or fewer address lines are exact than was promised.
"""

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from checker.model import Line
from checker.reading.asking import Effort
from checker.reading.scans.recognising import Recognised, recognise
from tests.builders.scan_pages import Scan, scans

PAGES = 48
LINES_EXACT = 0.96


@dataclass(slots=True)
class Figures:
    """What was measured."""

    pages: int = 0
    lines: int = 0
    exact: int = 0
    silent: list[str] = field(default_factory=list)
    """Address lines that were given wrong, and nothing said so."""
    postcodes: int = 0
    postcodes_right: int = 0
    postcodes_silent: list[str] = field(default_factory=list)
    first_silent: list[str] = field(default_factory=list)
    """Postcodes that the first verdict, at THOROUGH, gave wrong without a doubt."""
    references: int = 0
    mailboxes: int = 0
    phones: int = 0
    doubts: int = 0
    needless: int = 0
    """Doubts of words that were right."""
    untrusted: int = 0
    thorough: list[float] = field(default_factory=list)
    close: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Give the share of address lines that are exactly right."""
        return self.exact / max(1, self.lines)


def measure(pages: Sequence[Scan]) -> Figures:
    """Read every page at THOROUGH and then at CLOSE; seconds are of the processor."""
    figures = Figures()
    for page in pages:
        began = time.process_time()
        first = recognise(page.picture, page.dpi, Effort.THOROUGH)
        figures.thorough.append(time.process_time() - began)
        began = time.process_time()
        last = recognise(page.picture, page.dpi, Effort.CLOSE)
        figures.close.append(time.process_time() - began)
        _hold(page, first, last, figures)
    return figures


def _hold(page: Scan, first: Recognised, last: Recognised, figures: Figures) -> None:
    """Hold what was read against what was printed."""
    made = page.made
    figures.pages += 1
    figures.untrusted += not last.trusted
    texts = [line.text for line in last.lines]
    whole = "\n".join(texts)
    for printed in made.address:
        figures.lines += 1
        figures.exact += printed in texts
        if _is_silent(printed, last.lines):
            figures.silent.append(f"{page.name}: {printed}")
    figures.postcodes += 1
    figures.postcodes_right += made.postcode in texts
    if _is_silent(made.postcode, last.lines):
        figures.postcodes_silent.append(f"{page.name}: {made.postcode}")
    if _is_silent(made.postcode, first.lines):
        figures.first_silent.append(f"{page.name}: {made.postcode}")
    figures.references += made.reference in whole
    figures.mailboxes += made.email in whole
    figures.phones += made.phone in whole
    printed_words = set(" ".join((*made.address, *made.body, whole_text(page))).split())
    for line in last.lines:
        for doubt in line.doubts:
            figures.doubts += 1
            figures.needless += line.text[doubt.first : doubt.last] in printed_words


def whole_text(page: Scan) -> str:
    """Give all the other words of a page that doubts may be about."""
    made = page.made
    return f"{made.salutation} {made.reference} {made.email} {made.phone} {made.phone}. 4 2026"


def _is_silent(printed: str, lines: Sequence[Line]) -> bool:
    """Say whether a line is missing or wrong, and no doubt says so."""
    texts = [line.text for line in lines]
    if printed in texts:
        return False
    near = get_close_matches(printed, texts, n=1, cutoff=0.4)
    return not near or not lines[texts.index(near[0])].doubts


def main(arguments: list[str]) -> int:
    """Measure, and say what was measured."""
    figures = measure(scans(int(arguments[0]) if arguments else PAGES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = (
        f"pages                                   {figures.pages}",
        (
            f"address lines exact                     {figures.exact}/{figures.lines}"
            f" = {figures.share:.1%}"
        ),
        f"address lines wrong without a doubt     {len(figures.silent)}",
        f"postcodes exact                         {figures.postcodes_right}/{figures.postcodes}",
        f"postcodes wrong without a doubt, CLOSE  {len(figures.postcodes_silent)}",
        f"the same at the first verdict           {len(figures.first_silent)}",
        (
            f"references, e-mails, telephones         {figures.references}, {figures.mailboxes},"
            f" {figures.phones}"
        ),
        (
            f"doubts a page (of right words)          {figures.doubts / figures.pages:.1f}"
            f" ({figures.needless / figures.pages:.1f})"
        ),
        f"pages not trusted                       {figures.untrusted}",
        f"seconds a page, THOROUGH (mean, most)   {_seconds(figures.thorough)}",
        f"seconds more, CLOSE (mean, most)        {_seconds(figures.close)}",
        f"megabytes                               {memory:.0f}",
        *figures.postcodes_silent,
        *figures.silent,
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if figures.postcodes_silent or figures.share < LINES_EXACT else 0


def _seconds(all_: Sequence[float]) -> str:
    return f"{sum(all_) / len(all_):.2f}, {max(all_):.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
