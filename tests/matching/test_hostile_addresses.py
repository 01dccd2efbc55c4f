"""Pairs of addresses that are easily taken for one another, and pairs that only look different."""

import pytest

from checker.matching.addresses import AddressVerdict, compare
from checker.matching.postcodes import find_postcode

SAME = {AddressVerdict.SAME}
DIFFERENTLY = {AddressVerdict.WRITTEN_DIFFERENTLY}
ONE_DOOR = SAME | DIFFERENTLY
TWO_DOORS = {AddressVerdict.NEAR_MISS, AddressVerdict.DIFFERENT}
NOT_SAME = TWO_DOORS | DIFFERENTLY

TWO_FRONT_DOORS = (
    ("Flat, 107 Alma Road, Ormley XX1 4AB", "107 Alma Road, Ormley XX1 4AB"),
    ("The Flat, 107 Alma Road, Ormley XX1 4AB", "107 Alma Road, Ormley XX1 4AB"),
    ("Flat above the shop, 107 Alma Road, Ormley XX1 4AB", "107 Alma Road, Ormley XX1 4AB"),
    ("1st Flr, 107 Alma Road, Ormley XX1 4AB", "107 Alma Road, Ormley XX1 4AB"),
    ("1st Flr 107 Alma Road, Ormley XX1 4AB", "2nd Flr 107 Alma Road, Ormley XX1 4AB"),
    ("First Floor Flat 107 Alma Road, Ormley XX1 4AB", "107 Alma Road, Ormley XX1 4AB"),
    ("FFF, 107 Alma Road, Ormley XX1 4AB", "GFF, 107 Alma Road, Ormley XX1 4AB"),
    ("Top Flat, 107 Alma Road, Ormley XX1 4AB", "Garden Flat, 107 Alma Road, Ormley XX1 4AB"),
    ("Lower Ground Floor Flat, 8 Alma Rd, XX1 4AB", "Ground Floor Flat, 8 Alma Rd, XX1 4AB"),
    ("First Floor Left, 8 Alma Road, XX1 4AB", "First Floor Right, 8 Alma Road, XX1 4AB"),
    ("Flat 1, 23 Alma Road, Ormley XX1 4AB", "Flat 12, 3 Alma Road, Ormley XX1 4AB"),
    ("Flat 1 23 Alma Road Ormley XX1 4AB", "Flat 12 3 Alma Road Ormley XX1 4AB"),
    ("Flat 2, 14 Alma Road, Ormley XX1 4AB", "Flat 14, 2 Alma Road, Ormley XX1 4AB"),
    ("Flat A, 14 Alma Road, Ormley XX1 4AB", "Flat B, 14 Alma Road, Ormley XX1 4AB"),
    ("Flat A, 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Flat 2A, 14 Alma Road, Ormley XX1 4AB", "Flat 2, 14A Alma Road, Ormley XX1 4AB"),
    ("Flat 3, 14 Alma Road, Ormley XX1 4AB", "Room 3, 14 Alma Road, Ormley XX1 4AB"),
    ("Unit 3, 14 Alma Road, Ormley XX1 4AB", "3, 14 Alma Road, Ormley XX1 4AB"),
    ("14A Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14 A Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14-16 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14-16 Alma Road, Ormley XX1 4AB", "14-18 Alma Road, Ormley XX1 4AB"),
    ("14A-C Alma Road, Ormley XX1 4AB", "14A Alma Road, Ormley XX1 4AB"),
    ("14 to 16 Alma Road, Ormley XX1 4AB", "16 Alma Road, Ormley XX1 4AB"),
    ("Rear of 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Rear 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("R/O 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14 Alma Road (rear), Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14 Alma Road, Rear, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Annexe at 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14 Alma Road, The Annexe, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("14 Alma Road Annexe, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("The Granary, 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Above 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Upstairs, 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Ormley XX1 4AB"),
    ("Caravan 2, Manor Farm, Thaxbury XX6 7PQ", "Manor Farm, Thaxbury XX6 7PQ"),
    ("10-14 The Arcade, The Broadway, Ormley XX1 4AB", "10-14 The Broadway, Ormley XX1 4AB"),
    ("3 Rose Court, Church Lane, Ormley XX1 4AB", "3 Church Lane, Ormley XX1 4AB"),
    ("5 Church Lane, Ormley XX1 4AB", "5 Church Lane End, Ormley XX1 4AB"),
    ("3 Wood End Green, Ormley XX1 4AB", "3 Wood End, Ormley XX1 4AB"),
    ("3 Green Lane, Ormley XX1 4AB", "3 Green Lane Road, Ormley XX1 4AB"),
    ("3 Elm Road Extension, Ormley XX1 4AB", "3 Elm Road, Ormley XX1 4AB"),
    ("3 Mill Lane, Ormley XX1 4AB", "3 Old Mill Lane, Ormley XX1 4AB"),
    ("3 Upper Mill Lane, Ormley XX1 4AB", "3 Mill Lane, Ormley XX1 4AB"),
    ("3 High Street, Ormley XX1 4AB", "3 High Street North, Ormley XX1 4AB"),
    ("3 Great George Street, Ormley XX1 4AB", "3 Little George Street, Ormley XX1 4AB"),
    ("3 First Avenue, Ormley XX1 4AB", "3 Third Avenue, Ormley XX1 4AB"),
    ("31 First Avenue, Ormley XX1 4AB", "3 First Avenue, Ormley XX1 4AB"),
    ("3 Park Road, Ormley XX1 4AB", "3 Park Row, Ormley XX1 4AB"),
    ("3 Park Terrace, Ormley XX1 4AB", "3 Park Street, Ormley XX1 4AB"),
    ("3 Park, Ormley XX1 4AB", "3 Park Street, Ormley XX1 4AB"),
    ("3 St John's Road, Ormley XX1 4AB", "3 St James's Road, Ormley XX1 4AB"),
    ("3 Holly Close, Ormley XX1 4AB", "3 Holy Close, Ormley XX1 4AB"),
    ("3 Marsh Lane, Ormley XX1 4AB", "3 March Lane, Ormley XX1 4AB"),
    ("3 Angel Road, Ormley XX1 4AB", "3 Angle Road, Ormley XX1 4AB"),
    ("3 Rose Lane, Ormley XX1 4AB", "3 Roses Lane, Ormley XX1 4AB"),
    ("3 Beech Avenue, Ormley XX1 4AB", "3 Birch Avenue, Ormley XX1 4AB"),
    ("Nine Elms Lane, Ormley XX1 4AB", "9 Elms Lane, Ormley XX1 4AB"),
    ("Rose Cottage, Mill Lane, Thaxbury XX6 7PQ", "Ivy Cottage, Mill Lane, Thaxbury XX6 7PQ"),
    ("Rose Cottage, Mill Lane, Thaxbury XX6 7PQ", "Mill Lane, Thaxbury XX6 7PQ"),
    ("Rose Cottage, Mill Lane, Thaxbury XX6 7PQ", "Rose Barn, Mill Lane, Thaxbury XX6 7PQ"),
    (
        "1 Rose Cottages, Mill Lane, Thaxbury XX6 7PQ",
        "2 Rose Cottages, Mill Lane, Thaxbury XX6 7PQ",
    ),
    ("1 Rose Cottages, Mill Lane, Thaxbury XX6 7PQ", "Rose Cottage, Mill Lane, Thaxbury XX6 7PQ"),
    ("The Old Rectory, Thaxbury XX6 7PQ", "The Rectory, Thaxbury XX6 7PQ"),
    ("Manor Farm, Thaxbury XX6 7PQ", "Manor Farm Cottage, Thaxbury XX6 7PQ"),
    ("Manor Farm, Thaxbury XX6 7PQ", "1 Manor Farm, Thaxbury XX6 7PQ"),
    ("Manor Farm House, Thaxbury XX6 7PQ", "Manor Farm Bungalow, Thaxbury XX6 7PQ"),
    ("Fairview, Thaxbury XX6 7PQ", "Hillview, Thaxbury XX6 7PQ"),
    ("Fairview, Thaxbury XX6 7PQ", "Fairview Bungalow, Thaxbury XX6 7PQ"),
    ("Ty Bach, Llanfair XX6 7PQ", "Ty Mawr, Llanfair XX6 7PQ"),
    ("3 Heol Isaf, Caerdydd CF10 1AA", "3 Heol Uchaf, Caerdydd CF10 1AA"),
    ("3 Ffordd y Mor, Abertawe SA1 1AA", "3 Ffordd y Mynydd, Abertawe SA1 1AA"),
    ("Bryn Glas, Llanfair LL55 1AA", "Bryn Gwyn, Llanfair LL55 1AA"),
    ("3F1, 12 Comely Row, Edinburgh EH4 1AN", "3F2, 12 Comely Row, Edinburgh EH4 1AN"),
    ("2/1, 12 Byres Row, Glasgow G11 5RD", "1/2, 12 Byres Row, Glasgow G11 5RD"),
    ("Flat 2/1, 12 Byres Row, Glasgow G11 5RD", "Flat 2/2, 12 Byres Row, Glasgow G11 5RD"),
    ("0/1, 12 Byres Row, Glasgow G11 5RD", "12 Byres Row, Glasgow G11 5RD"),
    ("1L, 12 Byres Row, Dundee DD1 5RD", "1R, 12 Byres Row, Dundee DD1 5RD"),
    ("12/3 Leith Row, Edinburgh EH6 5DT", "3/12 Leith Row, Edinburgh EH6 5DT"),
    ("12/14 High Street, Ormley XX1 4AB", "Flat 14, 12 High Street, Ormley XX1 4AB"),
    ("12/14 High Street, Ormley XX1 4AB", "12 High Street, Ormley XX1 4AB"),
    ("Block A, Acorn Court, 12 Wharf Rd, XX1 7AA", "Block B, Acorn Court, 12 Wharf Rd, XX1 7AA"),
    ("Flat 3, Tower A, Acorn Court XX1 7AA", "Flat 3, Tower B, Acorn Court XX1 7AA"),
    ("Flat 3, Acorn House, Wharf Rd, XX1 7AA", "Flat 3, Acorn Court, Wharf Rd, XX1 7AA"),
    ("Unit 4, Mill Park, Ormley XX1 4AB", "Unit 14, Mill Park, Ormley XX1 4AB"),
    (
        "Unit 4a, Mill Trading Estate, Ormley XX1 4AB",
        "Unit 4b, Mill Trading Estate, Ormley XX1 4AB",
    ),
    ("Room 4, Hope House, 9 Bell Road XX1 4AB", "Room 5, Hope House, 9 Bell Road XX1 4AB"),
    ("Room 4, Hope House, 9 Bell Road XX1 4AB", "Hope House, 9 Bell Road XX1 4AB"),
    (
        "Pitch 12, Willow Caravan Park, Sea Rd XX5 1AA",
        "Pitch 21, Willow Caravan Park, Sea Rd XX5 1AA",
    ),
    ("Plot 12, Sea Road, Ormley XX5 1AA", "12 Sea Road, Ormley XX5 1AA"),
    ("PO Box 12, Ormley XX1 4AB", "PO Box 21, Ormley XX1 4AB"),
    ("PO Box 12, Ormley XX1 4AB", "12 Ormley Road, Ormley XX1 4AB"),
    ("BFPO 12", "BFPO 2"),
    ("BFPO 12", "PO Box 12"),
    ("DX 12345 Ormley 4", "DX 12345 Ormley 5"),
    ("DX 12345 Ormley", "DX 12354 Ormley"),
    ("A1234BC, HMP Fernbridge, Gaol Row, XX1 3AW", "A1243BC, HMP Fernbridge, Gaol Row, XX1 3AW"),
    ("HMP Fernbridge, Gaol Row, Ormley XX1 3AW", "HMP Oakbridge, Gaol Row, Ormley XX1 3AW"),
    ("c/o Mrs Bell, 9 Alma Road, XX1 4AB", "c/o Mr Pike, 9 Alma Road, XX1 4AB"),
    ("c/o Mrs Bell, 9 Alma Road, XX1 4AB", "c/o Mrs Bell, 9A Alma Road, XX1 4AB"),
    ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AD"),
    ("9 Kent Road, Ormley XX1 4AB", "9 Ormley XX1 4AB"),
    ("9 Old Kent, XX1 4AB", "9 Old Kent Road, XX1 4AB"),
    ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX11 4AB"),
    ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Thaxbury YY1 4AB"),
    ("Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley", "9 Alma Road, Thaxbury XX1 4AB"),
    ("34 Mill Road, Portside, Co. Antrim BT56 8EA", "34a Mill Road, Portside, Co. Antrim BT56 8EA"),
    ("34 Mill Road, Aghalee BT67 0EA", "34 Mill Road Upper, Aghalee BT67 0EA"),
    ("12 Rue du Moulin, 75002 Paris, France", "21 Rue du Moulin, 75002 Paris, France"),
    ("12 Rue du Moulin, 75002 Paris, France", "12 Rue du Moulin, 75003 Paris, France"),
    ("12 Mill Road, Ormley, Ireland", "12 Mill Road, Ormley, Australia"),
    ("No fixed abode, Ormley XX1 4AB", "No fixed abode, Ormley XX1 4AB"),
    ("House 2, Acorn School, Mill Lane XX1 4AB", "House 3, Acorn School, Mill Lane XX1 4AB"),
    ("Cell 2, Mill Court, XX1 4AB", "Cell 3, Mill Court, XX1 4AB"),
    ("Elm Road School, Ormley XX1 4AB", "Elm Road, Ormley XX1 4AB"),
    ("9 Alma Road, Lodge 2, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Flat 2, Ormley XX1 4AB", "9 Alma Road, Flat 3, Ormley XX1 4AB"),
    ("9 Alma Road Flat 2, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road 2, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("Maisonette, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("Studio 2, 9 Alma Road, Ormley XX1 4AB", "Flat 2, 9 Alma Road, Ormley XX1 4AB"),
    ("Suite 2, 9 Alma Road, Ormley XX1 4AB", "Suite 5, 9 Alma Road, Ormley XX1 4AB"),
    ("3rd Floor, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("Floor 3, 9 Alma Road, Ormley XX1 4AB", "Floor 4, 9 Alma Road, Ormley XX1 4AB"),
    ("Coach House, 9 Alma Road, Ormley XX1 4AB", "Gate House, 9 Alma Road, Ormley XX1 4AB"),
    ("West Wing, Acorn Hall, Thaxbury XX6 7PQ", "East Wing, Acorn Hall, Thaxbury XX6 7PQ"),
    ("West Wing, Acorn Hall, Thaxbury XX6 7PQ", "Acorn Hall, Thaxbury XX6 7PQ"),
    ("The Stables, Acorn Hall, Thaxbury XX6 7PQ", "Acorn Hall, Thaxbury XX6 7PQ"),
    ("The Cottage, Acorn Hall, Thaxbury XX6 7PQ", "Acorn Hall, Thaxbury XX6 7PQ"),
    ("Acorn Hall, The Dower House, Thaxbury XX6 7PQ", "Acorn Hall, Thaxbury XX6 7PQ"),
)

NEVER_SAME = (
    ("Manor Farm, Thaxbury XX6 7PQ", "Manor Farm, The Larches, Thaxbury XX6 7PQ"),
    ("Rose Cottage, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("3 Hazel Court, Long Lane, Ormley XX1 4AB", "Flat 3, Hazel Court, Long Lane, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley", "9 Alma Road, Ormley"),
    ("Alma Road, Ormley XX1 4AB", "Alma Road, Ormley XX1 4AB"),
    ("3F2, 12 Comely Row, Edinburgh EH4 1AN", "Flat 6, 12 Comely Row, Edinburgh EH4 1AN"),
    ("9 Alma Road, The Larches, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Thaxbury XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("c/o Mrs Bell, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Almma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley XX1 4OB", "9 Alma Road, Ormley XX1 40B"),
)

THE_SAME_DOOR = (
    ("9 ALMA ROAD ORMLEY XX14AB", "9 Alma Road\nOrmley\nXX1 4AB"),
    ("61 Kirkgate Ormley West Yorkshire XX1 4AB", "61 Kirkgate\nOrmley\nW. Yorks\nXX1 4AB"),
    ("9, Alma Rd., Ormley, xx1  4ab", "9 Alma Road, Ormley XX1 4AB"),
    ("No. 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley, West Yorkshire XX1 4AB", "9 Alma Road, Ormley, W Yorks, XX1 4AB"),
    ("9 Alma Road, Ormley, England XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("9 Alma Road, Ormley XX1 4AB, UK", "9 Alma Road, Ormley XX1 4AB"),
    ("Apt. 2, 14 Alma Road, Ormley XX1 4AB", "Flat 2, 14 Alma Road, Ormley XX1 4AB"),
    ("Flat no. 2, 14 Alma Road, Ormley XX1 4AB", "Flat 2 14 Alma Road, Ormley XX1 4AB"),
    ("Flat Two, 14 Alma Road, Ormley XX1 4AB", "14 Alma Road, Flat 2, Ormley XX1 4AB"),
    ("1st Floor Flat, 14 Alma Road, XX1 4AB", "First Floor Flat 14 Alma Road XX1 4AB"),
    ("GFF, 14 Alma Road, Ormley XX1 4AB", "Ground Floor Flat, 14 Alma Road, Ormley XX1 4AB"),
    ("14 a Alma Road, Ormley XX1 4AB", "14A Alma Road, Ormley XX1 4AB"),
    ("14 - 16 Alma Road, Ormley XX1 4AB", "14\u201316 Alma Road, Ormley XX1 4AB"),
    ("14 to 16 Alma Road, Ormley XX1 4AB", "14-16 Alma Road, Ormley XX1 4AB"),
    ("The Annex, 14 Alma Road, Ormley XX1 4AB", "Annexe, 14 Alma Road, Ormley XX1 4AB"),
    ("2/1, 12 Byres Row, Glasgow G11 5RD", "Flat 2/1, 12 Byres Row, Glasgow G11 5RD"),
    ("12/3 Leith Row, Edinburgh EH6 5DT", "Flat 3, 12 Leith Row, Edinburgh EH6 5DT"),
    ("12 Comely Row (2F1), Edinburgh EH4 1AN", "2F1, 12 Comely Row, Edinburgh EH4 1AN"),
    ("12 Heol y Bont, Abertawe SA1 1AA", "12 Heol-y-Bont, Swansea SA1 1AA"),
    ("4 Stryd Fawr, Wrecsam LL11 1AA", "4 Stryd Fawr, Wrexham LL11 1AA"),
    ("4 Lo\u0302n Las, Bangor LL57 1AA", "4 Lon Las, Bangor, Gwynedd LL57 1AA"),
    ("34 Mill Rd, Portside, Co. Antrim BT56 8EA", "34 Mill Road, Portside BT56 8EA"),
    ("P.O. Box 12, Ormley XX1 4AB", "PO Box 12, Ormley, XX1 4AB"),
    ("P O Box 12, Ormley XX1 4AB", "PO Box 12 Ormley XX1 4AB"),
    ("BFPO 12", "B.F.P.O. 12"),
    ("BFPO 12, BF1 2AA", "BFPO 12"),
    ("Fairview, Mill Lane, Thaxbury XX6 7PQ", "Fairview Mill Lane Thaxbury XX6 7PQ"),
    ("Manor Farm, nr Thaxbury, Hants XX6 7PQ", "Manor Farm, Thaxbury, Hampshire XX6 7PQ"),
    ("3 Saint Mary's Street, Ormley XX1 4AB", "3 St. Marys St, Ormley XX1 4AB"),
    ("3 Upper St Martin's Lane, Ormley XX1 4AB", "3 Upr Saint Martins Ln, Ormley XX1 4AB"),
    ("3 Upper St, Ormley XX1 4AB", "3 Upper Street, Ormley XX1 4AB"),
    ("3 Chapel St St Ives XX6 1HE", "3 Chapel Street, St Ives XX6 1HE"),
    ("3 Chapel St, St Ives, Cornwall XX6 1HE", "3 Chapel Street, Saint Ives XX6 1HE"),
    ("3 Kings Drive, Ormley XX1 4AB", "3 King's Dr., Ormley XX1 4AB"),
    ("3 Elm Road, Newcastle-upon-Tyne NE1 6AE", "3 Elm Road, Newcastle NE1 6AE"),
    ("3 Elm Road, Hull HU1 6AE", "3 Elm Road, Kingston upon Hull HU1 6AE"),
    ("3 Elm Road, Headingley, Leeds LS6 2AB", "3 Elm Road, Leeds LS6 2AB"),
    ("Flat 3 Block B Acorn Court, 12 Wharf Rd XX1 7AA",
     "Block B, Flat 3, Acorn Court, 12 Wharf Road XX1 7AA"),
    ("Unit 4 Mill Ind. Est., Ormley XX1 4AB", "Unit 4, Mill Industrial Estate, Ormley XX1 4AB"),
    ("Mr D Rowe, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB"),
    ("12 Rue du Moulin, 75002 Paris, France", "12 rue du moulin\n75002 PARIS\nFRANCE"),
    ("Cafcass National Office, 3rd Floor, 9 Alma Street, London WC1B3HF",
     "Cafcass National Office\n3rd Floor\n9 Alma Street\nLondon\nWC1B 3HF"),
)  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TWO_FRONT_DOORS)
def test_two_front_doors_are_at_most_a_near_miss(a: str, b: str) -> None:
    """Another flat, number, house, street or postcode is never one place written differently."""
    assert compare(a, b).verdict in TWO_DOORS
    assert compare(b, a).verdict is compare(a, b).verdict


@pytest.mark.parametrize(("a", "b"), NEVER_SAME)
def test_what_is_not_certain_is_not_same(a: str, b: str) -> None:
    """Where something is missing or odd, a person looks at it."""
    assert compare(a, b).verdict in NOT_SAME
    assert compare(b, a).verdict is compare(a, b).verdict


@pytest.mark.parametrize(("a", "b"), THE_SAME_DOOR)
def test_house_style_makes_no_difference(a: str, b: str) -> None:
    """Capitals, commas, short forms, counties and where the flat stands tell nothing apart."""
    assert compare(a, b).verdict in SAME
    assert compare(b, a).verdict in SAME


@pytest.mark.parametrize(("a", "b"), [*TWO_FRONT_DOORS, *THE_SAME_DOOR, *NEVER_SAME])
def test_an_address_is_never_two_doors_to_itself(a: str, b: str) -> None:
    """Whatever has a postcode and is a place at all is at least written differently to itself."""
    for written in (a, b):
        if find_postcode(written) and "fixed" not in written:
            assert compare(written, written).verdict in ONE_DOOR
