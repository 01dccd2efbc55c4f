"""Evidence packs: what is in one, whom its reader must trust, and that a bare Python is enough."""

import ast
import csv
import io
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from checker.audit import pack_pdf
from checker.audit.disclosures import disclose
from checker.audit.pack import Trust, read_trust
from checker.audit.pack_checking import check_files, check_pack
from checker.audit.pack_summary import Summary
from checker.audit.pack_writing import write_pack
from checker.errors import CallError, SettingsError
from tests.builders.packs import World, key_of, pack_files, resealed, world
from tests.builders.trails import NOON_MS
from tests.builders.verify_alone import FILE, holds_alone, loaded, notes_alone

ALONE = loaded()
STANDARD = {"base64", "hashlib", "json", "pathlib", "sys"}


@pytest.fixture(scope="module")
def there() -> World:
    """Build the logs once."""
    return world()


def bare(folder: Path, *trust: str) -> subprocess.CompletedProcess[str]:
    """Run the pack's verify.py in a Python without any library."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(FILE), str(folder), *trust],
        capture_output=True,
        text=True,
        check=False,
    )


def test_verify_py_is_one_page_of_standard_library_for_python_3_8() -> None:
    """120 lines at most, and nothing that a bare interpreter has not."""
    source = FILE.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert len(source.splitlines()) <= 120
    assert source.isascii()
    assert imported == STANDARD


def test_a_person_without_our_software_verifies_a_pack(there: World, tmp_path: Path) -> None:
    """With the trust in a file from elsewhere, or written into the call."""
    folder, trust = tmp_path / "pack", tmp_path / "trust.txt"
    write_pack(there.answer(), folder, there.exporter.signer, t_ms=NOON_MS)
    trust.write_text("\n".join(there.trust_lines) + "\n", encoding="utf-8")

    told = bare(folder, str(trust))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[-1] == "It holds."
    assert "What was checked on 26 November 2026?" in told.stdout
    assert bare(folder, *there.trust_lines).returncode == 0


def test_a_call_without_trust_says_how_to_call_it(there: World, tmp_path: Path) -> None:
    """And holds nothing to be true."""
    for told in (bare(tmp_path), bare(tmp_path / "nowhere", *there.trust_lines)):
        assert (told.returncode, told.stderr) == (1, "")
        assert told.stdout.splitlines()[-1] == "It does not hold."
    assert "python3 verify.py PACK TRUST" in bare(tmp_path).stdout


def test_a_changed_pack_is_said_to_be_one(there: World, tmp_path: Path) -> None:
    """What is missing is named, and nothing of what the pack says is repeated."""
    folder = tmp_path / "pack"
    write_pack(there.answer(), folder, there.exporter.signer, t_ms=NOON_MS)
    (folder / "00007.leaf").unlink()

    told = bare(folder, *there.trust_lines)
    assert (told.returncode, told.stderr) == (1, "")
    assert "'00007.leaf' is missing" in told.stdout
    assert "What was checked" not in told.stdout
    assert told.stdout.splitlines()[-1] == "It does not hold."


@pytest.mark.parametrize("trust", [(), ("log=" + "0" * 32,), ("need=0",)])
def test_nobody_is_trusted_on_the_packs_own_word(
    there: World, tmp_path: Path, trust: tuple[str, ...]
) -> None:
    """Whoever names no key that vouches for the logs learns that nobody does."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")

    assert "Nobody whom you trust" in " ".join(check_files(files, read_trust(trust)).problems)
    assert not holds_alone(files, trust)


def test_a_log_that_is_known_otherwise_needs_no_register(there: World, tmp_path: Path) -> None:
    """Without a register the reader names the logs, which are names of keys."""
    answer = there.answer()
    alone = replace(
        answer,
        enrolments=[replace(one, proof=None) for one in answer.enrolments[3:]],
        entries=[replace(one, proof=None) for one in answer.entries],
    )
    files = pack_files(alone, there.exporter.signer, tmp_path / "pack")
    trust = [f"log={one.signer.log}" for one in (there.device, there.exporter)]

    assert not [name for name in files if name.endswith(".tlog-proof")]
    assert check_files(files, read_trust(trust)).problems == []
    assert holds_alone(files, trust)
    assert not holds_alone(files, trust[:1])
    assert not check_files(files, read_trust(trust[:1])).holds


