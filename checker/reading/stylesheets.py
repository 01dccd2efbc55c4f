"""The style sheets of a web page, as far as they decide whether a person sees a text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import lxml.html

Styled = Mapping[str, str]
"""What is said of one element: the names of properties, and their values in small letters."""

# fmt: off
_WANTED = frozenset({
    "background", "background-color", "background-image", "clip", "clip-path", "color", "display",
    "font", "font-size", "height", "left", "margin-left", "margin-top", "max-height", "mso-hide",
    "opacity", "overflow", "overflow-y", "position", "right", "text-indent", "top", "transform",
    "visibility", "width", "max-width", "overflow-x", "bottom", "line-height",
})
# fmt: on
_MOST_RULES = 3_000
_MOST_LOOKS = 3_000_000
_COMMENTS = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[{};]")
_COMPOUND = re.compile(r"^([a-z][\w-]*|\*)?((?:[#.][\w-]+)*)$", re.IGNORECASE)
_PIECES = re.compile(r"([#.])([\w-]+)")
_IMPORTANT = "!important"


class _Compound(NamedTuple):
    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]

    def fits(self, node: lxml.html.HtmlElement) -> bool:
        """Say whether an element is one of these."""
        if self.tag not in ("", "*", node.tag):
            return False
        if self.ids and any(name != node.get("id") for name in self.ids):
            return False
        held = (node.get("class") or "").split()
        return all(name in held for name in self.classes)


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    """How much more exact than another rule this one is: ids, classes, tags, place in the page."""
    path: tuple[tuple[bool, _Compound], ...]
    """From the element itself outwards; True where the next one is the parent and no other."""
    says: tuple[tuple[str, str], ...]


class Stylesheets:
    """The rules of one page."""

    def __init__(self, root: lxml.html.HtmlElement) -> None:
        """Take the rules of every `<style>` of a page."""
        self._by_key: dict[str, list[_Rule]] = {}
        self._left = _MOST_LOOKS
        self.whole = True
        """False when there are more rules than can be looked at."""
        for number, rule in enumerate(_rules_of(root)):
            if number >= _MOST_RULES:
                self.whole = False
                break
            self._by_key.setdefault(_key(rule.path[0][1]), []).append(rule)

    def of(self, node: lxml.html.HtmlElement) -> Styled:
        """Give what the rules, and the element itself, say of an element."""
        if not self._by_key and not node.get("style"):
            return {}
        found = [rule for key in _keys(node) for rule in self._by_key.get(key, ())]
        self._left -= len(found)
        if self._left < 0:
            self.whole = False
            found = []
        styled: dict[str, tuple[bool, str]] = {}
        for rule in sorted(found, key=lambda one: one.weight):
            if _fits(rule, node):
                _apply(styled, rule.says)
        _apply(styled, declared(node.get("style") or ""))
        return {name: told for name, (_, told) in styled.items()}


def declared(written: str) -> tuple[tuple[str, str], ...]:
    """Give the declarations in a style, as far as they bear on what is seen."""
    if not written:
        return ()
    said = (one.partition(":") for one in _COMMENTS.sub("", written).split(";"))
    return tuple(
        (name.strip().lower(), " ".join(told.lower().split()))
        for name, _, told in said
        if name.strip().lower() in _WANTED
    )


def _apply(styled: dict[str, tuple[bool, str]], says: tuple[tuple[str, str], ...]) -> None:
    for name, written in says:
        important = written.endswith(_IMPORTANT)
        told = written.removesuffix(_IMPORTANT).strip()
        if important or not styled.get(name, (False, ""))[0]:
            styled[name] = (important, told)


def _rules_of(root: lxml.html.HtmlElement) -> Iterator[_Rule]:
    number = 0
    for style in root.iter("style"):
        if (style.get("media") or "all").strip().lower() not in ("all", "screen", ""):
            continue
        for selectors, says in _blocks(_COMMENTS.sub(" ", style.text or "")):
            for selector in selectors.split(","):
                path = _path(selector)
                if path:
                    number += 1
                    yield _Rule(_weight(path, number), path, says)


def _blocks(sheet: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Give each rule's selectors and declarations; those for paper or narrow screens are not."""
    at, skipped, depth = 0, False, 0
    selectors = ""
    for found in _SIGNS.finditer(sheet):
        sign, before = found.group(), sheet[at : found.start()].strip()
        if sign == ";" and (depth == 0 or not selectors):
            at = found.end()
        elif sign == "{":
            is_rule = not before.startswith("@")
            selectors = before if is_rule else ""
            skipped = skipped or not (is_rule or _SCREEN.match(before))
            depth, at = depth + 1, found.end()
        elif sign == "}":
            if selectors and not skipped and (says := declared(before)):
                yield selectors, says
            selectors, depth, at = "", max(depth - 1, 0), found.end()
            skipped = skipped and depth > 0


def _path(selector: str) -> tuple[tuple[bool, _Compound], ...]:
    """Give a selector as the elements that it asks for, or nothing when it asks for more."""
    path: list[tuple[bool, _Compound]] = []
    child = False
    for word in reversed(selector.replace(">", " > ").split()):
        if word == ">":
            child = True
            continue
        made = _COMPOUND.match(word)
        if made is None:
            return ()
        pieces = _PIECES.findall(made[2])
        compound = _Compound(
            (made[1] or "").lower(),
            tuple(name for sign, name in pieces if sign == "#"),
            tuple(name for sign, name in pieces if sign == "."),
        )
        if path:
            path[-1] = (child, path[-1][1])
        path.append((False, compound))
        child = False
    return tuple(path)


def _weight(path: tuple[tuple[bool, _Compound], ...], number: int) -> tuple[int, int, int, int]:
    ids = sum(len(one.ids) for _, one in path)
    classes = sum(len(one.classes) for _, one in path)
    return ids, classes, sum(one.tag not in ("", "*") for _, one in path), number


def _fits(rule: _Rule, node: lxml.html.HtmlElement) -> bool:
    child, first = rule.path[0]
    if not first.fits(node):
        return False
    at: lxml.html.HtmlElement | None = node.getparent()
    for following, wanted in rule.path[1:]:
        while at is not None and not wanted.fits(at):
            at = None if child else at.getparent()
        if at is None:
            return False
        at, child = at.getparent(), following
    return True


def _key(compound: _Compound) -> str:
    if compound.ids:
        return "#" + compound.ids[0]
    if compound.classes:
        return "." + compound.classes[0]
    return compound.tag or "*"


def _keys(node: lxml.html.HtmlElement) -> Iterator[str]:
    yield "*"
    yield str(node.tag)
    if node.get("id"):
        yield f"#{node.get('id')}"
    yield from (f".{name}" for name in dict.fromkeys((node.get("class") or "").split()))
