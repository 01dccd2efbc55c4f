"""The sentences of the unseen book that plant a mistake, by code and class."""

from collections.abc import Mapping

from tests.benchmark.unseen.sayings_material import MATERIAL
from tests.benchmark.unseen.sayings_more import MORE
from tests.benchmark.unseen.sayings_people import PEOPLE
from tests.benchmark.unseen.sayings_protected import PROTECTED

_FIRST = {**PEOPLE, **PROTECTED, **MATERIAL}
SAYINGS: Mapping[str, tuple[str, ...]] = {
    key: (*forms, *MORE.get(key, ())) for key, forms in _FIRST.items()
}
