"""Two-page letters about made-up families: right ones, and ones with a line of another family."""

from collections.abc import Callable

from checker.model import Case, Person
from tests.benchmark.population import Community, Population

_RIGHT = """{street}
{town}
{postcode}

Our reference: {reference}
23 November 2026

Dear {reader}

{child}, born {born}

I am the family court adviser for your case. I met {mother} on 12 November 2026 and spoke with
{father} on the telephone the day after. I also met {child} at school, where I spoke with the class
teacher, {teacher}, and with the designated safeguarding lead, {lead}.

The first hearing was before District Judge {judge} at the Family Court at Exampletown on 2 November
2026. The court has asked for a report under Section 7 of the Children Act 1989. The next hearing is
on Monday 14 December 2026 at 10:00. Her Honour Judge {second_judge} will hear it.

{child} told me about the weekends with {grandmother} and about {cousin}, who is in the same class.
{kin} lives with the family of {mother} for now and helps with the school run on Tuesdays. {friend}
is a friend of the family and drives {child} to swimming. Doctor {doctor} of the Larch Lane Surgery
has seen {child} twice this autumn and has no concerns.

What happens next

I shall visit your home on Thursday 3 December 2026 at 16:00. Please have the letter from Maple
Grove Primary School ready. {health_visitor}, the health visitor, will send me her notes. If you
cannot be there, call the Family Advisory Service on 020 7946 0100 before Wednesday.

I shall also write to {social_worker} of Exampletown Council, who knew the family in 2023, and ask
for a chronology. {officer} of the Exampletown Police has been asked for the log of 4 March 2026.

The contact between {father} and {child} will go on at the Bramwick Contact Centre on Saturdays.
{supervisor} will be there each time. {more}

What I have been told so far

The application of 14 September 2026 asks that {child} lives with {mother} and sees {father} every
other weekend and for half of the school holidays. {father} has answered that {child} should live
with him from Easter, because the flat in Exampletown is close to the school and because his mother
is there in the afternoons. Both have told me that the first year after they parted was hard, and
that they have not spoken with one another since the summer, except through the diary that goes with
{child} from one home to the other. Neither of them has raised a concern about the other's care of
{child}, and the checks that were asked for in October have brought nothing to light.

{teacher} describes {child} as cheerful and quick, a little behind in reading, and always well
looked after. The attendance is at 97 per cent. {lead} has had one conversation with {mother} about
lateness in September, when the bus was changed, and none since.

I have asked each of you for the names of two people who know {child} well. {mother} has named
{friend}. I shall speak with them before the middle of December, and I shall tell you what they have
said before I write it down. You will have the report at least fourteen days before the hearing, and
you may write to me about any mistake that you find in it.

What I ask of you

Please do not talk about the hearing with {child}. If {child} asks, say that grown-ups are working
on it. The leaflet Your Voice Matters is enclosed. If you are unhappy with anything in this letter,
write to my manager, {manager}, at the address above.

Please keep the diary that we spoke about, and bring it on Thursday 3 December 2026.

Yours sincerely


{adviser}
Family Court Adviser
Family Advisory Service
"""

_FOREIGN: dict[str, Callable[[Case], str]] = {
    "two adults and a child by name": lambda case: (
        f"{case.people[0].name} and {case.people[1].name} both agree that {case.people[2].name} "
        "should go on seeing the other parent."
    ),
    "a mother and a child by name": lambda case: (
        f"{case.people[0].name} said that {case.people[2].name} had not slept well."
    ),
    "a child with the date of birth": lambda case: (
        f"{case.people[2].name}, born {_day(case.people[2])}, has not slept well."
    ),
    "an email": lambda case: (
        f"Copies go to {next((c.value for c in case.people[0].contacts if c.kind == 'email'), '')}."
    ),
    "an NHS number": lambda case: f"The NHS number is {case.people[2].identifiers[0].value}.",
    "an address": lambda case: (
        f"The visit was at {', '.join(case.people[0].addresses[0].written())}."
    ),
    "a reference": lambda case: f"See case number {case.references[0].value}.",
}
KINDS = tuple(_FOREIGN)


class Letters:
    """Writes letters; the strangers in them are drawn as the families are."""

    def __init__(self, population: Population) -> None:
        """Take a population whose families are other ones than those of the index."""
        self._population = population

    def right(self, case: Case) -> str:
        """Write a letter to the mother about her own family, with whom it would name beside."""
        return self._written(case, self._more(case))

    def wrong(self, case: Case, kind: str, other: Case) -> str:
        """Write the letter with one sentence of another family."""
        return self._written(case, _FOREIGN[kind](other))

    def _written(self, case: Case, more: str) -> str:
        mother, father, child = case.people[:3]
        street, town, postcode = mother.addresses[0].written()
        own, any_one = self._own(case), self._population
        names = {
            one: any_one.stranger(own() if any_one.random.random() < 0.4 else any_one.community())
            for one in (
                "teacher", "lead", "judge", "second_judge", "friend", "doctor", "health_visitor",
                "social_worker", "officer", "supervisor", "manager", "adviser",
            )
        }  # fmt: skip
        return _RIGHT.format(
            **names,
            street=street,
            town=town,
            postcode=postcode,
            reference=case.references[0].value,
            reader=f"Ms {mother.last_name}",
            child=child.name,
            born=_day(child),
            mother=mother.name,
            father=father.name,
            grandmother=any_one.stranger(own(), mother.last_name),
            cousin=any_one.stranger(own(), father.last_name, child=True),
            kin=any_one.stranger(own(), mother.last_name),
            more=more,
        )

    def _more(self, case: Case) -> str:
        """Add what some letters have: another child with a birth date, an address, a mailbox."""
        chance, population = self._population.random.random, self._population
        more = []
        if chance() < 0.10:
            born = population.born(0, 17)
            name = population.stranger(self._own(case)(), case.people[1].last_name, child=True)
            more.append(f"{name}, born {born.day} {born:%B %Y}, visits as well.")
        if chance() < 0.05:
            more.append(f"They meet at {', '.join(population.home())}.")
        if chance() < 0.05:
            name = population.stranger(self._own(case)()).lower().replace(" ", ".")
            more.append(f"The school writes from {name}@school.example.")
        return " ".join(more)

    def _own(self, case: Case) -> Callable[[], Community]:
        """Give the community of a family, told by the first letter of the mother's name."""
        from tests.benchmark.population import COMMUNITIES  # noqa: PLC0415 - beside its class

        sign = case.people[0].last_name[0].lower()
        of = next(one for one in COMMUNITIES if one.sign == sign)
        return lambda: of


def _day(person: Person) -> str:
    born = person.date_of_birth
    return "" if born is None else f"{born.day} {born:%B %Y}"
