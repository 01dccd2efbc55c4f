"""Uses the running desktop as a screen reader does: run by the system's Python, with pyatspi.

`ready` waits for the home screen. `walk LETTER PERSON POSTCODE FILE...` puts each file in the
letter's place, reads what stands in it, walks to a finding, keeps it with a reason and confirms,
through the Text, EditableText and Action interfaces alone. `pry` meanwhile asks everything that
shows for children past its end and for what has just gone, until it is ended.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

pyatspi = import_module("pyatspi")
Node: TypeAlias = Any
"""What the bus shows of a widget; pyatspi brings no types."""

PATIENCE_S = 30


def tell(words: str) -> None:
    """Tell the test what was met."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def walk(node: Node, depth: int = 0) -> Iterator[Node]:
    """Give a node and everything in it that shows."""
    if node is None or depth > 60:
        return
    yield node
    try:
        count = node.childCount
    except Exception:  # noqa: BLE001 - a widget went away while it was looked at
        return
    for place in range(count):
        try:
            child = node.getChildAtIndex(place)
            shows = child is not None and child.getState().contains(pyatspi.STATE_SHOWING)
            node_is_app = depth == 0
        except Exception:  # noqa: BLE001, S112 - as above
            continue
        if shows or node_is_app:
            yield from walk(child, depth + 1)


def program() -> Node:
    """Give the desktop, once it has told the bus of itself."""
    bus = pyatspi.Registry.getDesktop(0)
    return next((one for one in bus if one is not None and "etterlock" in one.name), None)


def wait(what: str, look: Callable[[], Node]) -> Node:
    """Wait until something is there."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            found = look()
        except Exception:  # noqa: BLE001 - a widget went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.2)
    names = [f"{one.getRoleName()}: {one.name}" for one in walk(program())]
    sys.exit(f"Not found: {what}\n" + "\n".join(names))


def named(start: str, roles: tuple[str, ...] = ()) -> Node:
    """Find what shows under a name that begins so."""
    return next(
        (
            one
            for one in walk(program())
            if one.name.startswith(start) and (not roles or one.getRoleName() in roles)
        ),
        None,
    )


def press(start: str, roles: tuple[str, ...] = ()) -> None:
    """Do what can be done with a control, through the Action interface."""
    node = wait(start, lambda: named(start, roles))
    action = node.queryAction()
    names = [action.getName(place) for place in range(action.nActions)]
    wanted = next((n for n in ("Press", "Toggle", "Check") if n in names), None)
    if wanted is None:
        sys.exit(f"Nothing can be done with {start}: {names}")
    action.doAction(names.index(wanted))
    tell(f"pressed: {node.name}")


def text_of(node: Node) -> str:
    """Read a text from its beginning to its end."""
    text = node.queryText()
    return str(text.getText(0, text.characterCount))


def pry() -> None:
    """Ask, as fast as the bus allows, for what was there a moment ago or never was."""
    known: list[Node] = []
    while True:
        for node in walk(program()):
            known.append(node)
            for beyond in (0, 1, 2):
                with suppress(Exception):
                    node.getChildAtIndex(node.childCount + beyond)
        del known[:-400]
        for node in known:
            for place in range(3):
                with suppress(Exception):
                    node.getChildAtIndex(place)
            with suppress(Exception):
                node.getRelationSet()
            with suppress(Exception):
                node.queryComponent().getExtents(0)


def confirm(letter: str, person: str, postcode: str) -> None:
    """Walk with one letter from home to confirmed, and home again."""
    press(f"Check {letter}")
    wait("the recipient", lambda: named(person, ("radio button", "check box")))
    press(person, ("radio button", "check box"))
    press("Post", ("radio button",))
    press("Check the letter", ("push button", "button"))
    finding = wait("a finding", lambda: named("Finding 1 of"))
    tell(f"finding: {finding.name}")
    read = wait(
        "the letter's text",
        lambda: next(
            (
                words
                for one in walk(program())
                if one.getRoleName() in {"text", "document text", "paragraph"}
                and "Your appointment is on" in (words := text_of(one))
            ),
            None,
        ),
    )
    tell(f"letter: {read!r}")
    press("Next (F8)")
    wait("the second finding", lambda: named("Make a clean copy"))
    press("Next (F8)")
    press("Keep it, with a reason")
    press("I confirmed it with the author", ("radio button",))
    press("Keep it for this reason")
    wait("everything decided", lambda: named("Everything has been decided"))
    press("Continue to confirm")
    press(person, ("radio button", "check box"))
    field = wait(
        "the postcode field",
        lambda: next(
            (
                one
                for one in walk(program())
                if one.getState().contains(pyatspi.STATE_EDITABLE) and one.name
            ),
            None,
        ),
    )
    field.queryEditableText().setTextContents(postcode)
    tell(f"typed: {field.name}")
    press("Confirm", ("push button", "button"))
    wait("the confirmed screen", lambda: named("Print the address") or named("Confirmed"))
    tell("confirmed")
    press("Check another letter", ("push button", "button"))


def main() -> None:
    """Do what was asked."""
    match sys.argv[1:]:
        case ["ready"]:
            wait("the letters that wait", lambda: named("Check Letter"))
        case ["pry"]:
            pry()
        case ["walk", letter, person, postcode, *files]:
            for file in files:
                shutil.copyfile(file, letter)
                confirm(Path(letter).stem, person, postcode)


if __name__ == "__main__":
    main()
