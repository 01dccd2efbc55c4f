"""Letters about a made-up caseload: right ones as on every day, and ones with one mistake."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from random import Random

from checker.model import Case, CaseId, Channel, Organisation, Person, WhoId
from checker.practice import faults_of_address, faults_of_content, mails
from checker.practice.draft import Attachment, Draft, Mail
from checker.practice.wording import Occasion, current, ordinary
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_eml import eml_bytes
from checker.practice.writing_odt import odt_bytes
from checker.practice.writing_pdf import pdf_bytes
from checker.practice.writing_scan import scan_bytes

PASSWORD = "larkspur"  # noqa: S105 - opens made-up letters only
_SHARE_OF_PDF, _SHARE_OF_MAIL = 0.3, 0.15
_BODIES = ("FIRM", "COUNCIL", "COURT")
_DEEPEST_LOOK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLetter:
    """A letter as a file, what it is for, and the codes of the findings that it must raise.

    A right letter expects nothing. `recipient` is None where the message names its recipients.
    """

    name: str
    data: bytes
    kind: str
    case: CaseId
    recipient: WhoId | None
    channel: Channel
    expects: tuple[str, ...]
    text: str
    enclosures: tuple[Attachment, ...] = ()


def make_letters(
    seed: int,
    caseload: tuple[Case, ...],
    count: int,
    share_wrong: float,
    *,
    today: date,
) -> tuple[MadeLetter, ...]:
    """Make letters, the same for the same seed; the mistakes come in turn, each on its own."""
    random = Random(seed)
    wrong = round(count * share_wrong)
    mistakes = _mistakes()
    made = [_right(random, caseload, today, number) for number in range(count - wrong)]
    for number in range(wrong):
        mistake = mistakes[number % len(mistakes)]
        letter = _wrong(random, caseload, today, mistake, f"wrong-{number + 1:04d}")
        if letter is not None:
            made.append(letter)
    return tuple(made)


def make_twins(
    seed: int, caseload: tuple[Case, ...], code: str = "", *, today: date
) -> tuple[MadeLetter, ...]:
    """Make one letter in each kind of file: right, or with the mistake of a code.

    Raises:
        ValueError: no letter of the caseload can have that mistake in every kind of file.
    """
    random = Random(seed)
    for mistake in _mistakes():
        if code in mistake.codes and mistake.letter and len(mistake.kinds) > 1:
            for occasion in islice(_occasions(random, caseload, today, right=False), _DEEPEST_LOOK):
                draft = mistake.letter(occasion, caseload)
                if draft is not None and isinstance(occasion.to, Person):
                    return _twins(draft, occasion, mistake.codes)
    if code:
        raise ValueError(code)
    occasion = next(_occasions(random, caseload, today, right=True))
    return _twins(ordinary(occasion), occasion, ())


def _twins(draft: Draft, occasion: Occasion, codes: tuple[str, ...]) -> tuple[MadeLetter, ...]:
    return tuple(_letter("twin", draft, occasion, kind, codes) for kind in _WRITERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mistake:
    """One kind of mistake: its codes, how it is made, and in which kinds of file."""

    codes: tuple[str, ...]
    letter: faults_of_address.Fault | None = None
    mail: mails.MailFault | None = None
    kinds: tuple[str, ...] = ("docx", "pdf")
    damage: str = ""


def _mistakes() -> tuple[_Mistake, ...]:
    """Give every mistake that a letter can be made with."""
    return (
        *(_Mistake(codes=(code,), letter=fault) for code, fault in faults_of_address.FAULTS),
        *(
            _Mistake(codes=codes, letter=fault, kinds=kinds)
            for codes, fault, kinds in faults_of_content.FAULTS
        ),
        *(_Mistake(codes=(code,), mail=fault) for code, fault in mails.FAULTS),
        _Mistake(codes=("address.surfaces-disagree",), damage="label"),
        _Mistake(codes=("unread.damaged",), damage="cut"),
        _Mistake(codes=("unread.encrypted",), damage="lock", kinds=("pdf",)),
    )


def _right(random: Random, caseload: tuple[Case, ...], today: date, number: int) -> MadeLetter:
    """Make a right letter or message."""
    name = f"right-{number + 1:04d}"
    chance = random.random()
    for occasion in _occasions(random, caseload, today, right=True):
        if chance < _SHARE_OF_MAIL:
            mail = mails.ordinary_mail(occasion)
            if mail is not None:
                return _message(name, mail, occasion, ())
        elif not _is_court(occasion.to):
            kind = "pdf" if chance < _SHARE_OF_MAIL + _SHARE_OF_PDF else "docx"
            return _letter(name, ordinary(occasion), occasion, kind, ())
    raise ValueError(caseload)


def _wrong(
    random: Random,
    caseload: tuple[Case, ...],
    today: date,
    mistake: _Mistake,
    name: str,
) -> MadeLetter | None:
    """Make a letter with one mistake, or None where the caseload gives no room for it."""
    kind = random.choice(mistake.kinds)
    every = _occasions(random, caseload, today, right=False)
    for occasion in islice(every, _DEEPEST_LOOK):
        if mistake.mail is not None:
            mail = mistake.mail(occasion, caseload)
            if mail is not None:
                return _message(name, mail, occasion, mistake.codes)
        elif mistake.letter is not None:
            draft = mistake.letter(occasion, caseload)
            if draft is not None and isinstance(occasion.to, Person):
                return _letter(name, draft, occasion, kind, mistake.codes)
        elif isinstance(occasion.to, Person) and may_be_posted(occasion.case, occasion.to, today):
            return _damaged(
                mistake, _letter(name, ordinary(occasion), occasion, kind, ()), occasion
            )
    return None


def _occasions(
    random: Random, caseload: tuple[Case, ...], today: date, *, right: bool
) -> Iterator[Occasion]:
    """Give occasions to write, each case in random order, its people and bodies in turn."""
    for case in random.sample(caseload, len(caseload)):
        people = list(case.people[:2])
        bodies = [body for one in _BODIES if isinstance(body := case.who(WhoId(one)), Organisation)]
        whom: list[Person | Organisation] = [*people, *people, *bodies]
        if not right:
            random.shuffle(whom)
            yield from (Occasion(random=random, case=case, to=to, today=today) for to in whom)
            continue
        to = random.choice(whom)
        if may_be_posted(case, to, today):
            yield Occasion(random=random, case=case, to=to, today=today)
    if right and caseload:
        yield from _occasions(random, caseload, today, right=right)


def may_be_posted(case: Case, to: Person | Organisation, today: date) -> bool:
    """Say whether an ordinary letter to somebody of a case would be right in every way."""
    home = current(to, today)
    if home is None or home.kind in {"prison", "refuge"}:
        return False
    if home.id in {one.address for one in case.returned_post}:
        return False
    if isinstance(to, Organisation):
        return True
    other = case.people[1] if to.id == case.people[0].id else case.people[0]
    shared = home.written() in {one.written() for one in other.addresses}
    return not shared and to.preferences.no_post is not True


def _is_court(to: Person | Organisation) -> bool:
    return isinstance(to, Organisation) and to.kind == "court"


def _letter(
    name: str, draft: Draft, occasion: Occasion, kind: str, codes: tuple[str, ...]
) -> MadeLetter:
    """Write a letter as a file."""
    return MadeLetter(
        name=f"{name}.{'pdf' if kind == SCAN else kind}",
        data=_WRITERS[kind](draft),
        kind=kind,
        case=occasion.case.id,
        recipient=occasion.to.id,
        channel=Channel.POST,
        expects=codes,
        text=draft.text,
    )


SCAN = "scan"
_WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "docx": docx_bytes,
    "pdf": pdf_bytes,
    "odt": odt_bytes,
    SCAN: scan_bytes,
}
"""How a letter is written in each kind of file; a scan is a PDF of pictures."""


def _message(name: str, mail: Mail, occasion: Occasion, codes: tuple[str, ...]) -> MadeLetter:
    """Write a message as a file."""
    return MadeLetter(
        name=f"{name}.eml",
        data=eml_bytes(mail),
        kind="eml",
        case=occasion.case.id,
        recipient=None,
        channel=Channel.EMAIL,
        expects=codes,
        text=mail.text,
    )


def _damaged(mistake: _Mistake, letter: MadeLetter, occasion: Occasion) -> MadeLetter:
    """Give a right letter whose file is locked or cut off, or whose label is another's."""
    letter = replace(letter, expects=mistake.codes)
    if mistake.damage == "label":
        other = next(one for one in occasion.case.people[:2] if one.id != occasion.to.id)
        home = current(other, occasion.today)
        address = home.written() if home else ()
        label = Draft(letterhead=(other.formal_name,), address=address)
        sheet = Attachment(name="label.docx", data=docx_bytes(label))
        return replace(letter, enclosures=(sheet,))
    if mistake.damage == "lock":
        return replace(letter, data=pdf_bytes(ordinary(occasion), password=PASSWORD))
    return replace(letter, data=letter.data[: len(letter.data) * 2 // 3])
