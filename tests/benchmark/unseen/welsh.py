"""Right letters in Welsh, and how they look, unseen."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Look, Matter

WELSH: tuple[Matter, ...] = (
    Matter(
        kind="appointment in Welsh",
        to="parent",
        subject=("Eich apwyntiad gyda ni", "Cyfarfod ar {soon_cy}"),
        paragraphs=(
            ("Hoffwn eich gwahodd i gyfarfod â mi ar {soon_cy}. Bydd y cyfarfod yn para tua awr."),
            (
                "Byddwn yn siarad am {c} ac am yr hyn sy'n bwysig i chi. Cewch ddod â ffrind neu"
                " aelod o'r teulu yn gefn i chi."
            ),
            "Os nad yw'r dyddiad yn gyfleus, ffoniwch {own_phone} cyn gynted â phosibl.",
        ),
        language="cy",
    ),
    Matter(
        kind="progress in Welsh",
        to="parent",
        subject="Sut mae pethau'n mynd",
        paragraphs=(
            "Diolch am siarad â mi ar {past_cy}. Rwyf wedi cael gair gyda {other} hefyd.",
            (
                "Gwelais {c} yn yr ysgol. Dywedodd yr athrawes fod popeth yn iawn yn y dosbarth,"
                " a bod {c} yn mwynhau canu."
            ),
            "Byddaf yn cwblhau'r adroddiad erbyn {later_cy}.",
        ),
        language="cy",
    ),
    Matter(
        kind="complaint in Welsh",
        to="parent",
        subject="Eich cwyn",
        paragraphs=(
            "Cawsom eich cwyn ar {past_cy}. Mae'n ddrwg gennyf eich bod yn anfodlon.",
            (
                "Bydd {boss} yn edrych ar y mater ac yn ysgrifennu atoch erbyn {soon_cy}. Ni fydd"
                " y gŵyn yn effeithio ar fy ngwaith gyda'ch teulu."
            ),
        ),
        language="cy",
    ),
)
WELSH_LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}", "{own_phone}"),
        order=("letterhead", "addressee", "reference", "date", *USUAL_ORDER[4:]),
        reference="Rhif yr achos: {number}",
        marking="Cyfrinachol",
        closing=("Yn gywir", "{me}", "Cynghorydd Llys Teulu"),
        copied="Copi: {firm}",
    ),
    Look(
        letterhead=("{own}", "{office}"),
        reference="Ein cyf: {number}",
        closing=("Gyda dymuniadau gorau", "{me}", "{own}"),
        copied="c.c. {firm}",
        footer="{own_mail}",
    ),
)
