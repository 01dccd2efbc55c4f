"""Where a message goes wrong: strangers, look-alikes, copies, groups, routes and subjects."""

from collections.abc import Callable
from dataclasses import replace

from checker.model import Organisation, Person, WhoId
from checker.practice.draft import Box, Mail
from checker.practice.mails import mailbox
from checker.practice.packs.composing import EML, Plan, own_mailbox
from checker.practice.packs.facts import Scene
from checker.practice.packs.pack import CHECK, STOP
from checker.practice.packs.scenario import (
    BOTH_PARENTS,
    COURT,
    FIRM,
    Plant,
    Scenario,
    saying,
    scenario,
    sentence,
)
from checker.practice.people import mailbox_name, personal_mailbox
from checker.practice.wording import other_party, represented_by

_EVERY_BODY = (*BOTH_PARENTS, *FIRM, WhoId("COUNCIL"))
_ALIKE = (("l", "1"), ("o", "0"), ("m", "rn"), ("i", "l"))


def to_instead(make: Callable[[Plan], Box | None]) -> Plant:
    """Send to another mailbox than the recipient's."""

    def plant(plan: Plan) -> Plan | None:
        box = make(plan)
        mail = plan.mail
        if box is None or mail is None:
            return None
        return replace(plan, mail=replace(mail, to=(box,), cc=(), quoted=(), answers=""))

    return plant


def _stranger(plan: Plan) -> Box:
    last, first = plan.facts["stranger_last"], plan.facts["stranger_first"]
    return "", f"{mailbox_name(first)}.{mailbox_name(last)}@faraway-trading.example"


def _sibling(plan: Plan) -> Box | None:
    to = plan.scene.to
    if not isinstance(to, Person):
        return None
    local = f"{mailbox_name(to.first_name)}.{mailbox_name(to.last_name)}"
    return to.name, f"{local}@longridge-motors.example"


def _box(plan: Plan) -> tuple[str, str, str]:
    name = plan.scene.to.formal_name
    local, _, domain = mailbox(plan.scene.to).partition("@")
    return name, local, domain


def _swapped(plan: Plan) -> Box | None:
    name, local, domain = _box(plan)
    at = plan.scene.random.randint(1, max(1, len(local) - 2))
    wrong = local[:at] + local[at : at + 2][::-1] + local[at + 2 :]
    return (name, f"{wrong}@{domain}") if wrong != local else None


def _dropped(plan: Plan) -> Box | None:
    name, local, domain = _box(plan)
    at = plan.scene.random.randint(1, len(local) - 1)
    return name, f"{local[:at]}{local[at + 1 :]}@{domain}"


def _other_domain(plan: Plan) -> Box | None:
    name, local, domain = _box(plan)
    if domain.endswith(".cjsm.net"):
        return None
    wrong = plan.scene.random.choice(
        (f"{domain[:1]}{domain[2]}{domain[1]}{domain[3:]}", f"{domain}.test", domain[:-1])
    )
    return (name, f"{local}@{wrong}") if wrong != domain else None


def _alike(plan: Plan) -> Box | None:
    name, local, domain = _box(plan)
    stem, _, rest = domain.partition(".")
    wrong = next((stem.replace(a, b, 1) for a, b in _ALIKE if a in stem), "")
    return (name, f"{local}@{wrong}.{rest}") if wrong and "cjsm" not in domain else None


def _without_route(plan: Plan) -> Box | None:
    name, local, domain = _box(plan)
    return (name, f"{local}@{domain.removesuffix('.cjsm.net')}") if "cjsm" in domain else None


def another_name(plan: Plan) -> Plan | None:
    """Show the name of somebody else over the right mailbox."""
    mail = plan.mail
    if mail is None or isinstance(plan.scene.to, Organisation):
        return None
    return replace(plan, mail=replace(mail, to=((plan.facts["stranger"], mail.to[0][1]),)))


def copied(make: Callable[[Scene], Box | None], *, blind: bool = False) -> Plant:
    """Copy the message to somebody."""

    def plant(plan: Plan) -> Plan | None:
        box, mail = make(plan.scene), plan.mail
        if box is None or mail is None or not box[1]:
            return None
        plain = replace(mail, quoted=(), answers="")
        if blind:
            return replace(plan, mail=replace(plain, bcc=(*mail.bcc, box)))
        return replace(plan, mail=replace(plain, cc=(*mail.cc, box)))

    return plant


def _other(scene: Scene) -> Person | None:
    reader = scene.reader
    return other_party(scene.case, reader.id) if reader and reader.id in BOTH_PARENTS else None


def _other_firm(scene: Scene) -> Box | None:
    other = _other(scene)
    firm = represented_by(scene.case, other.id) if other else None
    return (firm.name, mailbox(firm)) if firm and firm.id != scene.to.id else None


def _open_other(scene: Scene) -> Box | None:
    other = _other(scene)
    return (other.name, mailbox(other)) if other and not scene.kept else None


def _kept_other(scene: Scene) -> Box | None:
    other = _other(scene)
    return (other.name, mailbox(other)) if other and scene.kept else None


def group(plan: Plan) -> Plan | None:
    """Rely on Bcc for several people outside."""
    mail, case = plan.mail, plan.scene.case
    boxes = [mailbox(case.who(WhoId(one))) for one in ("COURT", "COUNCIL")]
    if mail is None or len([one for one in boxes if one]) < 2:  # noqa: PLR2004 - a group
        return None
    bcc = tuple(("", one) for one in boxes)
    return replace(plan, mail=replace(mail, bcc=bcc, quoted=(), answers=""))


