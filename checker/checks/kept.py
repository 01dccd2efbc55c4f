"""What several checks ask of the same matter is worked out once and kept until the run is over."""

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast

from checker.checks.matter import Matter

_P = ParamSpec("_P")
_R = TypeVar("_R")
_BY_VALUE = (str, frozenset, type(None))


def kept(answer: Callable[Concatenate[Matter, _P], _R]) -> Callable[Concatenate[Matter, _P], _R]:
    """Make a function of a matter answer each question once for each recipient.

    The answer must be a value that nobody changes, and no iterator. It is kept in the matter and
    is gone with it: no name and no address outlives the run.
    """
    return _kept(answer, for_everyone=False)


def kept_for_everyone(
    answer: Callable[Concatenate[Matter, _P], _R],
) -> Callable[Concatenate[Matter, _P], _R]:
    """Make a function that does not look at the recipient answer each question once in a run."""
    return _kept(answer, for_everyone=True)


def _kept(
    answer: Callable[Concatenate[Matter, _P], _R], *, for_everyone: bool
) -> Callable[Concatenate[Matter, _P], _R]:
    def remembered(matter: Matter, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        key: tuple[Hashable, ...] = (
            answer,
            matter.of_all if for_everyone else matter.of_one,
            *[one if isinstance(one, _BY_VALUE) else id(one) for one in args],
        )
        if kwargs:
            key += tuple((name, id(one)) for name, one in kwargs.items())
        held = matter.kept.get(key)
        if held is None:
            # Whatever the key knows only by its place in memory is held together with the answer.
            held = matter.kept[key] = (answer(matter, *args, **kwargs), matter, args, kwargs)
        return cast("_R", held[0])

    update_wrapper(remembered, answer)
    return remembered
