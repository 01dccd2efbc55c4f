"""Postal addresses in the many ways that letters lay them out, and what only looks like one."""

import pytest

from checker.mentions import find
from checker.model import Mention, MentionKind
from tests.builders.cases import policy
from tests.builders.plain_text import text_document


def addresses(text: str) -> list[Mention]:
    """Give the addresses found in a text, without a case."""
    found = find(text_document(text), case=None, policy=policy())
    return [one for one in found if one.kind is MentionKind.ADDRESS]


BLOCKS = [
    pytest.param(
        "Mr J Smith\n14 Elm Road\nOrmley\nXX1 4AB\n\nDear Mr Smith",
        "Mr J Smith",
        "14 Elm Road, Ormley, XX1 4AB",
        id="the usual block",
    ),
    pytest.param(
        "14 March 2026\nOur ref: AB/12\nMr J Smith\n14 Elm Road\nOrmley\nXX1 4AB\n\nDear Mr Smith",
        "Mr J Smith",
        "14 Elm Road, Ormley, XX1 4AB",
        id="date and reference right above",
    ),
    pytest.param(
        "MS A JONES\nFLAT 2\n14 ORCHARD CLOSE\nORMLEY\nXX14AB\n\nDEAR MS JONES",
        "MS A JONES",
        "FLAT 2, 14 ORCHARD CLOSE, ORMLEY, XX14AB",
        id="capitals",
    ),
    pytest.param(
        "Jane Doe\nRose Cottage\nMill Lane\nThaxbury\nGL6 7PQ",
        "Jane Doe",
        "Rose Cottage, Mill Lane, Thaxbury, GL6 7PQ",
        id="a house with a name, no title",
    ),
    pytest.param(
        "Mr H ap Rhys\nTy Gwyn\nLlanfair\nLD2 5TR\n\nAnnwyl Mr ap Rhys",
        "Mr H ap Rhys",
        "Ty Gwyn, Llanfair, LD2 5TR",
        id="a Welsh house, no street",
    ),
    pytest.param(
        "Mrs B Pugh\n3 Heol y Bont\nAberwen\nSA99 1AA\n\nDear Mrs Pugh",
        "Mrs B Pugh",
        "3 Heol y Bont, Aberwen, SA99 1AA",
        id="a Welsh street",
    ),
    pytest.param(
        "Mrs B Pugh, Bryn Awel, Ffordd Las, Aberwen SA99 1AA\n\nDear Mrs Pugh",
        "Mrs B Pugh",
        "Bryn Awel, Ffordd Las, Aberwen SA99 1AA",
        id="one line, a name, a Welsh house",
    ),
    pytest.param(
        "Sgt J Smith\n1 Regiment Example Barracks\nBFPO 58\n\nDear Sgt Smith",
        "Sgt J Smith",
        "1 Regiment Example Barracks, BFPO 58",
        id="forces post",
    ),
    pytest.param(
        "Mr D Rowe A1234BC\nHMP Fernbridge\nGaol Road\nStafford ST16 3AW\n\nDear Mr Rowe",
        "Mr D Rowe A1234BC",
        "HMP Fernbridge, Gaol Road, Stafford ST16 3AW",
        id="a prison",
    ),
    pytest.param(
        "Mr D Rowe\nPO Box 88\nGateshead\nNE8 1AA\n\nDear Mr Rowe",
        "Mr D Rowe",
        "PO Box 88, Gateshead, NE8 1AA",
        id="a PO Box",
    ),
    pytest.param(
        "Mr A Bee, c/o Mrs C Dee, 4 Upper Green, Ormley XX1 4AB\n\nDear Mr Bee",
        "Mr A Bee, c/o Mrs C Dee",
        "4 Upper Green, Ormley XX1 4AB",
        id="care of somebody",
    ),
    pytest.param(
        "Mr and Mrs J Smith\nThe Annexe\n31 Hurst Lane\nSedlescombe\nTN33 0PE",
        "Mr and Mrs J Smith",
        "The Annexe, 31 Hurst Lane, Sedlescombe, TN33 0PE",
        id="an annexe, two people",
    ),
    pytest.param(
        "Mr P Reid\n3F2\n12 Byres Road\nGlasgow\nG11 5RD",
        "Mr P Reid",
        "3F2, 12 Byres Road, Glasgow, G11 5RD",
        id="a Scottish flat above",
    ),
    pytest.param(
        "Mr P Reid\nFlat 3/1, 12 Byres Road\nGlasgow\nG11 5RD",
        "Mr P Reid",
        "Flat 3/1, 12 Byres Road, Glasgow, G11 5RD",
        id="a Scottish flat on the line",
    ),
    pytest.param(
        "Unit 7A\nThe Old Mill\nMill Street\nOrmley\nXX1 4AB",
        "",
        "Unit 7A, The Old Mill, Mill Street, Ormley, XX1 4AB",
        id="a label without a name",
    ),
    pytest.param(
        "The Court Manager\nFamily Court\n1 Assize Square\nExampletown\nXX1 2JJ\n\nDear Sir",
        "The Court Manager, Family Court",
        "1 Assize Square, Exampletown, XX1 2JJ",
        id="a court",
    ),
    pytest.param(
        "Marlow & Finch Solicitors\nQuay House\n3 Harbour Street\nExampletown\nXX1 9ZZ\n"
        "DX 412 Exampletown\n\nDear Sirs",
        "Marlow & Finch Solicitors",
        "Quay House, 3 Harbour Street, Exampletown, XX1 9ZZ",
        id="a firm with its exchange below",
    ),
    pytest.param(
        "Ms Erin Hale\nThe Women's Centre\nLong Acre\nOrmley\nXX1 4AB\n\nDear Erin",
        "Ms Erin Hale",
        "The Women's Centre, Long Acre, Ormley, XX1 4AB",
        id="a centre and no number",
    ),
    pytest.param(
        "Mr J. O'Neill\n14 St. Mary's Avenue\nSt. Ives\nCornwall\nXX1 4AB\n\nDear Mr O'Neill",
        "Mr J. O'Neill",
        "14 St. Mary's Avenue, St. Ives, Cornwall, XX1 4AB",
        id="full stops and apostrophes",
    ),
    pytest.param(
        "Mr K Osei\nNo 4 The Mews\nOrmley\nXX1 4AB\n\nDear Mr Osei",
        "Mr K Osei",
        "No 4 The Mews, Ormley, XX1 4AB",
        id="a number with No",
    ),
    pytest.param(
        "Mr K Osei\nNo fixed abode\n\nDear Mr Osei",
        "Mr K Osei",
        "No fixed abode",
        id="no home",
    ),
    pytest.param(
        "Mr J Smith\n14 Elm Road\nOrmley\nXX1 4AB\nUnited Kingdom\n\nDear Mr Smith",
        "Mr J Smith",
        "14 Elm Road, Ormley, XX1 4AB, United Kingdom",
        id="a country below",
    ),
    pytest.param(
        "Mr J Smith\n12 Rue de la Paix\n75002 Paris\nFrance\n\nDear Mr Smith",
        "Mr J Smith",
        "12 Rue de la Paix, 75002 Paris, France",
        id="abroad",
    ),
    pytest.param(
        "Ms Erin Hale\n14 Orchard Close\nExampletown\n\nDear Ms Hale",
        "Ms Erin Hale",
        "14 Orchard Close, Exampletown",
        id="no postcode",
    ),
    pytest.param(
        "Mr J Smith | 14 Elm Road | Ormley | XX1 4AB\n\nDear Mr Smith",
        "Mr J Smith",
        "14 Elm Road, Ormley, XX1 4AB",
        id="bars between",
    ),
    pytest.param(
        "Mr J Smith 14 Elm Road Ormley XX1 4AB\n\nDear Mr Smith",
        "Mr J Smith",
        "14 Elm Road, Ormley XX1 4AB",
        id="flattened, nothing between",
    ),
    pytest.param(
        "To: Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB",
        "Ms Erin Hale",
        "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB",
        id="To: before the name",
    ),
    pytest.param(
        "Ms A Jones\n14 Orchard Close, Ormley, XX1 4AB\n12 March 2026\n\nDear Ms Jones",
        "Ms A Jones",
        "14 Orchard Close, Ormley, XX1 4AB",
        id="the date right below",
    ),
    pytest.param(
        "Miss C Smythe BA (Hons)\nApartment 12\nThe Old Brewery\n5-7 Brewhouse Lane\nHigh Ormley\n"
        "Near Exampletown\nNorth Yorkshire\nYO99 9ZZ\n\nDear Miss Smythe",
        "Miss C Smythe BA (Hons)",
        "Apartment 12, The Old Brewery, 5-7 Brewhouse Lane, High Ormley, Near Exampletown, "
        "North Yorkshire, YO99 9ZZ",
        id="eight lines, a building that no word gives away",
    ),
    pytest.param(
        "Mr D Hall\nHall Farm\nHall Lane\nHallow\nXX1 4AB\n\nDear Mr Hall",
        "Mr D Hall",
        "Hall Farm, Hall Lane, Hallow, XX1 4AB",
        id="a surname that is a building's word",
    ),
    pytest.param(
        "Mr A Khan\n4\nThe Bungalows\nOrmley\nXX1 4AB\n\nDear Mr Khan",
        "Mr A Khan",
        "4 The Bungalows, Ormley, XX1 4AB",
        id="the number on a line of its own",
    ),
    pytest.param(
        "Ms Hale,\n14 Orchard Close,\nExampletown.\nXX1 4AB.\n\n\nDear Ms Hale,",
        "Ms Hale",
        "14 Orchard Close, Exampletown, XX1 4AB",
        id="commas and full stops at line ends",
    ),
    pytest.param(
        "Private and Confidential\nAddressee only\nMr O Davies\n12 Marlow Road\nOtherton\nXX3 1AB\n"
        "By Special Delivery\n\nDear Mr Davies",
        "Mr O Davies",
        "12 Marlow Road, Otherton, XX3 1AB",
        id="markings above and below",
    ),
    pytest.param(
        "Name: Erin Hale\nAddress: Flat 2, 14 Orchard Close, Exampletown, XX1 4AB\n"
        "Tel: 07700 900111",
        "Erin Hale",
        "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB",
        id="a cover sheet with labels",
    ),
]


