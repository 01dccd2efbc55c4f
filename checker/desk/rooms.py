"""The rooms of a desk beside the checking of letters, each made when it is first entered."""

from checker.desk.seat import Seat


class Rooms:
    """One of each, for whoever sits at the desk."""

    def __init__(self, seat: Seat) -> None:
        """Make none yet."""
        self.seat = seat