def wider(plan: Plan) -> Plan | None:
    """Answer to more people than the message went to."""
    mail, scene = plan.mail, plan.scene
    council = mailbox(scene.case.who(WhoId("COUNCIL")))
    if mail is None or scene.to.id == "COUNCIL" or not council:
        return None
    box = mail.to[0]
    lines = (
        "-----Original Message-----",
        f"From: {box[0]} <{box[1]}>",
        f"Sent: {plan.facts['past']} 09:20",
        f"To: {plan.facts['me']} <{own_mailbox(plan.facts['me'])}>",
        f"Subject: {mail.subject.removeprefix('Re: ')}",
        "",
        "Thank you. I will be there.",
    )
    subject = mail.subject if mail.subject.startswith("Re: ") else f"Re: {mail.subject}"
    wide: Mail = replace(
        mail, subject=subject, cc=(*mail.cc, ("", council)), quoted=lines,
        answers="<first-2@mailbox.example>",
    )  # fmt: skip
    return replace(plan, mail=wide)


def personal(plan: Plan) -> Plan | None:
    """Write to a solicitor at a personal mail provider that the record holds."""
    mail, scene = plan.mail, plan.scene
    solicitor = scene.case.who(WhoId("P7"))
    if mail is None or not isinstance(solicitor, Person):
        return None
    held = replace(solicitor, contacts=(personal_mailbox(solicitor),))
    people = tuple(held if one.id == held.id else one for one in scene.case.people)
    case = replace(scene.case, people=people)
    box = (solicitor.formal_name, held.contacts[0].value)
    plain = replace(mail, to=(box,), cc=(), quoted=(), answers="")
    return replace(plan, scene=replace(scene, case=case), mail=plain)


def shared(plan: Plan) -> Plan | None:
    """Write to a mailbox that the record says others read as well."""
    mail, scene = plan.mail, plan.scene
    if mail is None or not isinstance(scene.to, Person):
        return None
    contacts = tuple(
        replace(one, shared_mailbox=True) if one.kind == "email" else one
        for one in scene.to.contacts
    )
    to = replace(scene.to, contacts=contacts)
    people = tuple(to if one.id == to.id else one for one in scene.case.people)
    case = replace(scene.case, people=people)
    return replace(plan, scene=replace(scene, case=case, to=to))


def subject(key: str) -> Plant:
    """Write a subject of the book that says too much, or too little for a court."""

    def plant(plan: Plan) -> Plan | None:
        said = sentence(plan, key)
        if said is None or plan.mail is None:
            return None
        return replace(plan, mail=replace(plan.mail, subject=said))

    return plant


_MAIL = (EML,)
MAILING: tuple[Scenario, ...] = (
    scenario("email.unknown", STOP, "a stranger", to_instead(_stranger), kinds=_MAIL),
    scenario("email.sibling", STOP, "the same name elsewhere", to_instead(_sibling), kinds=_MAIL),
    scenario("email.lookalike", STOP, "two letters swapped", to_instead(_swapped), kinds=_MAIL),
    scenario("email.lookalike", STOP, "a letter missing", to_instead(_dropped), kinds=_MAIL),
    scenario("email.lookalike", STOP, "another domain", to_instead(_other_domain), kinds=_MAIL,
             or_else=("email.sibling",)),
    scenario("email.lookalike", STOP, "letters that look alike", to_instead(_alike),
             kinds=_MAIL),
    scenario("email.insecure-route", CHECK, "without the secure ending",
             to_instead(_without_route), kinds=_MAIL, readers=FIRM, or_else=("email.lookalike",)),
    scenario("email.display-name", CHECK, "another name", another_name, kinds=_MAIL),
    scenario("email.other-person", STOP, "the other side's solicitors", copied(_other_firm),
             kinds=_MAIL, readers=(*BOTH_PARENTS, *FIRM)),
    scenario("email.other-person", STOP, "the other parent", copied(_open_other), kinds=_MAIL),
    scenario("email.other-person", STOP, "the other parent, unseen",
             copied(_open_other, blind=True), kinds=_MAIL),
    scenario("email.exposes-recipients", STOP, "a protected mailbox", copied(_kept_other),
             kinds=_MAIL),
    scenario("email.group", CHECK, "Bcc relied on", group, kinds=_MAIL),
    scenario("email.reply-all", CHECK, "wider than what it answers", wider, kinds=_MAIL),
    scenario("email.personal-mailbox", STOP, "a solicitor at home", personal, kinds=_MAIL,
             readers=FIRM),
    scenario("email.shared-mailbox", CHECK, "a family's mailbox", shared, kinds=_MAIL),
    scenario("email.subject", CHECK, "a name", subject("email.subject/name"), kinds=_MAIL),
    scenario("email.subject", CHECK, "a sensitive word", subject("email.subject/word"),
             kinds=_MAIL),
    scenario("email.subject", CHECK, "a court without the case number",
             subject("email.subject/court"), kinds=_MAIL, readers=COURT),
    scenario("email.link", CHECK, "a shared folder", saying("email.link"), kinds=_MAIL,
             readers=_EVERY_BODY),
)  # fmt: skip
