"""The language model that takes a second look for names: slower, local, never a reason to pass."""

from checker.guessing.guesser import Guesser

__all__ = ["Guesser"]
