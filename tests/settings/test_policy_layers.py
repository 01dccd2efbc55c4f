"""The policy in its three layers: who decides, what is refused, and what is said about it."""

import json
from pathlib import Path
from typing import Any

import pytest

from checker.errors import SettingsError
from checker.model import Severity
from checker.settings import Limits, explain, load_policy, loading


def layer(folder: Path, name: str = "policy.json", **says: object) -> Path:
    """Write one layer."""
    path = folder / name
    path.write_text(json.dumps({"schema": "letterlock/policy/1"} | says), encoding="utf-8")
    return path


def rule(code: str, **setting: object) -> dict[str, Any]:
    """Build the rules of a layer that sets one rule."""
    return {"rules": {code: setting}}


def test_the_built_in_policy_stands_alone() -> None:
    """Without any file, the limits of the specification hold and every rule is on."""
    policy = load_policy()

    assert policy.limits == Limits()
    assert policy.windows[0].address_mm == (24.6, 39.5, 120.0, 66.3)
    assert policy.mode == "enforce"
    assert not any(setting.on is False for setting in policy.rules.values())


def test_the_built_in_policy_is_read_once_and_no_layer_changes_it(tmp_path: Path) -> None:
    """Whatever a layer says above it holds for that policy alone."""
    before, read = load_policy(), loading._built_in()

    load_policy(layer(tmp_path, **rule("address.previous", on=False), limits={"old_days": 3}))

    assert load_policy() == before
    assert loading._built_in() is read


def test_the_organisation_says_who_it_is(tmp_path: Path) -> None:
    """Organisations have the case record's form."""
    own = {
        "organisations": [{"id": "OWN", "name": "Northern", "kind": "own", "addresses": []}],
        "domains": ["northern.example"],
        "staff": [{"id": "u-1", "name": "Priya Nair", "team": "North 2", "since": "2026-03-01"}],
    }

    policy = load_policy(layer(tmp_path, own=own, limits={"old_days": 3}))

    assert policy.own.organisations[0].kind == "own"
    assert policy.own.staff[0].name == "Priya Nair"
    assert policy.limits == Limits(old_days=3)


def test_toml_says_the_same_as_json(tmp_path: Path) -> None:
    """Both forms give one policy, and one digest."""
    path = tmp_path / "policy.toml"
    path.write_text(
        'schema = "letterlock/policy/1"\n[rules]\n"document.draft" = {severity = "note"}\n',
        encoding="utf-8",
    )

    one = load_policy(path)
    other = load_policy(layer(tmp_path, **rule("document.draft", severity="note")))

    assert one == other


def test_the_digest_changes_with_what_the_policy_says(tmp_path: Path) -> None:
    """An entry names the policy it was checked under."""
    changed = load_policy(layer(tmp_path, limits={"old_days": 3}))

    assert changed.digest.startswith("sha256:")
    assert changed.digest != load_policy().digest


def test_the_organisation_may_weaken_what_is_not_guarded(tmp_path: Path) -> None:
    """A rule that is overridden too often may become a note, or go off."""
    policy = load_policy(layer(tmp_path, **rule("document.draft", severity="note", on=False)))

    assert policy.rules["document.draft"].severity is Severity.NOTE
    assert policy.rules["document.draft"].on is False
    assert policy.layers["document.draft"] == "organisation"


@pytest.mark.parametrize("code", ["protected.address", "unread.damaged", "record.old"])
@pytest.mark.parametrize("setting", [{"on": False}, {"severity": "note"}])
def test_nobody_may_weaken_a_guarded_rule(
    tmp_path: Path, code: str, setting: dict[str, object]
) -> None:
    """What protects people and what was not read always counts."""
    with pytest.raises(SettingsError, match=f"{code} cannot be switched off or weakened"):
        load_policy(layer(tmp_path, **rule(code, **setting)))


def test_a_guarded_rule_may_be_made_stricter(tmp_path: Path) -> None:
    """An old record can be a stop."""
    policy = load_policy(layer(tmp_path, **rule("record.old", severity="stop")))

    assert policy.rules["record.old"].severity is Severity.STOP


def test_a_person_may_only_make_a_rule_stricter(tmp_path: Path) -> None:
    """A check becomes a stop, a rule that is off goes on, and the layer is remembered."""
    organisation = layer(tmp_path, "o.json", **rule("email.link", on=False))
    user = layer(tmp_path, "u.json", **rule("email.link", severity="stop", on=True))

    policy = load_policy(organisation, user)

    assert (policy.rules["email.link"].severity, policy.rules["email.link"].on) == ("stop", True)
    assert policy.layers["email.link"] == "user"


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param({"severity": "note"}, id="weaker"),
        pytest.param({"on": False}, id="off"),
        pytest.param({"locked": True}, id="locked"),
    ],
)
def test_a_person_may_not_weaken_a_rule(tmp_path: Path, setting: dict[str, object]) -> None:
    """The sentence names the file, the rule and what is possible."""
    user = layer(tmp_path, "u.json", **rule("email.link", **setting))

    with pytest.raises(SettingsError, match=r"u\.json .*email\.link"):
        load_policy(None, user)