def test_as_many_witnesses_must_have_seen_the_tree_as_the_reader_wants(
    there: World, tmp_path: Path
) -> None:
    """One saw it; two are not there."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    wanted = [*there.trust_lines, "need=2"]

    assert not check_files(files, read_trust(wanted)).holds
    assert not holds_alone(files, wanted)
    checked = check_files(files, there.trust)
    assert checked.tree is not None
    assert (checked.tree.size, checked.seen_by) == (15, 1)


def test_the_answers_are_what_the_entries_say(there: World, tmp_path: Path) -> None:
    """Each entry a line, those withheld too; of the facts beside them only the chosen ones."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    rows = list(csv.DictReader(io.StringIO(files["answers.csv"].decode("utf-8-sig"))))

    assert [row["entry"] for row in rows] == ["3", "4", "5", "6", "7", "8"]
    assert [row["act"] for row in rows] == ["check", "check", "withheld", "check", "check", "check"]
    assert rows[2]["outcome"] == "other-case"
    assert rows[0]["shown beside it"] == "case: C-1"
    assert "C-1" in files["answers.html"].decode()
    assert b'"P1"' not in b"".join(files.values())


def test_the_answers_are_a_pdf_to_read_and_print(there: World, tmp_path: Path) -> None:
    """With every entry and Welsh letters; what is long is wrapped, what no font has is told."""
    answer = there.answer()
    long = disclose("case", "\u0174" * 2_000, draw=random.Random(1).randbytes)
    first = replace(answer.entries[0], shown=(long,))
    asked = "A anfonwyd rhywbeth at Si\u00e2n Llw\u0302yd, T\u0177'r Felin? <b>\u0639</b>"
    told = replace(answer, entries=[first, *answer.entries[1:]], question=asked)
    held = pack_files(told, there.exporter.signer, tmp_path / "pack")["answers.pdf"]
    pages = pypdfium2.PdfDocument(held)
    texts = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in pages]
    said = " ".join(texts)

    assert len(texts) > 1
    assert all(f"Page {at} of {len(texts)} " in text for at, text in enumerate(texts, 1))
    assert "at Si\u00e2n Ll\u0175yd, T\u0177'r Felin? <b>[U+0639]</b>" in said
    assert all(f"Entry {seq}:" in said for seq in range(3, 9))
    assert "Entry 5: withheld, other-case" in said
    assert said.count("\u0174") == 2_000
    assert all(_inked_inside(page) for page in pages)


