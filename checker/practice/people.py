"""Made-up people: names of varied origin, Ofcom's drama phone numbers, `.example` mailboxes."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from checker.model import Confidential, Contact, Person, WhoId

WOMEN = (
    "Aisha", "Alys", "Amara", "Beatriz", "Bronwen", "Carys", "Chidinma", "Deepika", "Eleri",
    "Eleanor", "Fatima", "Ffion", "Grace", "Gwenllian", "Harriet", "Imogen", "Ines", "Jasmine",
    "Katarzyna", "Keisha", "Leila", "Lowri", "May", "Mei-Ling", "Nadia", "Niamh", "Oluwaseun",
    "Parveen", "Priscilla", "Roisin", "Rukhsana", "Sian", "Si\u00e2n", "Simran", "Tamsin",
    "Thandiwe", "Ursula", "Wanjiru", "Yasmin", "Zofia", "Ren\u00e9e", "Mary-Anne",
)  # fmt: skip
MEN = (
    "Abdul", "Adebayo", "Alun", "Amit", "Anthony", "Bryn", "Cai", "Callum", "Connor", "Dafydd",
    "Darius", "Dylan", "Emeka", "Farhan", "Gethin", "Gurpreet", "Harvinder", "Hywel", "Ibrahim",
    "Iestyn", "Jacek", "Jos\u00e9", "Kofi", "Lewis", "Liam", "Malik", "Mohammed", "Nikhil",
    "Oisin", "Owain", "Patrick", "Rajesh", "Rhodri", "Samuel", "Se\u00e1n", "Tariq", "Tomasz",
    "Usman", "Will", "Yusuf", "Jean-Paul", "Zachary",
)  # fmt: skip
SURNAMES = (
    "Abara", "Achterberg", "Adeyemi-Cole", "Ahluwalia", "Ashdowne", "Bancroft-Hill", "Begum",
    "Bevan-Rees", "Bhattacharya", "Brathwaite", "Cadwallader", "Chaudhry", "Coldbeck",
    "D'Souza-Wren", "Dhaliwal", "Dunmore", "Eboh", "Fairweather", "Fenwright", "Ferreira",
    "Gittins", "Goldacre", "Gwynne", "Hallworth", "Harcastle", "Hussein", "Iqbal", "Jankowski",
    "Kaur-Singh", "Kilbride", "Kowalczyk", "Lindqvist", "Llewellyn-Parr", "MacAllan", "Mahmood",
    "Marchbanks", "Mbeki-Stone", "McNulty", "Moreau", "Nkemelu", "Nowak", "O'Hanrahan",
    "O'Shaughnessy", "Okonjo", "Oyelaran", "Papadakis", "Penhallow", "Petrov", "Probert",
    "Pryce-Davies", "Quartey", "Rahman", "Redfearn", "Rosewarne", "Sandhu", "Sedgemoor",
    "Silverdale", "Stathopoulos", "St John", "Tagoe", "Thistlewood", "Thorneycroft", "Trevanion",
    "Uddin", "Vanterpool", "Venkataraman", "Waddilove", "Wetherall", "Whitlock", "Wijesinghe",
    "Wolstenholme", "Yardley", "Zaman", "ap Gruffydd", "de la Cour", "van den Berg",
)  # fmt: skip
MAIL_DOMAINS = (
    "mailbox.example",
    "homepost.example",
    "postbag.example",
    "inbox.example",
)
_PHONES = ("07700 900{:03d}", "01632 960{:03d}", "020 7946 0{:03d}")
_ADULT_DAYS, _CHILD_DAYS = (20 * 365, 48 * 365), (3 * 365, 15 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names that people are dealt from, and the domains of their mailboxes."""

    women: tuple[str, ...] = WOMEN
    men: tuple[str, ...] = MEN
    surnames: tuple[str, ...] = SURNAMES
    domains: tuple[str, ...] = MAIL_DOMAINS


