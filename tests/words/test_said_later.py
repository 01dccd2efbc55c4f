"""A sentence that stands in a table and is said later is marked, so that the catalogue has it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.catalogue import ROOT


def test_every_sentence_of_a_table_that_is_said_is_marked() -> None:
    """Without `later`, it would be said in English for good, and nobody would notice."""
    modules = [
        file
        for top in ("checker", "ui")
        for file in (ROOT / top).rglob("*.py")
        if "say(" in _text(file)
    ]

    unmarked = {
        (file.relative_to(ROOT).as_posix(), text) for file in modules for text in _unmarked(file)
    }

    assert len(modules) > 100
    assert sorted(unmarked) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('T = {"a": "No way"}\nsay(T[x])', ["No way"], id="a table"),
        pytest.param('T = {"a": later("No way")}\nsay(T[x])', [], id="a marked table"),
        pytest.param('T = {"a": ("No way", "b")}\nsay(T.get(x)[0])', ["No way"], id="in a tuple"),
        pytest.param('T = ("No way",)\nfor t in T:\n    say(t)', ["No way"], id="in a loop"),
        pytest.param('say("Yes" if x else y)', ["Yes"], id="one of two"),
        pytest.param('say("Yes")', [], id="a sentence"),
        pytest.param('T = {"a": "No way"}\nprint(T[x])', [], id="a table that nobody says"),
    ],
)
def test_what_is_not_marked_is_found(source: str, found: list[str], tmp_path: Path) -> None:
    """The test above looks where a sentence can hide."""
    file = tmp_path / "module.py"
    file.write_text(source, encoding="utf-8")

    assert list(_unmarked(file)) == found


def _unmarked(file: Path) -> Iterator[str]:
    tree = ast.parse(_text(file))
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    # What a loop takes out of a table is that table, by another name.
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            for source in [tables[name] for name in _names(node.iter) if name in tables]:
                for name in _names(node.target):
                    tables.setdefault(name, source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            said = node.args[0]
            if not isinstance(said, ast.Constant):
                yield from _sentences(said)
                for name in _names(said):
                    yield from _sentences(tables[name]) if name in tables else ()


def _sentences(node: ast.AST) -> Iterator[str]:
    """Give the sentences in an expression that are not marked; a key is none."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value[:1].isupper():
            yield node.value
        return
    for inner in node.values if isinstance(node, ast.Dict) else ast.iter_child_nodes(node):
        yield from _sentences(inner)


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
