"""What the sentences of a scene may say: the words for each place, and none that must be kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from checker.days import in_full
from checker.model import Case, Organisation, Person, WhoId
from checker.practice.bodies import OWN, STAFF
from checker.practice.packs.book import Book, Text
from checker.practice.wording import children, current, listed, number, other_party, represented_by

APPLICANT, RESPONDENT = WhoId("P1"), WhoId("P2")
_MONTHS_CY = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi",
    "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
_CLOCKS = ("9.30am", "10am", "10:30 am", "11.15am", "2pm", "2.30pm", "3.45pm", "15:00")
_YEAR = 365.25
_PRONOUNS = {"she/her": ("she", "her", "her"), "he/him": ("he", "his", "him")}
_KINDS = {"court": "court", "local_authority": "council", "police": "police", "gp": "gp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """For whom a pack is made, of which case, on which day, in which words."""

    random: Random
    case: Case
    to: Person | Organisation
    today: date
    cases: tuple[Case, ...]
    book: Book

    @property
    def reader(self) -> Person | None:
        """Give the parent who reads it: the recipient, or the client of the recipient."""
        if isinstance(self.to, Person):
            acting = [one.party for one in self.case.representation if one.person == self.to.id]
            whom = acting[0] if acting else self.to.id
        else:
            acted = [one for one in self.case.representation if one.organisation == self.to.id]
            whom = acted[0].party if acted else WhoId("")
        found = self.case.who(whom)
        return found if isinstance(found, Person) else None

    @property
    def kept(self) -> bool:
        """Say whether something of the other parent is kept from the reader."""
        reader = self.reader
        if reader is None or reader.id not in {APPLICANT, RESPONDENT}:
            return False
        other = other_party(self.case, reader.id)
        held = self.case.restrictions
        return any(one.subject == other.id and reader.id in one.hidden_from for one in held)


def fill(text: Text, facts: dict[str, str], random: Random) -> str | None:
    """Give a text with its places filled, or None where no form of it can be."""
    forms = [text] if isinstance(text, str) else list(text)
    random.shuffle(forms)
    for form in forms:
        try:
            return form.format_map(facts)
        except KeyError:
            continue
    return None


def facts_of(scene: Scene) -> dict[str, str]:
    """Give the words for every place that this scene has."""
    facts = _around(scene) | _professionals(scene) | _of_children(scene)
    facts |= _of_the_parents(scene) | _days(scene)
    for one in scene.case.organisations:
        if one.kind in _KINDS and not (one.kind == "gp" and scene.kept):
            facts.setdefault(_KINDS[one.kind], one.name)
        if one.kind == "school" and not scene.kept:
            facts.setdefault("school", one.name)
    return facts


def _around(scene: Scene) -> dict[str, str]:
    """Give the sender, the reader and the case."""
    random, case, to = scene.random, scene.case, scene.to
    me, boss = random.sample([name for _, name, _ in STAFF], 2)
    home = current(to, scene.today)
    facts = {
        "number": number(case),
        "own": OWN.name,
        "own_phone": "01632 960145",
        "own_mail": "enquiries@northern.example",
        "office": ", ".join(OWN.addresses[0].written()[1:]),
        "me": me,
        "boss": boss,
        "to": to.called,
        "to_formal": to.formal_name,
        "clock": random.choice(_CLOCKS),
        "clock2": random.choice(_CLOCKS),
        "to_home": ", ".join(home.written()) if home else "",
    }
    acting = [one for one in case.representation if to.id in (one.organisation, one.person)]
    client = case.who(acting[0].party) if acting else None
    if client is not None and acting:
        facts |= {"client": client.formal_name, "client_called": client.called}
        facts["their_ref"] = acting[0].reference
    if isinstance(to, Person):
        facts |= {"to_first": to.first_name, "to_last": to.last_name}
        firm = represented_by(case, to.id)
        if firm is not None:
            facts["firm"] = firm.name
    return facts


def _professionals(scene: Scene) -> dict[str, str]:
    """Give professionals who are not on the record, and people of another family."""
    random, names = scene.random, scene.book.names
    held = {person.last_name for case in scene.cases for person in case.people}
    strangers = [one for one in names.strangers if one.split(" ", 1)[1] not in held]
    child = random.choice(names.stranger_children)
    one, two = random.sample(strangers, 2)
    return {
        "teacher": random.choice(names.teachers),
        "doctor": random.choice(names.doctors),
        "judge": random.choice(names.judges),
        "social_worker": random.choice(names.social_workers),
        "officer": random.choice(names.officers),
        "visitor": random.choice(names.visitors),
        "stranger": one,
        "stranger_first": one.split()[0],
        "stranger_last": one.split(" ", 1)[1],
        "stranger2": two,
        "stranger2_last": two.split(" ", 1)[1],
        "stranger_child": child,
    }


def _of_children(scene: Scene) -> dict[str, str]:
    """Give one child, a sibling where there is one, and all of them."""
    every = list(children(scene.case))
    scene.random.shuffle(every)
    child = every[0]
    she, hers, her = _PRONOUNS.get(child.pronouns, ("they", "their", "them"))
    wrong = _PRONOUNS["he/him" if child.pronouns == "she/her" else "she/her"]
    girl = child.pronouns == "she/her"
    in_order = children(scene.case)
    facts = {
        "c": child.first_name,
        "c_full": child.name,
        "c_last": child.last_name,
        "cs": listed(tuple(one.first_name for one in in_order)),
        "cs_full": listed(tuple(one.name for one in in_order)),
        "she": she, "hers": hers, "her": her, "She": she.title(), "Hers": hers.title(),
        "xshe": wrong[0], "xhers": wrong[1], "xher": wrong[2],
        "xShe": wrong[0].title(), "xHers": wrong[1].title(),
        "daughter": "daughter" if girl else "son",
        "xdaughter": "son" if girl else "daughter",
        "girl": "girl" if girl else "boy", "xgirl": "boy" if girl else "girl",
    }  # fmt: skip
    if child.date_of_birth:
        born, days = child.date_of_birth, scene.random.randint(40, 600)
        age = int((scene.today - born).days / _YEAR)
        other = born + timedelta(days=days * scene.random.choice((1, -1)))
        facts |= {
            "c_born": in_full(born),
            "c_born_short": f"{born:%d/%m/%Y}",
            "c_age": str(age),
            "c_wrong_born": in_full(other),
            "c_wrong_born_short": f"{other:%d/%m/%Y}",
            "c_wrong_age": str(age + scene.random.choice((3, 4, -2 if age > 4 else 5))),  # noqa: PLR2004 - nobody is minus one
        }
    if len(every) > 1:
        sibling = every[1]
        facts |= {"s": sibling.first_name, "s_full": sibling.name}
        if sibling.date_of_birth:
            facts["s_born"] = in_full(sibling.date_of_birth)
            facts["s_born_short"] = f"{sibling.date_of_birth:%d/%m/%Y}"
    return facts


def _of_the_parents(scene: Scene) -> dict[str, str]:
    """Give the parents by their part in the case, and the other one of a parent who reads."""
    case = scene.case
    applicant, respondent = case.people[:2]
    facts = {
        "applicant": applicant.formal_name, "respondent": respondent.formal_name,
        "applicant_called": applicant.called, "respondent_called": respondent.called,
    }  # fmt: skip
    for one in (applicant, respondent):
        facts["mother" if one.pronouns == "she/her" else "father"] = one.called
        facts["mother_full" if one.pronouns == "she/her" else "father_full"] = one.formal_name
        facts["mother_first" if one.pronouns == "she/her" else "father_first"] = one.first_name
    reader = scene.reader
    if reader is not None and reader.id in {APPLICANT, RESPONDENT}:
        other = other_party(case, reader.id)
        she, hers, her = _PRONOUNS[other.pronouns]
        wrong = _PRONOUNS["he/him" if other.pronouns == "she/her" else "she/her"]
        facts |= {
            "other": other.called, "other_formal": other.formal_name,
            "other_first": other.first_name, "other_last": other.last_name,
            "o_she": she, "o_hers": hers, "o_her": her, "o_She": she.title(),
            "o_xshe": wrong[0], "o_xhers": wrong[1], "o_xher": wrong[2],
            "other_parent": "mother" if other.pronouns == "she/her" else "father",
            "xother_parent": "father" if other.pronouns == "she/her" else "mother",
            "your_part": "applicant" if reader.id == APPLICANT else "respondent",
            "other_part": "respondent" if reader.id == APPLICANT else "applicant",
        }  # fmt: skip
        firm = represented_by(case, other.id)
        if firm is not None:
            facts["firm_other"] = firm.name
    return facts


def _days(scene: Scene) -> dict[str, str]:
    """Give days before and after today, in English and in Welsh."""
    random, today = scene.random, scene.today
    ahead = {"soon": (4, 20), "later": (21, 45), "far": (50, 120)}
    behind = {"past": (3, 20), "long_ago": (30, 200)}
    days = {name: today + timedelta(days=random.randint(*span)) for name, span in ahead.items()}
    days |= {name: today - timedelta(days=random.randint(*span)) for name, span in behind.items()}
    days["today"] = today
    english = {name: in_full(day) for name, day in days.items()}
    welsh = {
        f"{name}_cy": f"{day.day} {_MONTHS_CY[day.month - 1]} {day.year}"
        for name, day in days.items()
    }
    return english | welsh
