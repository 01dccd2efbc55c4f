"""Load the policy: the built-in layer, the organisation's over it, the person's on top."""

import hashlib
import json
import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeAlias

import msgspec

from checker.errors import SettingsError
from checker.model import Severity
from checker.settings.expectation import broken
from checker.settings.lists import list_names
from checker.settings.organisation import to_organisation
from checker.settings.policy import (
    Entitlement,
    Markings,
    Own,
    Policy,
    Reading,
    Retention,
    RuleSetting,
    Staff,
    Window,
)
from checker.settings.shape import (
    EntitlementShape,
    MarkingsShape,
    OwnShape,
    PolicyShape,
    ReadingShape,
    RetentionShape,
    RuleShape,
)
from checker.shapes import convert

BUILT_IN = "policy/default.toml"
GUARDED = ("protected.", "unread.", "record.")
"""Rules that nobody may switch off or weaken."""

_ORDER = tuple(Severity)
_ANY_CODE = "[...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """One policy file, and how to speak of it."""

    name: str
    file: str
    says: PolicyShape


Sealed: TypeAlias = Callable[[bytes], int]
"""Gives the version for which a file's bytes were sealed, or raises."""


def load_policy(
    organisation: Path | None = None, user: Path | None = None, *, sealed: Sealed | None = None
) -> Policy:
    """Give what the layers say together.

    Args:
        organisation: The organisation's file, None for none.
        user: The person's own file, None for none.
        sealed: What the organisation's file must pass before anything of it is believed.

    Raises:
        SettingsError: when a file cannot be read, breaks the schema, or sets what it may not, or
            when the organisation's is not sealed as it should be.
    """
    usual = _usual()
    policy = _over(Policy(rules={}, layers={}), _built_in().says)
    if organisation is not None:
        layer = _read("organisation", organisation, sealed)
        _refuse_odd_windows(layer)
        _refuse_unknown_lists(layer)
        policy = _ruled(_over(policy, layer.says), layer, usual)
    if user is not None:
        layer = _read("user", user)
        _refuse_all_but_rules(layer)
        policy = _ruled(policy, layer, usual)
    return replace(policy, digest=_digest(policy))


def explain(policy: Policy, code: str) -> str:
    """Say how grave a rule is, whether it is on, and which layer decided.

    Raises:
        SettingsError: when there is no such rule.
    """
    usual = _usual()
    if code not in usual:
        raise SettingsError(f"There is no rule called {code}. Look at the list of findings.")
    setting = policy.rules.get(code, RuleSetting())
    state = "off" if setting.on is False else "on"
    grave = (
        f"always a {setting.severity.value}"
        if setting.severity
        else f"usually a {usual[code].value}"
    )
    by = {
        "organisation": "The organisation's policy decides this",
        "user": "Your own settings decide this",
    }.get(policy.layers.get(code, ""), "The built-in policy decides this")
    locked = ", and it is locked" if setting.locked else ""
    version = f" (version {policy.version})" if by.startswith("The org") and policy.version else ""
    guarded = " It cannot be switched off or weakened." if code.startswith(GUARDED) else ""
    return f"{code} is {state} and is {grave}. {by}{version}{locked}.{guarded}"


def _usual() -> dict[str, Severity]:
    """Give the usual severity of every rule there is."""
    rules = _built_in().says.rules or {}
    return {code: Severity(rule.severity) for code, rule in rules.items() if rule.severity}


@cache
def _built_in() -> _Layer:
    """Read the layer that ships with the program, once."""
    shipped = resources.files("resources") / BUILT_IN
    return _parsed("built-in", "default.toml", shipped.read_bytes())


def _read(name: str, path: Path, sealed: Sealed | None = None) -> _Layer:
    """Read one layer's file."""
    try:
        untrusted = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SettingsError(
            f"The policy file {path} cannot be read: {why}. Choose another file, or ask whoever"
            " looks after this computer."
        ) from error
    version = sealed(untrusted) if sealed is not None else None
    layer = _parsed(name, str(path), untrusted)
    if version is not None and layer.says.version != version:
        raise SettingsError(
            f"The policy file {path} is not as it should be: at $.version, expected {version}, for"
            " which it was sealed."
        )
    return layer