def test_the_pdf_says_it_in_figures_and_leaves_a_long_list_to_the_table(
    there: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted by act and by month; more entries than anybody reads on paper are in the table."""
    answer = there.answer()
    short = pack_files(answer, there.exporter.signer, tmp_path / "short")["answers.pdf"]
    monkeypatch.setattr(pack_pdf, "MOST_PRINTED", 5)
    long = pack_files(answer, there.exporter.signer, tmp_path / "long")

    said = [
        " ".join(
            page.get_textpage().get_text_range().replace("\r\n", " ")
            for page in pypdfium2.PdfDocument(held)
        )
        for held in (short, long["answers.pdf"])
    ]
    assert all("check, stop: 5 Entries by month 2026-11 5" in one for one in said), said
    assert ("Entry 3:" in said[0], "Entry 3:" in said[1]) == (True, False)
    assert "There are 6 of them" in said[1]
    assert long["answers.csv"].count(b"\n") == 7


def test_the_pdf_of_many_years_goes_on_over_its_pages(
    there: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record is kept for years: its months fill more than a page."""
    months = tuple((f"20{n // 12:02d}-{n % 12 + 1:02d}", n) for n in range(240, 330))
    monkeypatch.setattr(pack_pdf, "summary_of", lambda _: Summary(acts=(), months=months))

    held = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")["answers.pdf"]

    pages = pypdfium2.PdfDocument(held)
    said = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert all(month in said for month, _ in months)
    assert all(_inked_inside(page) for page in pages)


def test_the_same_pack_has_the_same_pdf(there: World, tmp_path: Path) -> None:
    """To the byte, and it is named in the pack with its fingerprint."""
    files = [pack_files(there.answer(), there.exporter.signer, tmp_path / one) for one in "ab"]

    assert files[0]["answers.pdf"] == files[1]["answers.pdf"]
    assert "answers.pdf" in json.loads(files[0]["pack.json"])["files"]


def _inked_inside(page: pypdfium2.PdfPage) -> bool:
    """Say whether nothing is drawn on the outer centimetre of a page."""
    picture = page.render(scale=1, grayscale=True).to_pil()
    around = picture.copy()
    around.paste(255, (28, 28, picture.width - 28, picture.height - 28))
    return bool(around.getextrema()[0] == 255)


def test_a_fork_of_a_log_is_said_and_its_pack_holds(tmp_path: Path) -> None:
    """By both verifiers, where the register's own entry that says so stands in its tree."""
    forked = world(forked=True)
    files = pack_files(forked.answer(), forked.exporter.signer, tmp_path / "pack")
    checked = check_files(files, forked.trust)

    assert checked.problems == []
    assert f"The register froze log {forked.device.signer.log}" in checked.closed[0]
    assert "log.fork" in notes_alone(files, forked.trust_lines)[0]
    assert check_files(files, replace(forked.trust, registers=())).closed == []


def test_a_table_runs_nothing_and_a_page_neither(there: World, tmp_path: Path) -> None:
    """A fact may hold what a spreadsheet would calculate, or a browser would run."""
    leaf = there.device.leaves[2]
    evil = disclose("case", "<script>alert(1)</script>", draw=random.Random(1).randbytes)
    answer = there.answer()
    first = replace(answer.entries[0], shown=(evil,))
    files = pack_files(
        replace(answer, entries=[first, *answer.entries[1:]], question="<b>=1+1</b>"),
        there.exporter.signer,
        tmp_path / "pack",
    )

    assert leaf == first.leaf
    assert b"<script>" not in files["answers.html"]
    assert b"<b>" not in files["answers.html"]
    assert not check_files(files, there.trust).holds


def test_a_proof_of_another_tree_beside_the_first_is_refused(there: World, tmp_path: Path) -> None:
    """A register that shows two trees is not believed, though it signed both."""
    other = world(12)
    answer = there.answer()
    mixed = replace(answer.entries[0], proof=other.prove(other.device.leaves[2]))
    files = pack_files(
        replace(answer, entries=[mixed, *answer.entries[1:]]),
        there.exporter.signer,
        tmp_path / "pack",
    )

    assert not check_files(files, there.trust).holds
    assert not holds_alone(files, there.trust_lines)


def test_a_log_without_its_enrolment_is_vouched_for_by_nobody(there: World, tmp_path: Path) -> None:
    """Also when the pack is signed anew by whoever exported it."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    kept = {name: held for name, held in files.items() if not name.startswith("00002")}
    kept = resealed(kept, there.exporter.signer)

    assert not check_files(kept, there.trust).holds
    assert not holds_alone(kept, there.trust_lines)


def test_a_folder_that_holds_something_is_not_written_to(there: World, tmp_path: Path) -> None:
    """Nor is a pack made of nothing."""
    (tmp_path / "letter.txt").touch()
    with pytest.raises(CallError):
        write_pack(there.answer(), tmp_path, there.exporter.signer, t_ms=1)
    with pytest.raises(CallError):
        write_pack(
            replace(there.answer(), entries=[], withheld=[]),
            tmp_path / "pack",
            there.exporter.signer,
            t_ms=1,
        )


def test_a_folder_with_anything_else_in_it_is_no_whole_pack(there: World, tmp_path: Path) -> None:
    """A file or a folder beside the pack's own."""
    folder = tmp_path / "pack"
    write_pack(there.answer(), folder, there.exporter.signer, t_ms=NOON_MS)
    assert check_pack(folder, there.trust).holds
    (folder / "more").mkdir()
    assert not check_pack(folder, there.trust).holds
    assert bare(folder, *there.trust_lines).returncode == 1


@pytest.mark.parametrize("line", ["nobody", "register=x", "witness=", "need=many", "key=AAAA"])
def test_a_line_that_trusts_nobody_is_refused(line: str) -> None:
    """Else a slip of the pen would be a weaker trust."""
    with pytest.raises(SettingsError):
        read_trust([line])


@pytest.mark.parametrize("line", ["nead=2", "Need=2", "need:2", "witnesses=x", "#need=2"])
def test_a_slip_of_the_pen_is_no_weaker_trust_for_verify_py_either(
    there: World, tmp_path: Path, line: str
) -> None:
    """What it does not know it names, and the pack does not hold."""
    pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    assert bare(tmp_path / "pack", *there.trust_lines).returncode == 0

    told = bare(tmp_path / "pack", *there.trust_lines, line)

    assert told.returncode == 1
    assert line.partition("=")[0] in told.stdout
    assert told.stdout.endswith("It does not hold.\n")


def test_trust_is_read_a_line_each(there: World) -> None:
    """The same lines are read by verify.py."""
    assert read_trust([*there.trust_lines, "", f"log={there.device.signer.log}"]) == replace(
        there.trust, logs=frozenset({there.device.signer.log})
    )
    assert read_trust([]) == Trust()


RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
            "6bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
            "8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6"
            "594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("key", "told", "signature"), RFC_8032)
def test_the_signatures_of_the_rfc_hold(key: str, told: str, signature: str) -> None:
    """RFC 8032, 7.1, tests 1 to 3, in pure Python."""
    key_raw, told_raw, raw = map(bytes.fromhex, (key, told, signature))

    assert ALONE.signed(key_raw, told_raw, raw)
    assert not ALONE.signed(key_raw, told_raw + b"x", raw)


def test_signatures_in_pure_python_are_judged_as_the_library_does() -> None:
    """Good ones, changed ones, of other keys, too short, and with numbers beyond their range."""
    chance = random.Random(8)
    order = 2**252 + 27742317777372353535851937790883648493
    for number in range(60):
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        told = chance.randbytes(number)
        public, raw = key.public_key().public_bytes_raw(), bytearray(key.sign(told))
        match number % 5:
            case 1:
                raw[chance.randrange(64)] ^= 1 << chance.randrange(8)
            case 2:
                s = int.from_bytes(raw[32:], "little") + order
                raw[32:] = s.to_bytes(32, "little")
            case 3:
                public = key_of(number).public_key().public_bytes_raw()
            case 4:
                raw = raw[: chance.randrange(64)]
        assert (
            _alone(public, told, bytes(raw))
            is _library(public, told, bytes(raw))
            is (number % 5 == 0)
        )


def _alone(key: bytes, told: bytes, signature: bytes) -> bool:
    try:
        return bool(ALONE.signed(key, told, signature))
    except (LookupError, ValueError):
        return False


def _library(key: bytes, told: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, told)
    except InvalidSignature:
        return False
    return True


def test_a_range_without_end_does_not_keep_anybody_waiting(there: World, tmp_path: Path) -> None:
    """A million missing entries are enough to say so."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    (one,) = json.loads(files["pack.json"])["ranges"]
    endless = resealed(files, there.exporter.signer, ranges=[{**one, "last": 2**53 - 1}])

    assert not check_files(endless, there.trust).holds
    assert not holds_alone(endless, there.trust_lines)


def test_what_the_pack_says_is_read_strictly(there: World, tmp_path: Path) -> None:
    """An unknown key is refused by our own verifier, whoever signed it."""
    files = pack_files(there.answer(), there.exporter.signer, tmp_path / "pack")
    said = resealed(files, there.exporter.signer, note="and more")

    assert json.loads(said["pack.json"])["note"] == "and more"
    assert not check_files(said, there.trust).holds
