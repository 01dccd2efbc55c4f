"""Compose a pack from a scene and a book: the letter, what it encloses, or a message with both."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from checker.days import in_full
from checker.model import Channel, Organisation, Person
from checker.practice.draft import Attachment, Draft, Mail, Unseen
from checker.practice.mails import mailbox
from checker.practice.packs.book import Enclosing, Look, Matter
from checker.practice.packs.facts import Scene, facts_of, fill
from checker.practice.packs.pack import Expected, Pack, SentBefore
from checker.practice.people import mailbox_name
from checker.practice.wording import current, listed, represented_by
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_eml import eml_bytes
from checker.practice.writing_odt import odt_bytes
from checker.practice.writing_pdf import pdf_bytes
from checker.practice.writing_scan import scan_bytes

SCAN, EML = "scan", "eml"
WRITERS = {"docx": docx_bytes, "pdf": pdf_bytes, "odt": odt_bytes, SCAN: scan_bytes}
_SHARE_QUOTED = 0.4
_SHARE_WITH_AUTHOR = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A document that goes with a letter, before it is a file; `name` is its file's stem."""

    name: str
    kind: str
    draft: Draft

    def file(self) -> Attachment:
        """Write it."""
        ending = "pdf" if self.kind == SCAN else self.kind
        return Attachment(name=f"{self.name}.{ending}", data=WRITERS[self.kind](self.draft))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A pack before it is written. A scenario changes one thing in a right one."""

    scene: Scene
    facts: dict[str, str]
    matter: Matter
    letter: Draft
    enclosed: tuple[Enclosed, ...] = ()
    files: tuple[Attachment, ...] = ()
    """Enclosures that are files already."""
    channel: Channel = Channel.POST
    mail: Mail | None = None
    before: tuple[SentBefore, ...] = ()
    name: str = ""
    """The stem of the letter's file, where it matters."""
    ending: str = ""
    """Another ending for it than that of its kind."""
    finish: Callable[[bytes], bytes] | None = None
    """Changes the letter's file once it is written."""
    recorded: bool = True
    """Whether the record of the case can be had."""

    def saying(self, sentence: str) -> "Plan":
        """Give the plan with one more paragraph in the letter, or the message."""
        at = min(self.scene.random.randint(1, 2), len(self.letter.paragraphs))
        said = self.letter.paragraphs
        letter = replace(self.letter, paragraphs=(*said[:at], sentence, *said[at:]))
        mail = self.mail
        if mail is not None:
            told = mail.paragraphs
            mail = replace(mail, paragraphs=(*told[: at + 1], sentence, *told[at + 1 :]))
        return replace(self, letter=letter, mail=mail)

    def naming(self, enclosure: str) -> "Plan":
        """Give the plan with one more enclosure named under "Enc"."""
        lines = self.letter.enclosed
        if not lines:
            told: tuple[str, ...] = (f"Enc: {enclosure}",)
        elif len(lines) == 1:
            told = (f"{lines[0]}, {enclosure}",)
        else:
            told = (*lines, enclosure)
        return replace(self, letter=replace(self.letter, enclosed=told))

    def with_file(self, file: Attachment, called: str) -> "Plan":
        """Give the plan with one more file beside the letter, named under "Enc"."""
        return replace(self.naming(called), files=(*self.files, file))

    def enclosing_that(self, sentence: str) -> "Plan | None":
        """Give the plan with one more paragraph in its first enclosure; None without one."""
        if not self.enclosed:
            return None
        first, *rest = self.enclosed
        said = first.draft.paragraphs
        at = len(said) // 2 + 1
        draft = replace(first.draft, paragraphs=(*said[:at], sentence, *said[at:]))
        return replace(self, enclosed=(replace(first, draft=draft), *rest))


def compose(scene: Scene, *, kind: str = "", matter: Matter | None = None) -> Plan | None:
    """Write what is right for a scene; None where no letter of the book fits it.

    Args:
        scene: for whom, of which case, in which words.
        kind: "eml" for a message, else a letter.
        matter: what it is to be about, where a scenario needs it.
    """
    facts = facts_of(scene)
    fitting = [one for one in _fitting(scene, by_email=kind == EML) if matter in {None, one}]
    scene.random.shuffle(fitting)
    for one in fitting:
        plan = _about(scene, facts, one)
        if plan is not None:
            return _as_message(plan) if kind == EML else plan
    return None


