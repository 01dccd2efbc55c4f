"""The wrong people in a letter: strangers, parties and pronouns swapped, another child's data."""

from dataclasses import replace

from checker.model import Case, WhoId
from checker.practice.packs import records
from checker.practice.packs.composing import Plan
from checker.practice.packs.facts import Scene
from checker.practice.packs.pack import CHECK, STOP
from checker.practice.packs.scenario import (
    APPLICANT,
    FIRM,
    PAGES,
    RESPONDENT,
    Scenario,
    saying,
    saying_inside,
    scenario,
    sentence,
)
from checker.practice.wording import children, listed, number, other_party

_SLIPS = (("ie", "y"), ("y", "ie"), ("a", "ie"), ("n", "nn"), ("l", "ll"), ("e", "a"))


def greeting_another(plan: Plan) -> Plan | None:
    """Greet the other parent."""
    reader = plan.scene.reader
    if reader is None or reader.id != plan.scene.to.id:
        return None
    other = other_party(plan.scene.case, reader.id)
    same = other.last_name == reader.last_name and other.title == reader.title
    return None if same else _greeting(plan, other.called)


def greeting_a_stranger(plan: Plan) -> Plan | None:
    """Greet somebody of another letter."""
    names = plan.facts
    title = plan.scene.random.choice(("Mr", "Mrs", "Ms"))
    return _greeting(plan, f"{title} {names['stranger_last']}")


def greeting_misspelt(plan: Plan) -> Plan | None:
    """Greet the right person under a name of another: Kahn for Khan."""
    last = getattr(plan.scene.to, "last_name", "")
    if len(last) < 5 or " " in last:  # noqa: PLR2004 - a slip in a short name makes another name
        return None
    at = plan.scene.random.randint(1, len(last) - 3)
    swapped = last[:at] + last[at + 1] + last[at] + last[at + 2 :]
    return (
        None
        if swapped.lower() == last.lower()
        else _greeting(plan, f"{plan.facts['to'].split()[0]} {swapped}")
    )


def _greeting(plan: Plan, whom: str) -> Plan:
    letter = replace(plan.letter, salutation=f"Dear {whom}")
    mail = plan.mail
    if mail is not None:
        mail = replace(mail, paragraphs=(f"Dear {whom}", *mail.paragraphs[1:]))
    return replace(plan, letter=letter, mail=mail)


def another_family(plan: Plan) -> Plan | None:
    """Leave a paragraph about a family of another case in the letter."""
    other = _another(plan)
    child, parent = children(other)[0], other.people[0]
    said = sentence(
        plan,
        "person.other-case",
        x_child=child.name, x_child_first=child.first_name, x_parent=parent.name,
        x_formal=parent.formal_name, x_other=other.people[1].name,
    )  # fmt: skip
    return plan.saying(said) if said else None


def another_reference(plan: Plan) -> Plan | None:
    """Give another case's number above the letter, or in a message."""
    other = number(_another(plan))
    if plan.mail is not None:
        return plan.saying(f"Our reference is {other}.")
    mine = plan.facts["number"]
    letter = replace(plan.letter, reference=plan.letter.reference.replace(mine, other))
    return replace(plan, letter=letter)


def another_reference_inside(plan: Plan) -> Plan | None:
    """Give another case's number in a sentence of the letter."""
    said = sentence(plan, "reference.other-case", x_number=number(_another(plan)))
    return plan.saying(said) if said else None


def _another(plan: Plan) -> Case:
    scene = plan.scene
    other = [one for one in scene.cases[1:] if one.id != scene.case.id and children(one)]
    return scene.random.choice(other)


def sibling_for_child(plan: Plan) -> Plan | None:
    """Write about one child under the heading of another."""
    facts = plan.facts
    if "s_full" not in facts:
        return None
    heading = plan.scene.random.choice(("{c_full}", "About {c_full} (born {c_born})"))
    said = sentence(plan, "child.wrong")
    if said is None or plan.mail is not None:
        return None
    letter = replace(
        plan.letter, subject=heading.format_map(facts), paragraphs=(said,), enclosed=()
    )
    return replace(plan, letter=letter, enclosed=())


def birth_date_of_sibling(plan: Plan) -> Plan | None:
    """Give a sibling's date of birth as the child's."""
    if "s_born" not in plan.facts or plan.facts["s_born"] == plan.facts["c_born"]:
        return None
    said = sentence(plan, "child.wrong/birth date")
    return plan.saying(said) if said else None


def similar_name(plan: Plan) -> Plan | None:
    """Give a child a name that looks like theirs."""
    first = plan.facts["c"]
    alike = next(
        (first[: -len(end)] + slip for end, slip in _SLIPS if first.endswith(end)), first + "ie"
    )
    if any(one.first_name == alike for one in plan.scene.case.people):
        return None
    said = sentence(plan, "child.wrong/similar", alike=alike)
    return plan.saying(said) if said else None


