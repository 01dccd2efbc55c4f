"""The settings of a case source, as `letterlock.toml` has them under `[cases]`."""

from typing import Annotated, Final, Literal, TypeAlias

import msgspec

Seconds = Annotated[float, msgspec.Meta(gt=0, le=600)]


class FilesSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="files",
):
    """A folder of records, a .jsonl file, or a folder of CSV tables."""

    path: str


class FeedSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="hmcts",
):
    """Exported answers of HMCTS's private-law case search: a .json file, or a folder of them."""

    path: str
    team: str = ""
    dated: Literal["", "file"] = ""
    """`file`: the records are as old as the file; otherwise nobody knows how old they are."""


class SqlSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="sql",
):
    """A database, and one query for each table."""

    url: str
    tables: dict[str, str]
    secret: str = ""
    """The name under which the keyring keeps the password; blank where none is needed."""
    timeout_seconds: Seconds = 30
    cache: bool = True


class HttpSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="http",
):
    """A service that answers in JSON."""

    case: str
    """The address of one case; `{case}` is its id."""
    changes: str
    """The address of the cases changed since `{since}`; `{page}` where pages have numbers."""
    secret: str = ""
    """The name under which the keyring keeps the token; blank where none is needed."""
    shape: Literal["case-record", "hmcts"] = "case-record"
    items: str = ""
    """Where in an answer the list of cases is (JMESPath); blank when the answer is the list."""
    record: str = ""
    """How one of its cases becomes a case record (JMESPath); blank when it is one."""
    next: str = ""
    """Where in an answer the address of the next page is (JMESPath)."""
    team: str = ""
    ca_file: str = ""
    """The authority that vouches for the service, where the system does not know it."""
    timeout_seconds: Seconds = 20
    cache: bool = True


SourceSettings: TypeAlias = FilesSettings | FeedSettings | SqlSettings | HttpSettings
KINDS: Final = {
    "files": FilesSettings, "hmcts": FeedSettings, "sql": SqlSettings, "http": HttpSettings,
}  # fmt: skip