@pytest.mark.parametrize(("text", "addressee", "value"), BLOCKS)
def test_a_readers_address_is_found_however_it_is_laid_out(
    text: str, addressee: str, value: str
) -> None:
    """The address is whole, without the name above it, and it is the reader's."""
    (address,) = addresses(text)

    assert address.value == value
    assert ", ".join(address.addressee) == addressee
    assert address.role == "recipient"


SENTENCES = [
    pytest.param(
        "She lives with her aunt at 14 Elm\nRoad, Ormley XX1 4AB and is happy.",
        "14 Elm Road, Ormley XX1 4AB",
        id="over a line break",
    ),
    pytest.param(
        "We know that he lives at Manor Farm, Long Lane, Thaxbury GL6 7PQ.",
        "Manor Farm, Long Lane, Thaxbury GL6 7PQ",
        id="a farm",
    ),
    pytest.param(
        "We visited 22b High Street, Ormley on Monday.",
        "22b High Street, Ormley",
        id="no postcode",
    ),
    pytest.param(
        "My new address is 14 elm road, ormley, xx1 4ab thanks",
        "14 elm road, ormley, xx1 4ab",
        id="small letters",
    ),
    pytest.param(
        "He stays at Flat 3, 14-16 Great Northern Rd. Ormley. XX1 4AB.",
        "Flat 3, 14-16 Great Northern Rd, Ormley. XX1 4AB",
        id="full stops for commas",
    ),
    pytest.param(
        "the house (14 Elm Road, Ormley XX1 4AB) is hers",
        "14 Elm Road, Ormley XX1 4AB",
        id="in brackets",
    ),
    pytest.param(
        'from "9 Willow Bank, Ormley XX2 7GH" to her mother\'s',
        "9 Willow Bank, Ormley XX2 7GH",
        id="in quotation marks",
    ),
    pytest.param(
        "She moved to Mayfield Care Home, 4 Bath Hill, Ormley XX1 4AB last year.",
        "4 Bath Hill, Ormley XX1 4AB",
        id="a home's own name before",
    ),
    pytest.param(
        "Mr Rowe of PO Box 88, Gateshead NE8 1AA wrote.",
        "PO Box 88, Gateshead NE8 1AA",
        id="a PO Box",
    ),
    pytest.param(
        "He says he is at 7 Albion Place and not at home.", "7 Albion Place", id="street alone"
    ),
    pytest.param(
        "She is at Flat 2 14 Orchard Close Exampletown with Robin.",
        "Flat 2, 14 Orchard Close, Exampletown",
        id="no commas, and the sentence goes on",
    ),
    pytest.param(
        "His address is 12, Marlow Road, Otherton, XX3 1AB; she knows.",
        "12 Marlow Road, Otherton, XX3 1AB",
        id="a comma after the number",
    ),
    pytest.param(
        "1. 12 Marlow Road, Otherton XX3 1AB", "12 Marlow Road, Otherton XX3 1AB", id="a list"
    ),
    pytest.param(
        "He stayed at The Grange Hotel, Sea View Road, Ormley (XX1 4AB) then.",
        "The Grange Hotel, Sea View Road, Ormley XX1 4AB",
        id="the postcode in brackets",
    ),
]