def half_sibling(scene: Scene) -> Scene | None:
    """Give the scene with a child to whom the reader is nothing."""
    if scene.case.who(WhoId("P6")) is not None:
        return None
    case = records.with_half_sibling(scene.case, scene.random, scene.today)
    return replace(scene, case=case)


def about_all(plan: Plan) -> Plan | None:
    """Write about all the children to a parent of some, each named in full."""
    every = children(plan.scene.case)
    said = sentence(plan, "child.not-entitled", every=listed(tuple(one.name for one in every)))
    return plan.saying(said) if said else None


def about_the_other(plan: Plan) -> Plan | None:
    """Tell a parent about the child to whom they are nothing."""
    child = plan.scene.case.who(children(plan.scene.case)[-1].id)
    said = sentence(plan, "child.not-entitled/one", half=child.called if child else "")
    return plan.enclosing_that(said) or plan.saying(said) if said else None


PEOPLE: tuple[Scenario, ...] = (
    scenario("salutation.mismatch", STOP, "the other parent", greeting_another),
    scenario("salutation.mismatch", CHECK, "a stranger", greeting_a_stranger),
    scenario("salutation.mismatch", CHECK, "a slip in the name", greeting_misspelt),
    scenario("person.not-in-case", CHECK, "another family's parent",
             saying("person.not-in-case/parent")),
    scenario("person.not-in-case", CHECK, "another family's child",
             saying("person.not-in-case/child")),
    scenario("person.not-in-case", CHECK, "in what is enclosed",
             saying_inside("person.not-in-case/parent")),
    scenario("person.not-in-case", CHECK, "to solicitors", saying("person.not-in-case/firm"),
             readers=FIRM),
    scenario("person.other-case", STOP, "a paragraph about another family", another_family),
    scenario("reference.other-case", STOP, "above the letter", another_reference),
    scenario("reference.other-case", STOP, "in a sentence", another_reference_inside),
    scenario("parties.transposed", STOP, "applicant and respondent",
             saying("parties.transposed/parts")),
    scenario("parties.transposed", STOP, "mother and father",
             saying("parties.transposed/parents")),
    scenario("parties.transposed", STOP, "in what is enclosed",
             saying_inside("parties.transposed/parts")),
    scenario("parties.transposed", STOP, "to solicitors", saying("parties.transposed/parts"),
             readers=FIRM),
    scenario("pronoun.mismatch", CHECK, "of a child", saying("pronoun.mismatch/child")),
    scenario("pronoun.mismatch", CHECK, "daughter and son", saying("pronoun.mismatch/relation")),
    scenario("pronoun.mismatch", CHECK, "of the other parent", saying("pronoun.mismatch/other")),
    scenario("pronoun.mismatch", CHECK, "in what is enclosed",
             saying_inside("pronoun.mismatch/child")),
    scenario("birth-date.mismatch", CHECK, "born on another day",
             saying("birth-date.mismatch/born")),
    scenario("birth-date.mismatch", CHECK, "in figures", saying("birth-date.mismatch/figures")),
    scenario("birth-date.mismatch", CHECK, "another age", saying("birth-date.mismatch/age")),
    scenario("birth-date.mismatch", CHECK, "in what is enclosed",
             saying_inside("birth-date.mismatch/born")),
    scenario("source.identified", STOP, "a neighbour", saying("source.identified/neighbour")),
    scenario("source.identified", STOP, "who referred", saying("source.identified/referrer")),
    scenario("source.identified", STOP, "a witness", saying("source.identified/witness")),
    scenario("source.identified", STOP, "a disclosure scheme",
             saying("source.identified/scheme")),
    scenario("source.identified", STOP, "in what is enclosed",
             saying_inside("source.identified/referrer")),
    scenario("child.wrong", CHECK, "a sibling under the heading", sibling_for_child, kinds=PAGES),
    scenario("child.wrong", CHECK, "a sibling's date of birth", birth_date_of_sibling,
             or_else=("birth-date.mismatch",)),
    scenario("child.wrong", CHECK, "a similar name", similar_name,
             or_else=("person.not-in-case",)),
    scenario("child.not-entitled", STOP, "all children named", about_all, readers=RESPONDENT,
             change=half_sibling),
    scenario("child.not-entitled", STOP, "a half-sibling's news", about_the_other,
             readers=RESPONDENT, change=half_sibling),
    scenario("template.gap", STOP, "in the letter", saying("template.gap")),
    scenario("template.gap", STOP, "in what is enclosed", saying_inside("template.gap")),
    scenario("person.other-case", STOP, "to an applicant", another_family, readers=APPLICANT),
)  # fmt: skip
