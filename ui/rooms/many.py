"""The room of many letters: finds what is there, has it checked in other processes, opens one."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.driving import (
    Begun,
    Came,
    Drive,
    Ended,
    Failed,
    News,
    Order,
    Steer,
    workers_here,
)
from checker.batch.jobs import Bench
from checker.batch.remembering import Last, remember, remembered
from checker.batch.results import latest, lines_in
from checker.batch.rows import rows_in
from checker.batch.sources import beside, found_beside, free_beside, letters_of
from checker.batch.summing import write_csv
from checker.desk.computer.files import printable
from checker.errors import CallError, LetterlockError
from checker.log import kind_of, logger
from checker.model import Channel
from checker.words import say, spoken
from ui.jobs import Job
from ui.rooms.room import Frame, Room
from ui.screens.many import ManyScreen
from ui.widgets.letters_table import Listed

if TYPE_CHECKING:
    from checker.desk.desk import Desk

_LOG = logger("many")
_TICK_S = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is there of letters: how many they are, and their results, if there are any.

    `whole`: each letter has one.
    """

    source: Path
    letters: int
    out: Path | None
    rows: tuple[Listed, ...]
    whole: bool = False


class _Run:
    """The batch that runs, and the way to steer it from the window."""

    def __init__(self) -> None:
        self.drive: Drive | None = None
        self.job: Job[News | None] | None = None

    def steer(self, what: Steer) -> None:
        if self.drive is not None:
            self.drive.steer(what)

    def stop(self, _gone: object = None) -> None:
        """Let go of it: the thread that hears of it ends it."""
        if self.job is not None:
            self.job.cancel()