@pytest.mark.parametrize(("text", "value"), SENTENCES)
def test_an_address_in_a_sentence_is_found(text: str, value: str) -> None:
    """Words of the sentence are no part of it, and it is only mentioned."""
    (address,) = addresses("Dear Ms Hale\n\n" + text)

    assert address.value == value
    assert address.role == "mention"
    assert address.addressee == ()


def test_two_addresses_of_one_sentence_stay_two() -> None:
    """From one address to another: neither swallows the other."""
    found = addresses("They moved from 3 Clarence St to 4 Dean Drive, and then to Hull.")

    assert [one.value for one in found] == ["3 Clarence St", "4 Dean Drive"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10 Years of Road safety and 5 Minutes Walk", id="years and minutes"),
        pytest.param("on 14 March 2026 at 10am", id="a date"),
        pytest.param("On 3 May Lane, her aunt, called", id="a date before a name"),
        pytest.param("5 March Close of business", id="a date before a deadline"),
        pytest.param("under section 7 Children Act 1989", id="a statute"),
        pytest.param("Rule 12.73 Family Procedure Rules 2010", id="a rule"),
        pytest.param("Article 31 of the GDPR", id="an article"),
        pytest.param("a fee of \u00a3250 Court fee", id="money"),
        pytest.param("Court 5 at 10am, Family Court", id="a court room"),
        pytest.param("1 Crown Court and 2 County Court hearings", id="courts, counted"),
        pytest.param("form C100 and C1A", id="form names"),
        pytest.param("in 2019 Park Lane was closed", id="a year before a street"),
        pytest.param("5 Key Way Forward points", id="a heading"),
        pytest.param("Page 2 of 14", id="page numbers"),
        pytest.param("NHS No: 485 777 3456", id="an NHS number"),
        pytest.param("we issued 39 Close call reports", id="a close call"),
        pytest.param("DX 412 London Chancery Lane", id="an exchange"),
        pytest.param("He moved to Leeds LS6 2AB in May", id="a town and its postcode"),
        pytest.param("Room E1 2nd floor, A1 4pm", id="rooms and times"),
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    """A number and a word of streets make no address by themselves."""
    assert addresses("Dear Ms Hale\n\n" + text) == []


def test_a_very_long_line_is_read_to_its_end() -> None:
    """A page without a line break, full of starts of addresses, hides none and hangs nothing."""
    filler = "The 5 Points of XX1 4AB a 12 Green And 7 Old Mr A B C, D, E, F. " * 4500

    found = addresses(filler + "Ms Hale lives at 9 Willow Bank, Ormley XX2 7GH.")

    assert found[-1].value == "9 Willow Bank, Ormley XX2 7GH"
