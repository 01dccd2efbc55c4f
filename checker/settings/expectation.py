"""Say in plain words where data from outside breaks its shape, and what was expected there."""

import re
from dataclasses import dataclass, field

import msgspec
from msgspec import inspect

_PLACE = re.compile(r" - at `(?P<path>[^`]*)`$")
_MISSING = re.compile(r"missing required field `(?P<key>[^`]*)`")
_UNKNOWN = re.compile(r"contains unknown field `(?P<key>[^`]*)`")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>[^\]]*)\]")
_WORDS: tuple[tuple[type, str], ...] = (
    (inspect.NoneType, "null"),
    (inspect.BoolType, "true or false"),
    (inspect.IntType, "a whole number"),
    (inspect.FloatType, "a number"),
    (inspect.StrType, "text"),
    (inspect.DateTimeType, "a time with its zone, such as 2026-11-20T09:00:00Z"),
    (inspect.DateType, "a date such as 2026-11-20"),
    (inspect.ListType, "a list"),
    (inspect.VarTupleType, "a list"),
    (inspect.TupleType, "a list"),
    (inspect.DictType, "an object"),
    (inspect.StructType, "an object"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Where data breaks its shape (a JSON path from `$`), and what was expected there."""

    path: str
    expected: str
    holder: str = field(default="", repr=False)
    """For a key that is not known: where it stands, without the key itself."""


def broken(shape: type, error: msgspec.ValidationError) -> Broken:
    """Say where and how data breaks a shape, from what msgspec said of it.

    >>> class Note(msgspec.Struct):
    ...     on: str
    >>> try:
    ...     msgspec.convert({"on": 3}, Note)
    ... except msgspec.ValidationError as error:
    ...     broken(Note, error)
    Broken(path='$.on', expected='text')
    """
    said = str(error)
    place = _PLACE.search(said)
    path = place["path"] if place else "$"
    if missing := _MISSING.search(said):
        path = f"{path}.{missing['key']}"
        return Broken(path=path, expected=f"{_expected(shape, path)}, and the key is missing")
    if unknown := _UNKNOWN.search(said):
        keys = ", ".join(_keys(_at(shape, path)))
        expected = f"only the keys {keys}"
        return Broken(path=f"{path}.{unknown['key']}", expected=expected, holder=path)
    return Broken(path=path, expected=_expected(shape, path))


def _expected(shape: type, path: str) -> str:
    """Say what a shape expects at a path."""
    found = _at(shape, path)
    return _in_words(found) if found else "another value"


def _at(shape: type, path: str) -> inspect.Type | None:
    """Give the type that a shape has at a path, or None where the path leaves the shape."""
    here: inspect.Type | None = inspect.type_info(shape)
    for step in _STEP.finditer(path):
        options = here.types if isinstance(here, inspect.UnionType) else (here,)
        here = next((found for one in options if (found := _step(one, step["key"]))), None)
    return here


def _step(here: inspect.Type | None, key: str | None) -> inspect.Type | None:
    """Give the type one step further: a key of an object, or (key None) an item of a list."""
    if isinstance(here, inspect.StructType) and key is not None:
        return next((field.type for field in here.fields if field.encode_name == key), None)
    if isinstance(here, inspect.ListType | inspect.VarTupleType) and key is None:
        return here.item_type
    if isinstance(here, inspect.TupleType) and key is None:
        return here.item_types[0]
    return None


def _keys(here: inspect.Type | None) -> tuple[str, ...]:
    """Give the keys that an object may have."""
    if isinstance(here, inspect.UnionType):
        return tuple(key for one in here.types for key in _keys(one))
    if isinstance(here, inspect.StructType):
        return tuple(field.encode_name for field in here.fields)
    return ()


def _in_words(what: inspect.Type) -> str:
    """Say a type in words a person can act on."""
    if isinstance(what, inspect.UnionType):
        return " or ".join(_in_words(one) for one in what.types)
    if isinstance(what, inspect.LiteralType):
        values = ", ".join(str(value) if value != "" else "blank" for value in what.values)
        return f"one of {values}" if len(what.values) > 1 else values
    return next((words for kind, words in _WORDS if isinstance(what, kind)), "another value")
