"""Words in pictures: recognised by two readers, which have to agree on what matters."""

from checker.reading.scans.recognising import Recognised, recognise

__all__ = ["Recognised", "recognise"]