def written(
    plan: Plan | None,
    name: str,
    scenario: str,
    kind: str,
    expects: tuple[Expected, ...] = (),
) -> Pack | None:
    """Give a plan as a pack of files, or None for no plan."""
    if plan is None:
        return None
    scene, stem = plan.scene, plan.name or name
    beside = (*(one.file() for one in plan.enclosed), *plan.files)
    if plan.mail is not None:
        mail = replace(plan.mail, attachments=(*plan.mail.attachments, *beside))
        data = eml_bytes(mail)
        data = plan.finish(data) if plan.finish else data
        files: tuple[Attachment, ...] = (Attachment(name=f"{stem}.eml", data=data),)
        text = mail.text
    else:
        ending = plan.ending or ("pdf" if kind == SCAN else kind)
        data = WRITERS[kind](plan.letter)
        data = plan.finish(data) if plan.finish else data
        files = (Attachment(name=f"{stem}.{ending}", data=data), *beside)
        text = plan.letter.text
    return Pack(
        name=name,
        scenario=scenario,
        kind=kind,
        files=files,
        case=scene.case if plan.recorded else None,
        recipient=None if plan.mail else scene.to.id,
        channel=Channel.EMAIL if plan.mail else plan.channel,
        expects=expects,
        before=plan.before,
        text=text,
    )


def enclosing(scene: Scene, facts: dict[str, str], one: Enclosing) -> Enclosed | None:
    """Write a document of the book for a scene; None where it says what may not be said."""
    title = fill(one.title, facts, scene.random)
    paragraphs = tuple(fill(text, facts, scene.random) for text in one.paragraphs)
    if title is None or None in paragraphs:
        return None
    draft = Draft(
        letterhead=(facts["own"],),
        subject=title,
        date=facts["past"],
        paragraphs=tuple(text for text in paragraphs if text),
        unseen=Unseen(title=one.file),
    )
    return Enclosed(name=one.file, kind=scene.random.choice(one.kinds), draft=draft)


def called(scene: Scene, facts: dict[str, str], one: Enclosing) -> str:
    """Give the words by which "Enc" speaks of a document."""
    return fill(one.called, facts, scene.random) or one.file


def _fitting(scene: Scene, *, by_email: bool) -> list[Matter]:
    """Give the matters of the book that are for this reader, in the reader's language."""
    to = scene.to
    whom = to.kind if isinstance(to, Organisation) else "parent"
    chose = to.preferences.language if isinstance(to, Person) else ""
    language = "cy" if chose == "cy" else "en"
    return [
        one
        for one in scene.book.matters
        if one.to == whom and one.language == language and (one.by_email or not by_email)
    ]


def _about(scene: Scene, facts: dict[str, str], matter: Matter) -> Plan | None:
    """Write the letter about a matter, and what it encloses."""
    random, book = scene.random, scene.book
    subject = fill(matter.subject, facts, random)
    said = [fill(text, facts, random) for text in matter.paragraphs]
    beside = [(one, enclosing(scene, facts, one)) for one in matter.encloses]
    if subject is None or None in said or any(made is None for _, made in beside):
        return None
    welsh = matter.language == "cy"
    look = random.choice(book.welsh_looks if welsh else book.looks)
    closing = "" if welsh else fill(random.choice(book.closings), facts, random)
    names = tuple(called(scene, facts, one) for one, _ in beside)
    home = current(scene.to, scene.today)
    letter = Draft(
        letterhead=_lines(look.letterhead, facts),
        addressee=_addressee(scene),
        address=home.written() if home else (),
        date=facts["today_cy"] if welsh else in_full(scene.today),
        reference=look.reference.format_map(facts),
        marking=look.marking,
        salutation=_salutation(scene, welsh=welsh),
        subject=subject,
        paragraphs=tuple(text for text in (*said, closing) if text),
        closing=_lines(look.closing, facts),
        enclosed=_enclosed(look, names),
        copies=(look.copied.format_map(facts),) if "firm" in facts else (),
        footer=look.footer.format_map(facts),
        order=look.order,
        numbered=look.numbered,
        address_at=look.address_at,
        unseen=Unseen(author=facts["me"] if random.random() < _SHARE_WITH_AUTHOR else ""),
    )
    enclosed = tuple(made for _, made in beside if made)
    return Plan(scene=scene, facts=facts, matter=matter, letter=letter, enclosed=enclosed)


