"""JSON from outside, decoded strictly: from a file, a service or the cache."""

import json

from checker.cases.snapshot import Json
from checker.settings.expectation import Broken
from checker.words import say


def decoded(untrusted: bytes) -> Json | Broken:
    """Give what JSON from outside says, or what is wrong with it.

    Refused are other encodings, NaN, keys that stand twice and nesting without end.
    """
    try:
        raw: Json = json.loads(
            untrusted.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError:
        return Broken(path="$", expected=say("JSON in UTF-8"))
    except json.JSONDecodeError as error:
        place = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        return Broken(path=place, expected=say("JSON ({why})", why=error.msg))
    except RecursionError:
        return Broken(path="$", expected=say("JSON that is not nested so deeply"))
    except ValueError as error:
        return Broken(path="$", expected=str(error))
    return raw


def _refuse_constant(name: str) -> float:
    """Refuse NaN and the infinities, which JSON does not have."""
    raise ValueError(say("a number, not {name}", name=name))


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Give an object, refusing a key that stands twice: which value holds would be a guess."""
    whole = dict(pairs)
    if len(whole) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(say("each key once; `{key}` stands twice in one object", key=twice))
    return whole
