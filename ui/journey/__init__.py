"""The way of one letter through the screens: chosen, checked, confirmed, and back at any time."""

from ui.journey.journey import Journey
from ui.journey.screens import Screens, make_screens

__all__ = ["Journey", "Screens", "make_screens"]
