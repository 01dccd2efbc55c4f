"""Letters in Welsh to parents who chose Welsh, and the looks that they have."""

from checker.practice.draft import USUAL_ORDER
from checker.practice.packs.book import Look, Matter

IN_WELSH: tuple[Matter, ...] = (
    Matter(
        kind="appointment in Welsh",
        to="parent",
        subject="Eich apwyntiad ar {soon_cy}",
        paragraphs=(
            (
                "Gofynnodd y llys i mi edrych ar y trefniadau gorau ar gyfer {c}. Hoffwn gwrdd"
                " \u00e2 chi ar {soon_cy} yn ein swyddfa."
            ),
            (
                "Bydd y cyfarfod yn para tua awr. Dewch \u00e2 dogfen sydd \u00e2'ch llun arni."
                " Cewch ddod \u00e2 ffrind, ond byddaf yn gofyn am gael siarad \u00e2 chi ar eich"
                " pen eich hun."
            ),
            "Os nad yw'r dyddiad yn gyfleus, ffoniwch fi ar {own_phone}.",
        ),
        language="cy",
    ),
    Matter(
        kind="report in Welsh",
        to="parent",
        subject="Adroddiad am {cs_full}",
        paragraphs=(
            "Anfonais fy adroddiad at y llys ar {past_cy}. Bydd y gwrandawiad ar {later_cy}.",
            (
                "Siaradais \u00e2 chi ac \u00e2 {other}, a gwelais {c} ddwywaith. Mae popeth a"
                " ddywedodd pob un ohonoch yn yr adroddiad."
            ),
            (
                "Mae'r adroddiad yn perthyn i'r llys. Peidiwch \u00e2'i ddangos i neb arall na'i"
                " roi ar y we."
            ),
        ),
        language="cy",
    ),
    Matter(
        kind="call in Welsh",
        to="parent",
        subject="Ein sgwrs ar {past_cy}",
        paragraphs=(
            (
                "Diolch am siarad \u00e2 mi ar {past_cy}. Dywedasoch fod {c} yn iach ac yn mwynhau"
                " p\u00eal-droed a darllen."
            ),
            (
                "Byddwch yn hoffi i {c} dreulio pob yn ail benwythnos gyda chi. Byddaf yn gofyn i"
                " {other} am hyn."
            ),
            "Os oes rhywbeth yn y llythyr hwn yn anghywir, dywedwch wrthyf erbyn {soon_cy}.",
        ),
        language="cy",
    ),
)

_END = ("Yn gywir", "{me}", "Cynghorydd Llys Teulu", "{own}")
WELSH_LOOKS: tuple[Look, ...] = (
    Look(
        letterhead=("{own}", "{office}"),
        reference="Ein cyf: {number}",
        marking="Preifat a chyfrinachol",
        closing=_END,
        copied="copi: {firm}",
        footer="Ff\u00f4n {own_phone}    {own_mail}",
    ),
    Look(
        letterhead=("{own}",),
        order=("letterhead", "addressee", "reference", "date", *USUAL_ORDER[4:]),
        reference="Rhif yr achos: {number}",
        closing=_END,
        copied="Copi at: {firm}",
    ),
)
