"""The rooms of a desk beside the checking of letters, each made when it is first entered."""

from functools import cached_property

from checker.desk.after.actions import Actions
from checker.desk.after.afterwards import Afterwards
from checker.desk.computer.workstation import Workstation
from checker.desk.letter.pasted import Pasted
from checker.desk.letter.rehearsing import Rehearsal
from checker.desk.letter.unfinished import Unfinished
from checker.desk.letter.watched_folder import WatchedFolder
from checker.desk.looking_up.looking import LookingUp
from checker.desk.looking_up.packing import Packing
from checker.desk.out.handing_over import HandingOver
from checker.desk.practice.practising import Practising
from checker.desk.questions.answering import Answering
from checker.desk.questions.policy_reading import PolicyReading
from checker.desk.review.asking_lead import AskingLead
from checker.desk.review.reviewing import Reviewing
from checker.desk.seat import Seat
from checker.desk.trends.trending import Trending


class Rooms:
    """One of each, for whoever sits at the desk."""

    def __init__(self, seat: Seat) -> None:
        """Make none yet."""
        self.seat = seat

    @cached_property
    def ask(self) -> AskingLead:
        """Give what whoever checks letters asks of leads."""
        return AskingLead(self.seat)

    @cached_property
    def after(self) -> Afterwards:
        """Give the room of what happens after sending."""
        return Afterwards(self.seat)

    @cached_property
    def to_be_checked(self) -> WatchedFolder | None:
        """Give the folder into which letters are put; None where none is watched."""
        folder = self.seat.setting.to_be_checked
        return None if folder is None else WatchedFolder(folder=folder, now=self.seat.now)

    @cached_property
    def pasted(self) -> Pasted:
        """Give the place of emails that were pasted."""
        return Pasted(seat=self.seat)

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """Give the rehearsal of the first check."""
        return Rehearsal(self.seat)

    @cached_property
    def out(self) -> HandingOver:
        """Give the room in which a confirmed letter leaves."""
        return HandingOver(self.seat)

    @cached_property
    def review(self) -> Reviewing:
        """Give the room in which a lead answers what others ask."""
        return Reviewing(self.seat)

    @cached_property
    def packs(self) -> Packing:
        """Give the room in which evidence is made of what was found."""
        return Packing(self.seat)

    @cached_property
    def look_up(self) -> LookingUp:
        """Give the room in which the record is looked through, with a purpose."""
        return LookingUp(self.seat)

    @cached_property
    def practice(self) -> Practising:
        """Give the room in which made-up letters are read."""
        return Practising(self.seat)

    @cached_property
    def trends(self) -> Trending:
        """Give the room in which many letters are looked at, and not one."""
        return Trending(self.seat)

    @cached_property
    def answers(self) -> Answering:
        """Give the room in which a regulator's questions are answered."""
        return Answering(self.seat, self.trends, self.look_up)

    @cached_property
    def actions(self) -> Actions:
        """Give the register of what was promised."""
        return Actions(self.seat)

    @cached_property
    def policies(self) -> PolicyReading:
        """Give the policies that are to be read."""
        return PolicyReading(self.seat)

    @cached_property
    def unfinished(self) -> Unfinished:
        """Give what keeps the letter that lies here until it leaves the desk."""
        return Unfinished(self.seat)

    @cached_property
    def workstation(self) -> Workstation:
        """Give what is known of this computer's mail program."""
        return Workstation(self.seat)
