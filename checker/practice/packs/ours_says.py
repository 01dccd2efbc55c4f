"""The sentences of our book that plant a mistake, and the documents that scenarios enclose."""

from collections.abc import Mapping

from checker.practice.packs.book import Enclosing

SAYS: Mapping[str, tuple[str, ...]] = {}
ENCLOSURES: Mapping[str, Enclosing] = {}
