"""The unseen book: letters, sentences, looks and names that no rule's author has read."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Book, Look, Names
from tests.benchmark.unseen.bodies import BODIES
from tests.benchmark.unseen.bodies_again import BODIES_AGAIN
from tests.benchmark.unseen.enclosed import ENCLOSED
from tests.benchmark.unseen.parents import PARENTS
from tests.benchmark.unseen.parents_again import AGAIN
from tests.benchmark.unseen.parents_business import BUSINESS
from tests.benchmark.unseen.parents_served import SERVED
from tests.benchmark.unseen.sayings import SAYINGS
from tests.benchmark.unseen.welsh import WELSH, WELSH_LOOKS

_LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}",),
        order=("letterhead", "addressee", "date", "reference", *USUAL_ORDER[4:]),
        reference="Ref: {number}",
        marking="CONFIDENTIAL - ADDRESSEE ONLY",
        closing=("Yours sincerely", "{me}", "Family Court Adviser", "Tel {own_phone}"),
        enclosed=("Enclosure(s): {list}",),
        copied="cc: {firm}",
        footer="Registered office: {office}",
        address_at=(25.0, 45.0),
    ),
    Look(
        letterhead=("{own}", "{office}", "T: {own_phone}  E: {own_mail}"),
        order=(
            "letterhead", "date", "addressee", "reference", "marking", "salutation", "subject",
            "paragraphs", "closing", "enclosed", "copies",
        ),
        reference="Case no. {number}",
        closing=("Many thanks", "{me}"),
        enclosed=("Encs: {list}",),
        copied="Cc {firm}",
        address_at=(27.0, 45.0),
    ),
    Look(
        letterhead=("NORTHERN FAMILY ADVISORY SERVICE", "Private Law Team"),
        order=("letterhead", "addressee", "reference", "date", "marking", *USUAL_ORDER[5:]),
        reference="Our Ref: {number}/{me}",
        marking="Private & Confidential",
        closing=("Yours faithfully", "{me}", "Business Support", "on behalf of {boss}"),
        enclosed=("Enc:", "{lines}"),
        copied="Copy: {firm}",
        numbered=True,
        footer="{own_phone} | Monday to Friday",
        address_at=(26.0, 44.0),
    ),
    Look(
        letterhead=("{own}",),
        order=(
            "letterhead", "addressee", "date", "marking", "salutation", "subject", "reference",
            "paragraphs", "closing", "copies", "enclosed",
        ),
        reference="Case reference {number} (please quote)",
        closing=("Best wishes", "{me}", "Senior Practitioner", "{own}"),
        enclosed=("With this letter: {list}",),
        copied="Copied to: {firm}",
        footer="Reply to: {office}",
        address_at=(28.0, 45.0),
    ),
    Look(
        letterhead=("Northern Family Advisory Service (Courts)", "{own_phone}"),
        order=("letterhead", "addressee", "reference", "date", *USUAL_ORDER[4:]),
        reference="In re: {number}",
        closing=("Yours sincerely,", "", "{me}", "Guardian and Reporter"),
        enclosed=("enc. {list}",),
        copied="c.c. {firm}",
        numbered=True,
        address_at=(25.5, 45.5),
    ),
    Look(
        letterhead=("{own}",),
        order=("letterhead", "addressee", *USUAL_ORDER[2:]),
        reference="Number: {number}",
        marking="PERSONAL",
        closing=("Regards", "{me}", "for and on behalf of {own}"),
        enclosed=("Enclosures {list}",),
        copied="CC {firm}",
        footer="{own}, {office}. {own_mail}",
        address_at=(25.0, 45.0),
    ),
)  # fmt: skip

UNSEEN = Book(
    matters=(*PARENTS, *AGAIN, *BUSINESS, *SERVED, *BODIES, *BODIES_AGAIN, *WELSH),
    looks=_LOOKS,
    welsh_looks=WELSH_LOOKS,
    names=Names(
        teachers=("Mrs Pargeter", "Mr Onslow-Bright", "Miss Teague", "Ms Kaczmarek", "Mr Deacon",
                  "Mrs Sithole", "Miss Armitage", "Mr Rahimi"),
        doctors=("Dr Hollis Bream", "Dr Qureshi-Lunn", "Dr Siobhan Keane", "Dr Tindle",
                 "Dr Nwachukwu", "Dr P. Lomas"),
        judges=("District Judge Penrose-Lyle", "HHJ Abercrombie", "Recorder Thwaites",
                "Deputy District Judge Okoro", "Her Honour Judge Staveley",
                "Mrs Bunting JP"),
        social_workers=("Rachel Tunstead", "Femi Alabi", "Moira Gledhill", "Sanjit Bhogal",
                        "Kerry-Ann Leese", "Euan Strachan"),
        officers=("DC 1187 Lomax", "PC Stubbings", "DS Farida Noon", "Sgt Blackett"),
        visitors=("Carol Meadowcroft", "Ngozi Ibe", "Sheila Rudge", "Beth Callow"),
        strangers=(
            "Darren Ogdenhurst", "Kylie Brackstone", "Stuart Penketh", "Joanne Fallowfield",
            "Lee-Ann Tordoff", "Martin Gilbank", "Sharon Eckersall", "Phil Durkan",
            "Zeynep Aslan", "Mateusz Wilk", "Ada Nwankwo", "Kevin Stride", "Paula Hebden",
            "Rhys Treharne", "Tina Widdop", "Imtiaz Bokhari", "Leighanne Crook",
            "Nigel Peebles", "Oksana Melnyk", "Gary Spurling", "Debbie Runacres",
            "Sundeep Gahir", "Carl Ottley", "Jacqui Thirsk", "Bronwyn Teasdale",
            "Wesley Adom", "Hannah Birkenshaw", "Ross Mulgrew", "Fiona Cattermole",
            "Dwayne Pennant",
        ),
        stranger_children=(
            "Kaiden Ogdenhurst", "Lola Brackstone", "Ollie Penketh", "Mia Fallowfield",
            "Harvey Tordoff", "Sophie Gilbank", "Ethan Durkan", "Ecrin Aslan", "Natalka Melnyk",
            "Jayce Stride", "Alisha Bokhari", "Cody Runacres", "Prabhjot Gahir", "Tia Ottley",
            "Louie Widdop", "Brooke Mulgrew", "Nathan Adom", "Isabelle Thirsk",
        ),
    ),
    closings=(
        "Any queries, please do not hesitate to contact the writer.",
        "If you would prefer this letter by email, or on yellow paper, let us know.",
        "Our privacy notice is on our website, or ask us for a printed one.",
        "I am in the office most mornings on {own_phone}.",
        "",
        "",
    ),
    says=SAYINGS,
    enclosures=ENCLOSED,
    quotes=(
        ("Yes that's fine, see you then x",),
        ("I got your email. I don't agree with all of it but ok.", "Sent from Outlook for Android"),
        ("Can you ring me after 3? I'm on shift till then.",),
        ("Dear All,", "Noted with thanks.", "Kind regards"),
    ),
)  # fmt: skip