def _parsed(name: str, file: str, untrusted: bytes) -> _Layer:
    """Parse one layer strictly."""
    toml = file.lower().endswith(".toml")
    try:
        text = untrusted.decode("utf-8-sig")
        raw = tomllib.loads(text) if toml else json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        kind = "TOML" if toml else "JSON"
        raise SettingsError(f"{file} is not a policy: it is not {kind} ({error}).") from error
    try:
        return _Layer(name=name, file=file, says=convert(raw, PolicyShape))
    except msgspec.ValidationError as error:
        raise SettingsError(_said_of(file, raw, error)) from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Give an object, refusing a key that stands twice: which value holds would be a guess."""
    whole = dict(pairs)
    if len(whole) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        why = f"the key {twice} stands twice in one object"
        raise ValueError(why)
    return whole


def _refuse_odd_windows(layer: _Layer) -> None:
    """Refuse a window that nothing can be inside of: it would let every address pass outside."""
    for number, window in enumerate(layer.says.windows or ()):
        left, top, right, bottom = window.address_mm
        if not (0 <= left < right < math.inf and 0 <= top < bottom < math.inf):
            raise SettingsError(
                f"The policy file {layer.file} is not as it should be: at"
                f" $.windows[{number}].address_mm, expected left, top, right and bottom in"
                " millimetres from the top left of the page."
            )


def _refuse_unknown_lists(layer: _Layer) -> None:
    """Refuse words for a list that no rule reads: nobody would ever look for them."""
    for name in layer.says.lists or {}:
        if name not in list_names():
            raise SettingsError(
                f"The policy file {layer.file} is not as it should be: at $.lists.{name},"
                f" expected one of {', '.join(sorted(list_names()))}."
            )


def _said_of(file: str, raw: object, error: msgspec.ValidationError) -> str:
    """Say where a policy breaks its shape, naming the rule where it is in a rule."""
    found = broken(PolicyShape, error)
    if found.path.startswith(f"$.rules{_ANY_CODE}") and isinstance(raw, dict):
        for code, rule in raw["rules"].items():
            try:
                convert(rule, RuleShape)
            except msgspec.ValidationError as of_rule:
                inner = broken(RuleShape, of_rule)
                path = f'$.rules["{code}"]{inner.path.removeprefix("$")}'
                found = replace(inner, path=path)
                break
    return (
        f"The policy file {file} is not as it should be: at {found.path},"
        f" expected {found.expected}."
    )


def _over(policy: Policy, says: PolicyShape) -> Policy:
    """Lay everything but the rules of one layer over the layers below."""
    limits = policy.limits
    if says.limits is not None:
        given = msgspec.structs.asdict(says.limits)
        limits = replace(limits, **{key: days for key, days in given.items() if days is not None})
    return replace(
        policy,
        own=_own(policy.own, says.own) if says.own else policy.own,
        directory=tuple(to_organisation(one) for one in says.directory)
        if says.directory is not None
        else policy.directory,
        limits=limits,
        windows=tuple(Window(name=one.name, address_mm=one.address_mm) for one in says.windows)
        if says.windows is not None
        else policy.windows,
        entitlement=_entitled(policy.entitlement, says.entitlement or ()),
        lists={**policy.lists, **(says.lists or {})},
        markings=_marked(policy.markings, says.markings) if says.markings else policy.markings,
        retention=_retained(says.retention) if says.retention is not None else policy.retention,
        reading=_to_read(says.reading) if says.reading is not None else policy.reading,
        mode=says.mode or policy.mode,
        version=says.version or policy.version,
    )


def _entitled(
    below: tuple[Entitlement, ...], says: tuple[EntitlementShape, ...]
) -> tuple[Entitlement, ...]:
    """Lay rows over rows: each takes the place of the one for the same document and role."""
    rows = {(one.document, one.role): one for one in below}
    for one in says:
        rows[one.document, one.role] = Entitlement(
            document=one.document,
            role=one.role,
            allowed=one.allowed,
            basis=one.basis,
            owner=one.owner,
            on=one.on,
        )
    return tuple(rows.values())


def _marked(below: Markings, says: MarkingsShape) -> Markings:
    """Lay what one layer says of protective markings over the layers below."""
    return Markings(
        wanted=below.wanted if says.wanted is None else says.wanted,
        on=below.on if says.on is None else says.on,
    )


def _retained(says: tuple[RetentionShape, ...]) -> tuple[Retention, ...]:
    """Give the classes: a layer that names any says all of them."""
    return tuple(
        Retention(name=one.name, days=one.days, acts=one.acts, documents=one.documents)
        for one in says
    )


def _to_read(says: tuple[ReadingShape, ...]) -> tuple[Reading, ...]:
    """Give the policies to read: a layer that names any says all of them."""
    return tuple(
        Reading(code=one.code, title=one.title, version=one.version, where=one.where, by=one.by)
        for one in {one.code: one for one in says}.values()
    )


def _own(below: Own, says: OwnShape) -> Own:
    """Lay what one layer says of the sender over the layers below."""
    return Own(
        organisations=tuple(to_organisation(one) for one in says.organisations)
        if says.organisations is not None
        else below.organisations,
        domains=says.domains if says.domains is not None else below.domains,
        staff=tuple(
            Staff(id=one.id, name=one.name, team=one.team, since=one.since, role=one.role)
            for one in says.staff
        )
        if says.staff is not None
        else below.staff,
    )


def _ruled(policy: Policy, layer: _Layer, usual: dict[str, Severity]) -> Policy:
    """Lay the rules of one layer over the layers below, refusing what it may not set."""
    if policy.limits.old_days > policy.limits.too_old_days:
        raise SettingsError(
            f"The policy file {layer.file} is not as it should be: at $.limits.old_days,"
            f" expected at most too_old_days ({policy.limits.too_old_days})."
        )
    rules, layers = dict(policy.rules), dict(policy.layers)
    for code, rule in (layer.says.rules or {}).items():
        below = rules.get(code, RuleSetting())
        severity = Severity(rule.severity) if rule.severity else None
        _refuse(layer, code, rule, below, usual)
        rules[code] = RuleSetting(
            severity=severity or below.severity,
            on=below.on if rule.on is None else rule.on,
            locked=below.locked or bool(rule.locked),
        )
        if rules[code] != below:
            layers[code] = layer.name
    return replace(policy, rules=rules, layers=layers)


def _refuse(
    layer: _Layer, code: str, rule: RuleShape, below: RuleSetting, usual: dict[str, Severity]
) -> None:
    """Refuse what a layer may not say of a rule, with a sentence."""
    at = f'The policy file {layer.file} is not as it should be: at $.rules["{code}"],'
    if code not in usual:
        raise SettingsError(f"{at} expected the code of a rule. There is no rule called {code}.")
    holds = below.severity or usual[code]
    weaker = rule.severity is not None and _ORDER.index(Severity(rule.severity)) < _ORDER.index(
        holds
    )
    off = rule.on is False
    if code.startswith(GUARDED) and (off or weaker):
        raise SettingsError(f"{at} {code} cannot be switched off or weakened.")
    if layer.name != "user":
        return
    if below.locked:
        raise SettingsError(f"{at} {code} is locked by the organisation. Remove it from the file.")
    if off or weaker:
        raise SettingsError(
            f"{at} your own settings can only make a rule stricter. {code} is at least a"
            f" {holds.value} here."
        )
    if rule.locked:
        raise SettingsError(f"{at} only the organisation can lock a rule.")


def _refuse_all_but_rules(layer: _Layer) -> None:
    """Refuse a person's file that sets anything but rules."""
    given = [
        key
        for key in PolicyShape.__struct_fields__
        if key not in {"schema", "rules"} and getattr(layer.says, key) is not None
    ]
    if given:
        raise SettingsError(
            f"The policy file {layer.file} is not as it should be: at $.{given[0]}, expected"
            " nothing. Your own settings can only make rules stricter."
        )


def _digest(policy: Policy) -> str:
    """Give "sha256:..." of what the layers say together."""
    said = msgspec.json.encode(replace(policy, digest="", layers={}), order="deterministic")
    return "sha256:" + hashlib.sha256(said).hexdigest()
