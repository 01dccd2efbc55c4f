"""Our own book of words, on which anybody may look and tune; other books stand in the benchmark."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Book, Look, Names
from checker.practice.packs.ours_enclosures import ENCLOSURES
from checker.practice.packs.ours_in_welsh import IN_WELSH, WELSH_LOOKS
from checker.practice.packs.ours_says import SAYS
from checker.practice.packs.ours_to_bodies import TO_BODIES
from checker.practice.packs.ours_to_parents import TO_PARENTS
from checker.practice.packs.ours_to_parents_later import TO_PARENTS_LATER

_FOOT = "Telephone {own_phone}    {own_mail}"
LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}", "Harrowfield Service Centre, {office}"),
        marking="Private and confidential",
        footer=_FOOT,
    ),
    Look(
        letterhead=("{own}",),
        order=("letterhead", "addressee", "reference", "date", *USUAL_ORDER[4:]),
        reference="Case number: {number}",
        enclosed=("Enclosed: {list}",),
        copied="Copy to: {firm}",
        footer="{own}, {office}",
        numbered=True,
    ),
    Look(
        letterhead=("{own}", "{office}", "{own_phone}", "{own_mail}"),
        order=(*USUAL_ORDER[:4], "marking", "subject", "salutation", *USUAL_ORDER[7:]),
        reference="Our reference: {number}",
        marking="OFFICIAL-SENSITIVE",
        closing=("Yours sincerely", "{me}", "Family court adviser", "{own}", "{own_phone}"),
        enclosed=("Enc.", "{lines}"),
        copied="cc: {firm}",
        address_at=(27.0, 44.0),
    ),
    Look(
        letterhead=("{own}",),
        reference="Ref {number}",
        marking="Confidential",
        closing=("Yours sincerely", "{me}", "for {boss}, service manager"),
        enclosed=("Enclosures: {list}",),
        numbered=True,
        footer=_FOOT,
    ),
)
NAMES = Names(
    teachers=("Mrs Hughes-Bell", "Mr Okell", "Miss Vardy", "Ms Tranter", "Mr Ismay"),
    doctors=("Dr Helen Marsh", "Dr Pinnock", "Dr Anil Raval", "Dr Stokoe"),
    judges=(
        "Her Honour Judge Lambourne", "District Judge Eckersley", "His Honour Judge Fenby",
        "Deputy District Judge Mottram",
    ),
    social_workers=("Dawn Priddle", "Kwabena Asiedu", "Lorna Hesketh", "Tobias Quill"),
    officers=("PC 4471 Garside", "Detective Constable Rimmer", "Sergeant Holroyd"),
    visitors=("Janet Ollerton", "Mandeep Grewal", "Sue Whitworth"),
    strangers=(
        "Brian Coldwell", "Leanne Hartshorn", "Curtis Bamford", "Donna Skelhorn", "Ryan Tattersall",
        "Kelly Braithwell", "Gavin Oddie", "Stacey Pomfret",
    ),
    stranger_children=(
        "Jayden Hartshorn", "Poppy Coldwell", "Tyler Skelhorn", "Lexi Bamford", "Mason Oddie",
    ),
)  # fmt: skip
_CLOSINGS = (
    "If you have a question about this letter, telephone {own_phone}.",
    "If you need this letter in large print or in another language, tell us.",
    "You can read how we use your information on our website.",
    "Our office is open from Monday to Friday, 9am to 5pm.",
    "",
)
_QUOTES = (
    (
        "Thank you for your message. I can come on that day but not before ten.",
        "Is there somewhere to park?",
    ),
    ("I have read the letter. The dates are right.", "Kind regards"),
    ("Could you send me the papers again? The first page was missing.",),
)

OURS = Book(
    matters=(*TO_PARENTS, *TO_PARENTS_LATER, *TO_BODIES, *IN_WELSH),
    looks=LOOKS,
    welsh_looks=WELSH_LOOKS,
    names=NAMES,
    closings=_CLOSINGS,
    says=SAYS,
    enclosures=ENCLOSURES,
    quotes=_QUOTES,
)
