"""The held-out book, the second that is tuned on: other letters, sentences, looks and names."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Book, Look, Names
from tests.benchmark.held_out.bodies import BODIES
from tests.benchmark.held_out.enclosed import ENCLOSED
from tests.benchmark.held_out.parents import PARENTS
from tests.benchmark.held_out.sayings import SAYINGS
from tests.benchmark.held_out.welsh import WELSH, WELSH_LOOKS

_LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}", "{office}"),
        order=(
            "letterhead", "addressee", "reference", "date", "salutation", "subject",
            "paragraphs", "closing", "copies", "enclosed", "marking",
        ),
        reference="Please quote: {number}",
        marking="OFFICIAL-SENSITIVE: PERSONAL",
        closing=("Kind regards", "{me}", "Family Court Adviser"),
        enclosed=("Encl. {list}",),
        copied="c.c. {firm}",
        footer="{own_mail}  |  {own_phone}",
        address_at=(25.0, 46.0),
    ),
    Look(
        letterhead=("NORTHERN FAMILY ADVISORY SERVICE",),
        order=("letterhead", "marking", "addressee", "date", "reference", *USUAL_ORDER[5:]),
        reference="Your case: {number}",
        marking="STRICTLY PRIVATE",
        closing=("Yours sincerely,", "{me}", "On behalf of {boss}, Head of Service", "{own}"),
        enclosed=("Enclosures:", "{lines}"),
        copied="cc. {firm}",
        numbered=True,
        address_at=(26.0, 43.5),
    ),
    Look(
        letterhead=("{own}", "{office}", "Tel: {own_phone}"),
        reference="Our ref: {number} / {me}",
        closing=("Yours truly", "{me}"),
        enclosed=("Enc. - {list}",),
        copied="Copied to {firm}",
        footer="{own} is the trading name of a public body. {office}",
    ),
    Look(
        letterhead=("{own}",),
        order=(
            "letterhead", "addressee", "date", "salutation", "reference", "subject",
            "paragraphs", "closing", "enclosed", "copies", "marking",
        ),
        reference="RE: {number}",
        closing=("With best wishes", "{me}", "Adviser", "{own_phone}"),
        enclosed=("Attached: {list}",),
        copied="CC: {firm}",
        numbered=True,
        footer="Confidential",
        address_at=(30.0, 45.0),
    ),
)  # fmt: skip

HELD_OUT = Book(
    matters=(*PARENTS, *BODIES, *WELSH),
    looks=_LOOKS,
    welsh_looks=WELSH_LOOKS,
    names=Names(
        teachers=("Miss Fairhurst", "Mr Dunkley", "Mrs Abiola", "Mr ap Dafydd", "Ms Whelan"),
        doctors=("Dr Imran Shafi", "Dr Lightowler", "Dr Rosalind Tighe", "Dr Ekwueme"),
        judges=("District Judge Harcourt-Vane", "HHJ Sedgwick", "Recorder Ashworth-Bell KC",
                "Deputy District Judge Oduya"),
        social_workers=("Marcia Bellweather", "Conrad Pyne", "Shanice Ferrier", "Gwil Owens"),
        officers=("DC Nuttall", "PS 2210 Farrar", "Inspector Dhillon"),
        visitors=("Pauline Hemsley", "Rosie Tucker", "Bukola Adeniran"),
        strangers=("Wayne Grimshaw", "Tracey Bulcock", "Dean Fosdyke", "Natalie Winstanley",
                   "Craig Sowerby", "Michelle Titterington", "Lee Pickersgill", "Gemma Hargraves"),
        stranger_children=("Kayden Grimshaw", "Ellie-Mae Bulcock", "Riley Sowerby",
                           "Scarlett Winstanley", "Archie Pickersgill"),
    ),
    closings=(
        "Do ring me if anything in this letter is unclear.",
        "We can send this letter in Braille, on tape or in another language.",
        "",
        "How we look after personal information is explained on our website.",
    ),
    says=SAYINGS,
    enclosures=ENCLOSED,
    quotes=(
        ("Thanks for letting me know. Tuesday works.", "Sent from my phone"),
        ("Please find my answers below. I would rather not talk on the phone this week.",),
        ("Received with thanks.", "Best wishes"),
    ),
)  # fmt: skip