class Cast:
    """Deals out people, phone numbers and mailboxes, none of them twice."""

    def __init__(self, random: Random, today: date, names: Names | None = None) -> None:
        """Shuffle once: what is dealt follows from the seed."""
        self._names = names or Names()
        self._random = random
        self._today = today
        self._taken: set[str] = set()
        self._phones = [pattern.format(number) for pattern in _PHONES for number in range(1000)]
        random.shuffle(self._phones)

    def reserve(self, *names: str) -> None:
        """Keep names, numbers or mailboxes for somebody who is already cast."""
        self._taken.update(names)
        self._phones = [phone for phone in self._phones if phone not in names]

    def adult(self, whom: str, *, woman: bool) -> Person:
        """Deal a grown person."""
        first, last = self._name(self._firsts(woman), self._random.choice(self._names.surnames))
        titles = ("Ms", "Ms", "Mrs", "Miss", "Dr") if woman else ("Mr", "Mr", "Mr", "Mr", "Dr")
        return Person(
            id=WhoId(whom),
            title=self._random.choice(titles),
            first_name=first,
            last_name=last,
            pronouns="she/her" if woman else "he/him",
            date_of_birth=self._born(*_ADULT_DAYS),
        )

    def child(self, whom: str, last_name: str) -> Person:
        """Deal a child of somebody with a surname."""
        girl = self._random.random() < 0.5  # noqa: PLR2004 - girls and boys alike
        first, last = self._name(self._firsts(girl), last_name)
        return Person(
            id=WhoId(whom),
            first_name=first,
            last_name=last,
            pronouns="she/her" if girl else "he/him",
            date_of_birth=self._born(*_CHILD_DAYS),
        )

    def phone(self, confidential: Confidential) -> Contact:
        """Deal a phone number that nobody else has."""
        return Contact(kind="phone", value=self._phones.pop(), confidential=confidential)

    def email(self, person: Person, confidential: Confidential) -> Contact:
        """Deal a mailbox with somebody's name in it."""
        first, last = mailbox_name(person.first_name), mailbox_name(person.last_name)
        forms = [
            f"{first}.{last}",
            f"{first[0]}.{last}",
            f"{first}{last}",
            f"{last}.{first}",
        ]
        self._random.shuffle(forms)
        forms += [f"{first}.{last}{number}" for number in range(2, 100)]
        domain = self._random.choice(self._names.domains)
        value = next(one for one in (f"{form}@{domain}" for form in forms) if self._free(one))
        return Contact(kind="email", value=value, confidential=confidential, shared_mailbox=False)

    def _firsts(self, female: bool) -> tuple[str, ...]:  # noqa: FBT001 - one of two lists
        return self._names.women if female else self._names.men

    def _name(self, firsts: tuple[str, ...], last: str) -> tuple[str, str]:
        """Deal a full name that nobody else has; a surname used up gives way to another."""
        for first in self._random.sample(firsts, len(firsts)):
            if self._free(f"{first} {last}"):
                return first, last
        return self._name(firsts, self._random.choice(self._names.surnames))

    def _free(self, value: str) -> bool:
        """Take a value if nobody has it."""
        if value in self._taken:
            return False
        self._taken.add(value)
        return True

    def _born(self, least: int, most: int) -> date:
        return self._today - timedelta(days=self._random.randint(least, most))


def personal_mailbox(person: Person) -> Contact:
    """Give somebody a mailbox at a personal mail provider, which is known by its name alone."""
    value = f"{mailbox_name(person.first_name)}.{mailbox_name(person.last_name)}@gmail.example"
    return Contact(kind="email", value=value, confidential=Confidential.NO)


def mailbox_name(name: str) -> str:
    """Give a name as mailboxes have it: plain letters, small.

    >>> mailbox_name("O'Hanrahan")
    'ohanrahan'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain.lower() if letter.isalnum())
