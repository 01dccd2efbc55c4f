"""Bring the Welsh catalogue up to date with the sentences of the code: `python catalogue.py`.

Every sentence in `say(...)`, `say_count(...)` and `later(...)` is in it once. What was translated
stays; what the code no longer says goes. The compiled catalogue is written beside it, and what has
no translation yet is told. Run it with the Python of `.venv` after a change to a sentence.
"""

import argparse
import ast
import json
import string
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "locale" / "cy" / "LC_MESSAGES"
CATALOGUE, COMPILED = FOLDER / "letterlock.po", FOLDER / "letterlock.mo"
SPOKEN = {"say": 1, "later": 1, "say_count": 2}
"""How many sentences stand in a call of each."""
FORMS = 6
HEAD = {
    "Project-Id-Version": "letterlock",
    "Language": "cy",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    # CLDR: zero, one, two, few (3), many (6), other.
    "Plural-Forms": (
        f"nplurals={FORMS}; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
    ),
}
OTHER = FORMS - 1

Sentence = tuple[str, ...]
"""What is said: one text, or the text for one and the text for many."""


def main(arguments: Sequence[str]) -> int:
    """Bring the catalogue up to date; 1 where something has no translation yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--take", type=Path, help="a JSON file of translations to take in")
    asked = parser.parse_args(arguments)
    told = {} if asked.take is None else json.loads(asked.take.read_text(encoding="utf-8"))
    made = updated(
        sentences(ROOT), polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else [], told
    )
    FOLDER.mkdir(parents=True, exist_ok=True)
    made.save(str(CATALOGUE))
    COMPILED.write_bytes(made.to_binary())
    lacking = [one.msgid for one in made if not one.translated()]
    for text in lacking:
        print(f"No Welsh yet: {text}")
    for fault in faults(made):
        print(fault)
    print(f"{len(made)} sentences, {len(lacking)} of them without Welsh.")
    return 1 if lacking else 0


def sentences(root: Path) -> dict[Sentence, list[str]]:
    """Give every sentence of the code under a folder, with the files that say it."""
    found: dict[Sentence, list[str]] = {}
    for top in ("checker", "ui"):
        for file in sorted((root / top).rglob("*.py")):
            for sentence in said_in(file.read_text(encoding="utf-8")):
                places = found.setdefault(sentence, [])
                name = file.relative_to(root).as_posix()
                if name not in places:
                    places.append(name)
    return found


def said_in(source: str) -> Iterator[Sentence]:
    """Give the sentences of one module.

    >>> list(said_in('say("Post"); say_count("{count} day", "{count} days", 2); other("Email")'))
    [('Post',), ('{count} day', '{count} days')]
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = node.args[: SPOKEN.get(node.func.id, 0)]
        texts = tuple(
            text
            for one in wanted
            if isinstance(one, ast.Constant) and isinstance(text := one.value, str)
        )
        if texts and len(texts) == len(wanted):
            yield texts


def updated(
    said: Mapping[Sentence, list[str]],
    before: Sequence[polib.POEntry],
    told: Mapping[str, str | list[str]],
) -> polib.POFile:
    """Give the catalogue of what is said, with what was translated before and what is told now.

    Args:
        said: The sentences of the code.
        before: The catalogue as it was.
        told: Further translations: a text by its English, six by its two forms with NUL between.
    """
    known = {_key(one): one for one in before}
    made = polib.POFile(wrapwidth=100)
    made.metadata = dict(HEAD)
    for sentence, places in sorted(said.items()):
        entry = polib.POEntry(msgid=sentence[0], occurrences=[(one, "") for one in places])
        old, new = known.get(sentence), told.get("\0".join(sentence))
        if len(sentence) > 1:
            entry.msgid_plural = sentence[1]
            forms = new if isinstance(new, list) else [] if old is None else _forms(old)
            entry.msgstr_plural = dict(enumerate(forms or [""] * FORMS))
        elif isinstance(new, str):
            entry.msgstr = new
        elif old is not None:
            entry.msgstr = old.msgstr
        made.append(entry)
    return made


def faults(catalogue: Sequence[polib.POEntry]) -> Iterator[str]:
    """Say which translations cannot be spoken: other values, too few forms, a stray backslash."""
    for one in catalogue:
        texts = _forms(one) if one.msgid_plural else [one.msgstr]
        if one.msgid_plural and len(texts) != FORMS:
            yield f"{len(texts)} forms instead of {FORMS}: {one.msgid}"
        needed = values(one.msgid_plural or one.msgid)
        for form, text in enumerate(texts):
            # A form that fits a single count may leave it out: "one letter", "no letters".
            spare = {"count"} if one.msgid_plural and form != OTHER else set()
            if text and not needed - spare <= values(text) <= needed:
                yield f"Other values than in English: {text}"
            if text.count("\\") > max(one.msgid.count("\\"), one.msgid_plural.count("\\")):
                yield f"A backslash that English has not: {text}"


def values(text: str) -> set[str]:
    """Give the names of the values in a sentence.

    >>> sorted(values("{name} has {count}"))
    ['count', 'name']
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _key(entry: polib.POEntry) -> Sentence:
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def _forms(entry: polib.POEntry) -> list[str]:
    return [text for _, text in sorted(entry.msgstr_plural.items())]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