def test_what_the_organisation_locked_is_fixed(tmp_path: Path) -> None:
    """Not even stricter: everybody is to see the same."""
    organisation = layer(tmp_path, "o.json", **rule("document.draft", severity="note", locked=True))
    user = layer(tmp_path, "u.json", **rule("document.draft", severity="stop"))

    with pytest.raises(SettingsError, match=r"document\.draft is locked"):
        load_policy(organisation, user)


def test_a_person_sets_rules_and_nothing_else(tmp_path: Path) -> None:
    """Limits, staff and the mode belong to the organisation."""
    with pytest.raises(SettingsError, match=r"\$\.mode, expected nothing"):
        load_policy(None, layer(tmp_path, mode="monitor"))


@pytest.mark.parametrize(
    ("says", "path", "expected"),
    [
        pytest.param(
            {"limit": {}}, r"\$\.limit,", "only the keys schema, version, own", id="unknown key"
        ),
        pytest.param(
            {"limits": {"old_days": "7"}},
            r"\$\.limits\.old_days",
            "a whole number",
            id="text for a number",
        ),
        pytest.param(
            {"limits": {"old_days": 900}},
            r"\$\.limits\.old_days",
            "too_old_days",
            id="old after too old",
        ),
        pytest.param({"mode": "off"}, r"\$\.mode", "enforce, monitor", id="no such mode"),
        pytest.param(
            rule("email.link", severity="red"),
            r'\$\.rules\["email.link"\]\.severity',
            "note, stop",
            id="no such severity",
        ),
        pytest.param(
            rule("email.lnk", on=True),
            r'\$\.rules\["email.lnk"\]',
            "no rule called email.lnk",
            id="no such rule",
        ),
        pytest.param(
            {"windows": [{"name": "C5", "address_mm": [1, 2, 3]}]},
            r"\$\.windows\[0\]\.address_mm",
            "a list",
            id="three sides",
        ),
        pytest.param({"schema": "x"}, r"\$\.schema", "letterlock/policy/1", id="another schema"),
    ],
)
def test_a_policy_that_breaks_the_schema_stops_with_the_place(
    tmp_path: Path, says: dict[str, Any], path: str, expected: str
) -> None:
    """Nothing falls back to a default in silence."""
    with pytest.raises(SettingsError, match=rf"policy\.json .*{path}.*{expected}"):
        load_policy(layer(tmp_path, **says))


def test_a_policy_that_is_not_json_or_not_there_stops(tmp_path: Path) -> None:
    """A broken or absent file is never an empty one."""
    broken = tmp_path / "policy.json"
    broken.write_text("{", encoding="utf-8")

    with pytest.raises(SettingsError, match="not JSON"):
        load_policy(broken)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_policy(tmp_path / "absent.json")


def test_explain_says_which_layer_decided(tmp_path: Path) -> None:
    """One sentence a rule."""
    policy = load_policy(layer(tmp_path, **rule("document.draft", severity="note", locked=True)))

    assert explain(policy, "document.draft") == (
        "document.draft is on and is always a note."
        " The organisation's policy decides this, and it is locked."
    )
    assert explain(policy, "protected.address").endswith("cannot be switched off or weakened.")
    with pytest.raises(SettingsError, match=r"no rule called x\.y"):
        explain(policy, "x.y")


def test_a_key_that_stands_twice_stops(tmp_path: Path) -> None:
    """Which of the two holds would be a guess."""
    file = tmp_path / "policy.json"
    file.write_text('{"schema": "letterlock/policy/1", "mode": "enforce", "mode": "monitor"}')

    with pytest.raises(SettingsError, match="mode stands twice"):
        load_policy(file)


@pytest.mark.parametrize(
    "box", [[100, 20, 50, 60], [10, 60, 50, 20], [10, 20, 10, 60], [-1, 2, 3, 4], [1, 2, 3, 1e999]]
)
def test_a_window_that_nothing_can_be_inside_of_stops(tmp_path: Path, box: list[float]) -> None:
    """Left before right, top before bottom."""
    file = layer(tmp_path, windows=[{"name": "DL", "address_mm": box}])

    with pytest.raises(SettingsError, match=r"\$\.windows\[0\]\.address_mm"):
        load_policy(file)
