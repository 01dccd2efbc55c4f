"""The service's own description of itself (OpenAPI 3.1), made from its calls and their messages."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import msgspec

from checker import __version__
from checker.protocol.messages import Problem
from checker.register.calls import JSON, Call
from checker.register.problems import MEDIA_TYPE as PROBLEM
from checker.register.problems import TITLES

_Json: TypeAlias = dict[str, object]

_BASE64: Final = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_SIGNATURE: Final = "^[A-Za-z0-9+/]{86}==$"
_SIGNATURE_LENGTH: Final = 88
"""64 bytes as base64."""
_OF_EVERY_CALL: Final = (429, 500, 503)
_OF_A_BODY: Final = (400, 408, 413, 415, 422)
_COUNT: Final[_Json] = {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}
_PARAMETERS: Final[dict[str, _Json]] = {
    "log": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "leaf": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"},
    "level": {"type": "string", "pattern": "^([0-9]|[1-5][0-9]|6[0-3]|entries)$"},
    "tile": {"type": "string", "pattern": r"^(x[0-9]{3}/)*[0-9]{3}(\.p/[0-9]{1,3})?$"},
}
_STATUS: Final[dict[int, str]] = {
    200: "Done",
    201: "Made",
    204: "Done, and nothing to say",
    503: "Not ready",
}


def document(origin: str, calls: Iterable[Call]) -> _Json:
    """Give the description of a register's calls."""
    calls = tuple(calls)
    messages = {one for call in calls for one in (call.takes, *call.gives.values())}
    kinds = [one for one in messages if isinstance(one, type)]
    _, schemas = msgspec.json.schema_components(
        [*sorted(kinds, key=lambda one: one.__name__), Problem],
        ref_template="#/components/schemas/{name}",
    )
    paths: dict[str, dict[str, _Json]] = {}
    for call in calls:
        path = re.sub(r":path\}", "}", call.path)
        paths.setdefault(path, {})[call.method.lower()] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"The register {origin}",
            "version": __version__,
            "description": "The central register of Letterlock: see PROTOCOL.md.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": _portable(schemas),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "From /v1/token, for an hour.",
                }
            },
        },
    }


def _operation(call: Call) -> _Json:
    """Describe one call."""
    described: _Json = {"summary": call.says, "operationId": _name(call)}
    parameters: list[_Json] = [
        {"name": name, "in": "path", "required": True, "schema": _PARAMETERS[name]}
        for name in re.findall(r"\{(\w+)", call.path)
    ]
    if call.counted_from:
        parameters.append(
            {"name": "from", "in": "query", "required": False, "schema": {**_COUNT, "default": 0}}
        )
    if parameters:
        described["parameters"] = parameters
    problems = {*call.problems, *_OF_EVERY_CALL}
    if call.counted_from:
        problems.add(422)
    if call.signed_in:
        described["security"] = [{"bearer": []}]
        problems.add(401)
    if call.takes:
        problems.update(_OF_A_BODY)
        described["requestBody"] = {"required": True, "content": {JSON: _schema(call.takes)}}
    answers: _Json = {str(status): _answer(status, one) for status, one in call.gives.items()}
    for status in sorted(problems - set(call.gives)):
        answers[str(status)] = _problem(status, TITLES[status])
    described["responses"] = answers
    return described


def _answer(status: int, gives: type[msgspec.Struct] | str | None) -> _Json:
    if gives is None:
        return {"description": _STATUS[status]}
    if isinstance(gives, str):
        media = gives.partition(";")[0]
        kind: _Json = {} if media == "application/octet-stream" else {"type": "string"}
        return {"description": _STATUS[status], "content": {media: {"schema": kind}}}
    return {"description": _STATUS[status], "content": {JSON: _schema(gives)}}


def _problem(status: int, title: str) -> _Json:
    told: _Json = {"description": title, "content": {PROBLEM: _schema(Problem)}}
    if status in {429, 503}:
        told["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 0}}}
    return told


def _schema(message: type[msgspec.Struct]) -> _Json:
    return {"schema": {"$ref": f"#/components/schemas/{message.__name__}"}}


def _name(call: Call) -> str:
    words = re.findall(r"\w+", call.path.replace(":path", ""))
    return "_".join((call.method.lower(), *words))


def _portable(schema: object) -> object:
    """Write a schema so that other tools read it as we do: their regular expressions differ."""
    if isinstance(schema, Mapping):
        told = {key: _portable(one) for key, one in schema.items()}
        if isinstance(told.get("pattern"), str):
            told["pattern"] = str(told["pattern"]).replace(r"\A", "^").replace(r"\Z", "$")
        if told.get("contentEncoding") == "base64":
            told["pattern"] = _BASE64
            if told.get("minLength") == told.get("maxLength") == _SIGNATURE_LENGTH:
                told["pattern"] = _SIGNATURE
        return told
    if isinstance(schema, list | tuple):
        return [_portable(one) for one in schema]
    return schema
