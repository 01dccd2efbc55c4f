"""The way of one letter through the screens: chosen, checked, confirmed, and back at any time."""

from ui.journey.journey import Journey

__all__ = ["Journey"]