class ManyRoom(Room):
    """One batch at a time. It goes on while its person is elsewhere in the window."""

    screen: ManyScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = ManyScreen(frame.theme)
        self._source: Path | None = None
        self._out: Path | None = None
        self._run = _Run()
        self._looking: Job[_Found] | None = None
        screen, card = self.screen, self.screen.card
        screen.given.connect(self._given)
        screen.opened.connect(self._open)
        screen.save_wanted.connect(self._save)
        card.begun.connect(lambda goes_on: self._begin(goes_on=goes_on))
        card.paused.connect(lambda on: self._run.steer(Steer.PAUSE if on else Steer.GO_ON))
        card.cancelled.connect(lambda: self._run.steer(Steer.CANCEL))
        card.left.connect(self._leave)
        screen.progress.cancelled.connect(self._look_no_more)

    def enter(self) -> None:
        """Show what is there: what was chosen, or else the last batch."""
        self.screen.take_focus()
        if self._source is None:
            folder, who = self._folder(), self.frame.desk.actor.id
            self.ask(lambda _job: _last(folder, who), self._show_last, self._refused)

    def _folder(self) -> Path:
        return self.frame.desk.rooms.seat.setting.drafts.parent

    def _show_last(self, found: _Found | None) -> None:
        if found is not None and self._source is None:
            self._show(found)

    def _given(self, paths: list[Path]) -> None:
        """Look what there is of what was dropped or chosen."""
        self.screen.errors.clear()
        if len(paths) != 1 or not (paths[0].is_dir() or paths[0].suffix.lower() == ".csv"):
            self.screen.errors.problem(
                say(
                    "Give one folder, or one list (.csv). To check letters one by one, drop them "
                    "at Check a letter."
                )
            )
            return
        self.screen.progress.begin(say("Looking for letters"))
        self._looking = self.ask(lambda _job: _found(paths[0]), self._show, self._refused)

    def _look_no_more(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self.screen.progress.end()

    def _show(self, found: _Found) -> None:
        """Offer to check them, or to go on with what is there."""
        screen, name = self.screen, printable(found.source.name)
        screen.progress.end()
        self._source, self._out = found.source, found.out
        screen.show_rows(found.rows)
        if found.out is None:
            screen.card.offer(name, found.letters, beside(found.source).name)
        else:
            screen.card.offer_rest(name, len(found.rows), whole=found.whole)

    def _begin(self, *, goes_on: bool) -> None:
        """Check them, in a process of its own."""
        source = self._source
        if source is None:
            return
        screen, run, desk = self.screen, _Run(), self.frame.desk
        self._run = run
        screen.errors.clear()
        screen.tell(())
        if not goes_on or self._out is None:
            self._out = free_beside(source)
            screen.show_rows(())
        elsewhere, via = desk.rooms.seat.setting.elsewhere, screen.card.via.chosen()
        order = Order(
            source=source,
            out=self._out,
            go_on=goes_on,
            via=Channel(via) if via else None,
            bench=Bench(
                run=secrets.token_hex(8),
                cases=elsewhere.cases,
                policy=elsewhere.policy,
                language=spoken(),
            ),
            workers=workers_here(),
        )
        folder, who = self._folder(), desk.actor.id
        screen.card.run(printable(source.name))
        run.job = self.ask(
            lambda job: _driven(job, run, _knowing(order, desk), folder, who),
            self._ended,
            lambda error: self._ended(Failed(sentence=str(error))),
            self._heard,
            lane="many",
        )
        self.destroyed.connect(run.stop)

    def _heard(self, news: object) -> None:
        """Show what came."""
        if isinstance(news, Begun):
            self.screen.tell(news.told)
        elif isinstance(news, Came):
            self.screen.add_rows([Listed.of(row) for row in news.rows], news.standing)

    def _ended(self, last: News | None) -> None:
        """Say how it ended."""
        card, name = self.screen.card, printable(self._source.name) if self._source else ""
        if isinstance(last, Ended) and last.whole:
            self._sum_up(say("All letters of {name} are checked", name=name), again=False)
        elif isinstance(last, Failed) and last.other_rules:
            card.refuse(
                name,
                say(
                    "They were made by another version or another policy, and are not mixed with "
                    "new ones. What is there stays; begin anew beside it."
                ),
            )
        elif isinstance(last, Failed):
            self._sum_up(say("The check of {name} has stopped", name=name), again=True)
            self.screen.errors.say(say("The letters could not all be checked"), last.sentence)
        else:
            self._sum_up(say("Cancelled. You can go on later."), again=True)

    def _sum_up(self, heading: str, *, again: bool) -> None:
        counts = self.screen.table.rows.counts
        told = say(
            "{stop:,} Stop, {held:,} held for a person, {check:,} Check, {clear:,} clear. Nothing "
            "was recorded or sent.",
            **{verdict: counts[verdict] for verdict in ("stop", "held", "check", "clear")},
        )
        self.screen.card.end(heading, told, again=again)

    def _leave(self) -> None:
        """Let other letters be chosen."""
        self._source = self._out = None
        self.screen.show_zone()
        self.screen.take_focus()

    def _open(self, letter: str) -> None:
        """Take a letter into the ordinary check, with its enclosures."""
        source = self._source
        if source is not None:
            self.screen.errors.clear()
            self.ask(
                lambda _job: _path_of(source, letter),
                lambda path: self._take(letter, path),
                self._refused,
            )

    def _take(self, letter: str, path: Path) -> None:
        self.screen.table.rows.mark(letter)
        self.frame.window.home.files_given.emit([path])

    def _save(self, file: Path) -> None:
        """Save the results of every letter as a table."""
        out = self._out
        if out is not None:
            self.ask(
                lambda _job: _saved(out, file),
                lambda _none: self.screen.say_saved(str(file)),
                self._refused,
            )

    def _refused(self, error: LetterlockError) -> None:
        self.screen.progress.end()
        self.screen.errors.say(say("It could not be done"), str(error))


def _found(source: Path) -> _Found:
    """Look what there is: letters, and results of them.

    Raises:
        CallError: there are no letters, or what stands beside them are no results.
    """
    letters, out = letters_of(source), found_beside(source)
    rows = _listed(out)
    whole = {one.name for one in letters} <= {one.row.letter for one in rows}
    return _Found(source=source, letters=len(letters), out=out, rows=rows, whole=whole)


def _last(folder: Path, who: str) -> _Found | None:
    """Give somebody's last batch, where its results are still there.

    Raises:
        CallError: they are damaged.
    """
    last = remembered(folder, who)
    if last is None:
        return None
    out = Path(last.out)
    return _Found(source=Path(last.source), letters=0, out=out, rows=_listed(out), whole=last.whole)


def _listed(out: Path | None) -> tuple[Listed, ...]:
    return () if out is None else tuple(Listed.of(row) for row in rows_in(out))


def _knowing(order: Order, desk: "Desk") -> Order:
    """Add where nothing is to be sent any more. It is read away from the window."""
    return replace(order, bench=replace(order.bench, blocked=desk.rooms.after.blocked()))


def _driven(job: Job[News | None], run: _Run, order: Order, folder: Path, who: str) -> News | None:
    """Have them checked, and pass on what comes; give the last word. Not on the window's thread."""
    last = Last(who=who, source=str(order.source.absolute()), out=str(order.out), whole=False)
    _keep(folder, last)
    run.drive = drive = Drive(order)
    try:
        while not job.cancelled():
            news = drive.news(_TICK_S)
            if isinstance(news, Ended | Failed):
                if isinstance(news, Ended) and news.whole:
                    _keep(folder, Last(who=who, source=last.source, out=last.out, whole=True))
                return news
            if news is not None:
                job.tell(news)
    finally:
        drive.close()
    return None


def _keep(folder: Path, last: Last) -> None:
    """Remember the batch; where that fails it is found beside its letters all the same."""
    try:
        remember(folder, last)
    except OSError as error:
        _LOG.warning("a batch is not remembered: %s", kind_of(error))


def _path_of(source: Path, letter: str) -> Path:
    """Give where a letter is.

    Raises:
        CallError: it is not there any more.
    """
    path = next((one.path for one in letters_of(source) if one.name == letter), None)
    if path is None or not path.exists():
        raise CallError(
            say("{name} is not there any more. Check what is left of the letters.", name=letter)
        )
    return path


def _saved(out: Path, file: Path) -> None:
    """Write the table of every letter.

    Raises:
        CallError: it cannot be written there.
    """
    try:
        write_csv(file, latest(lines_in(out)))
    except OSError as error:
        raise CallError(
            say(
                "The table could not be saved there. Close the file if it is open, or choose "
                "another folder."
            )
        ) from error
