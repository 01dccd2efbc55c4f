"""Make the policy templates for Windows from the settings' own definitions: ADMX, and its words.

Every key of `letterlock.toml` that is a text, a choice, a number or a list of texts becomes a
policy that an administrator can set for the whole computer; it says what stands beside the key in
the program. What a policy sets holds over every settings file.
"""

import ast
import inspect as of_source
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from msgspec import inspect

from checker import __version__
from checker.desk.computer.locked import KEY, PARTS
from checker.desk.computer.sourcing import DeskSettings

ADMX, ADML = "Letterlock.admx", "Letterlock.adml"
LANGUAGES = ("en-US", "en-GB")
"""Windows looks for the words of its own language, else for American ones: the same here."""
NAMESPACE = "Letterlock.Policies"
LONGEST = 1_023
_SCHEMA = 'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key of the settings that can be set."""

    part: str
    """The table that it stands in; blank for none."""
    name: str
    kind: str
    """text, number, lines, or choice."""
    choices: tuple[str, ...]
    says: str

    @property
    def id(self) -> str:
        """Give its name in the templates."""
        return f"{self.part}_{self.name}" if self.part else self.name

    @property
    def path(self) -> str:
        """Give its name in the settings file."""
        return f"{self.part}.{self.name}" if self.part else self.name


def settings() -> tuple[Setting, ...]:
    """Give every key that can be set, in the order of its definition."""
    return tuple(_of(DeskSettings, ""))


def _of(shape: type, part: str) -> Iterator[Setting]:
    told = inspect.type_info(shape)
    assert isinstance(told, inspect.StructType)  # noqa: S101 - settings are structs
    words = _words(shape)
    for field in told.fields:
        name = field.encode_name
        options = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
        inner = next((one for one in options if isinstance(one, inspect.StructType)), None)
        if name in PARTS and inner is not None:
            yield from _of(inner.cls, name)
            continue
        kind, choices = _kind(options)
        if kind:
            yield Setting(part=part, name=name, kind=kind, choices=choices, says=words[name])


def _kind(options: tuple[inspect.Type, ...]) -> tuple[str, tuple[str, ...]]:
    """Give how a key is set, and between what; blank where no policy can say it."""
    for one in options:
        if isinstance(one, inspect.LiteralType):
            return "choice", tuple(str(value) for value in one.values)
        if isinstance(one, inspect.StrType):
            return "text", ()
        if isinstance(one, inspect.IntType):
            return "number", ()
        if isinstance(one, inspect.VarTupleType) and isinstance(one.item_type, inspect.StrType):
            return "lines", ()
    return "", ()


def _words(shape: type) -> dict[str, str]:
    """Give what stands under each key in the definition of its table."""
    (body,) = ast.parse(textwrap.dedent(of_source.getsource(shape))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - it is a class
    found: dict[str, str] = {}
    for here, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(here, ast.AnnAssign)
            and isinstance(here.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            found[here.target.id] = " ".join(str(after.value.value).split())
    return found


def admx() -> str:
    """Give the definitions."""
    return "\n".join(_admx()) + "\n"


def _admx() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<policyDefinitions {_SCHEMA} revision="1.0" schemaVersion="1.0">'
    yield f'<policyNamespaces><target prefix="letterlock" namespace="{NAMESPACE}"/>'
    yield "</policyNamespaces>"
    yield '<resources minRequiredRevision="1.0"/>'
    yield '<supportedOn><definitions><definition name="ours" displayName="$(string.ours)"/>'
    yield "</definitions></supportedOn>"
    yield "<categories>"
    yield '<category name="Letterlock" displayName="$(string.Letterlock)"/>'
    for part in PARTS:
        yield f'<category name="{part}" displayName="$(string.{part})">'
        yield '<parentCategory ref="Letterlock"/></category>'
    yield "</categories><policies>"
    for one in settings():
        key = rf"{KEY}\{one.part}" if one.part else KEY
        yield (
            f'<policy name="{one.id}" class="Machine" displayName="$(string.{one.id})"'
            f' explainText="$(string.{one.id}_says)" key="{key}"'
            f' presentation="$(presentation.{one.id})">'
        )
        yield f'<parentCategory ref="{one.part or "Letterlock"}"/><supportedOn ref="ours"/>'
        yield f"<elements>{_element(one)}</elements></policy>"
    yield "</policies></policyDefinitions>"


def _element(one: Setting) -> str:
    named = f'id="{one.id}" valueName="{one.name}" required="true"'
    if one.kind == "choice":
        items = "".join(
            f'<item displayName="$(string.{one.id}_{choice})"><value><string>{choice}</string>'
            "</value></item>"
            for choice in one.choices
        )
        return f"<enum {named}>{items}</enum>"
    if one.kind == "number":
        return f'<decimal {named} minValue="0" maxValue="9999"/>'
    if one.kind == "lines":
        return f'<multiText {named} maxLength="{LONGEST}"/>'
    return f'<text {named} maxLength="{LONGEST}"/>'


def adml() -> str:
    """Give the words."""
    return "\n".join(_adml()) + "\n"


def _adml() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<policyDefinitionResources {_SCHEMA} revision="1.0" schemaVersion="1.0">'
    yield "<displayName>Letterlock</displayName>"
    yield "<description>Settings of Letterlock for the whole computer</description>"
    yield "<resources><stringTable>"
    yield '<string id="Letterlock">Letterlock</string>'
    yield f'<string id="ours">Letterlock {__version__} or later</string>'
    for part in PARTS:
        yield f'<string id="{part}">{part.capitalize()}</string>'
    for one in settings():
        yield f'<string id="{one.id}">{escape(one.path)}</string>'
        says = (
            f"{one.says}\n\nSets {one.path} of letterlock.toml for everybody at this computer,"
            " whatever a settings file says. Not configured: the file decides."
        )
        yield f'<string id="{one.id}_says">{escape(says)}</string>'
        for choice in one.choices:
            yield f'<string id="{one.id}_{choice}">{escape(choice)}</string>'
    yield "</stringTable><presentationTable>"
    for one in settings():
        yield f'<presentation id="{one.id}">{_box(one)}</presentation>'
    yield "</presentationTable></resources></policyDefinitionResources>"


def _box(one: Setting) -> str:
    label, ref = escape(one.path), quoteattr(one.id)
    if one.kind == "choice":
        return f"<dropdownList refId={ref}>{label}</dropdownList>"
    if one.kind == "number":
        return f"<decimalTextBox refId={ref}>{label}</decimalTextBox>"
    if one.kind == "lines":
        return f"<multiTextBox refId={ref}>{label}</multiTextBox>"
    return f"<textBox refId={ref}><label>{label}</label></textBox>"


def write(folder: Path) -> tuple[Path, ...]:
    """Write the templates as Windows wants them: definitions, and a folder for each language."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / ADMX]
    made[0].write_text(admx(), encoding="utf-8")
    for language in LANGUAGES:
        (folder / language).mkdir(exist_ok=True)
        made.append(folder / language / ADML)
        made[-1].write_text(adml(), encoding="utf-8")
    return tuple(made)