def _lines(lines: tuple[str, ...], facts: dict[str, str]) -> tuple[str, ...]:
    return tuple(line.format_map(facts) for line in lines)


def _addressee(scene: Scene) -> tuple[str, ...]:
    """Give the name above the address, in one of the ways that letters do."""
    to = scene.to
    if isinstance(to, Person):
        initial = f"{to.title} {to.first_name[0]} {to.last_name}"
        return (scene.random.choice((to.formal_name, to.formal_name, initial)),)
    acting = [one for one in scene.case.representation if one.organisation == to.id]
    person = scene.case.who(acting[0].person) if acting else None
    if person is not None:
        return (person.formal_name, to.name)
    heads = {"school": "The Headteacher", "gp": "The Practice Manager"}
    return tuple(line for line in (heads.get(to.kind, ""), to.name) if line)


def _salutation(scene: Scene, *, welsh: bool) -> str:
    to = scene.to
    if isinstance(to, Organisation):
        heads = {"school": "Dear Headteacher", "court": "Dear Sir or Madam"}
        return heads.get(to.kind, "Dear Sir or Madam")
    return f"Annwyl {to.called}" if welsh else f"Dear {to.called}"


def _enclosed(look: Look, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the lines that say what is enclosed."""
    if not names:
        return ()
    lines: list[str] = []
    for line in look.enclosed:
        lines += names if line == "{lines}" else [line.replace("{list}", listed(names))]
    return tuple(lines)


def _as_message(plan: Plan) -> Plan | None:
    """Give a plan as a message to the reader's own mailbox; None to who has none or wants post."""
    scene, facts, to = plan.scene, plan.facts, plan.scene.to
    wants_post = isinstance(to, Person) and to.preferences.channel == "post"
    box = mailbox(to)
    if not box or wants_post:
        return None
    firm = represented_by(scene.case, to.id)
    copy = mailbox(firm)
    if firm is not None and not copy:
        return None
    letter = plan.letter
    quoted = _quoted(plan, box) if scene.random.random() < _SHARE_QUOTED else ()
    mail = Mail(
        sender=(facts["me"], own_mailbox(facts["me"])),
        to=((to.formal_name, box),),
        cc=((firm.name, copy),) if firm else (),
        subject=("Re: " if quoted else "") + _subject(scene, facts),
        paragraphs=(
            letter.salutation,
            *letter.paragraphs,
            "\n".join((letter.closing[0], facts["me"], facts["own"], facts["own_phone"])),
        ),
        quoted=quoted,
        answers="<reply-1@northern.example>" if quoted else "",
    )
    return replace(plan, mail=mail)


def own_mailbox(name: str) -> str:
    """Give the mailbox of one of the sender's staff."""
    first, last = name.split()
    return f"{mailbox_name(first)}.{mailbox_name(last)}@northern.example"


def _subject(scene: Scene, facts: dict[str, str]) -> str:
    """Give a subject without names, but for a court, which wants them (FPR PD5B)."""
    to = scene.to
    if isinstance(to, Organisation) and to.kind == "court":
        one, other = scene.case.people[:2]
        return f"{facts['number']} {one.last_name} and {other.last_name}"
    forms = ("{number}", "Our reference {number}", "Case {number}: our letter")
    return scene.random.choice(forms).format_map(facts)


def _quoted(plan: Plan, box: str) -> tuple[str, ...]:
    """Give the message that this one answers, as mail programs quote it."""
    scene, facts = plan.scene, plan.facts
    said = scene.random.choice(scene.book.quotes)
    mine = own_mailbox(facts["me"])
    firm = represented_by(scene.case, scene.to.id)
    others = f"Cc: {firm.name} <{mailbox(firm)}>" if firm else ""
    heads = (
        "-----Original Message-----",
        f"From: {scene.to.formal_name} <{box}>",
        f"Sent: {facts['past']} 14:12",
        f"To: {facts['me']} <{mine}>",
        others,
        f"Subject: {_subject(scene, facts)}",
        "",
    )
    arrowed = (
        f"On {facts['past']} at 14:12, {scene.to.formal_name} <{box}> wrote:",
        *(f"> {line}" for line in said),
    )
    plain = (*(line for line in heads if line), "", *said, scene.to.name)
    return plain if firm else scene.random.choice((plain, arrowed))
