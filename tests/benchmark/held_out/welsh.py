"""Right letters in Welsh, and how they look, held out."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Look, Matter

WELSH: tuple[Matter, ...] = (
    Matter(
        kind="introduction in Welsh",
        to="parent",
        subject="Cyflwyno fy hun",
        paragraphs=(
            (
                "Fi yw cynghorydd {c}. Mae'r llys wedi gofyn i mi ysgrifennu adroddiad erbyn"
                " {later_cy}."
            ),
            "Byddaf yn siarad â chi dros y ffôn ar {soon_cy}. Bydd {other} yn cael galwad hefyd.",
            "Cofiwch y gallwch siarad Cymraeg gyda ni bob amser.",
        ),
        language="cy",
    ),
    Matter(
        kind="hearing in Welsh",
        to="parent",
        subject="Y gwrandawiad ar {later_cy}",
        paragraphs=(
            "Cynhelir y gwrandawiad nesaf ar {later_cy}. Dewch i'r llys awr cyn yr amser.",
            "Byddaf yno, a byddaf yn siarad â chi ac â {other} cyn i ni fynd at y barnwr.",
            "Ffoniwch {own_phone} os bydd angen cyfieithydd arnoch.",
        ),
        language="cy",
    ),
)
_END = ("Cofion gorau", "{me}", "{own}")
WELSH_LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}", "{office}", "{own_phone}"),
        order=("letterhead", "marking", "addressee", "date", "reference", *USUAL_ORDER[5:]),
        reference="Cyfeirnod: {number}",
        closing=_END,
        copied="Copi i {firm}",
    ),
)
