"""Official numbers in ordinary prose: what is one, and what only looks like one."""

import random

import pytest

from checker.matching.check_digits import is_health_number
from checker.mentions import find
from checker.model import MentionKind
from tests.builders.cases import case, policy
from tests.builders.letters import document


def found(text: str) -> list[str]:
    """Give the values of the official numbers that are found in a text."""
    mentions = find(document(text), case=case(), policy=policy())
    return [one.value for one in mentions if one.kind is MentionKind.IDENTIFIER]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NHS number 999 000 0018", "nhs:9990000018"),
        ("NHS No: 9990000018", "nhs:9990000018"),
        ("NHS Number\n9990000018", "nhs:9990000018"),
        ("Robin (999 000 0018) was seen.", "nhs:9990000018"),
        ("Robin (999-000-0018) was seen.", "nhs:9990000018"),
        ("Robin (999\u00a0000\u00a00018) was seen.", "nhs:9990000018"),
        ("his NHS no. is 999 000 0018.", "nhs:9990000018"),
        ("NHS reference: 999 000 0018", "nhs:9990000018"),
        ("patient number 9990000018", "nhs:9990000018"),
        ("CHI number: 0101990014", "nhs:0101990014"),
        ("H&C number 3200000007", "nhs:3200000007"),
        ("health and care number: 3200000007", "nhs:3200000007"),
        ("Her National Insurance number is AB 12 34 56 C.", "nino:AB123456C"),
        ("NINO: AB123456C", "nino:AB123456C"),
        ("NI number ab123456c", "nino:AB123456C"),
        ("National Insurance number AB123456", "nino:AB123456"),
        ("The number AB 12 34 56 C was given.", "nino:AB123456C"),
        ("The number AB-12-34-56-D was given.", "nino:AB123456D"),
        ("National Insurance number QQ 12 34 56 C", "nino:QQ123456C"),
        ("UPN: A801200005001", "upn:A801200005001"),
        ("N.I. No. JG 10 37 59 A", "nino:JG103759A"),
        ("UPN: B801200005001", "upn:B801200005001"),
        ("unique pupil number b801200005001", "upn:B801200005001"),
        ("Robin Hale, B801200005001, Year 3", "upn:B801200005001"),
        ("PNC: 03/0011985X", "pnc:03/0011985X"),
        ("PNC ID 2003/0011985X", "pnc:2003/0011985X"),
        ("PNC 2003/11985X", "pnc:2003/0011985X"),
        ("PNC reference: 12/345678A", "pnc:12/0345678A"),
        ("He was identified as 2003/0011985X.", "pnc:2003/0011985X"),
        ("Police National Computer number 79/163001B", "pnc:79/0163001B"),
        ("CRO: 85227/65L", "cro:085227/65L"),
        ("CRO number 085227/65L", "cro:085227/65L"),
        ("record 85227/65L is held", "cro:085227/65L"),
        ("CRO SF83/50058Z", "cro:SF83/50058Z"),
        ("Prison number A1234BC", "prison:A1234BC"),
        ("prisoner A1234BC", "prison:A1234BC"),
        ("A1234BC at HMP Leeds", "prison:A1234BC"),
        ("NOMIS: A1234 BC", "prison:A1234BC"),
        ("He (A1234BC) is in custody until May.", "prison:A1234BC"),
        ("IBAN GB82 WEST 1234 5698 7654 32", "iban:GB82WEST12345698765432"),
        ("pay to GB82WEST12345698765432", "iban:GB82WEST12345698765432"),
        ("IBAN: DE89 3704 0044 0532 0130 00", "iban:DE89370400440532013000"),
        ("IBAN FR14 2004 1010 0505 0001 3M02 606", "iban:FR1420041010050500013M02606"),
        ("IBAN: DE89 3704 0044 0532 0130 00 AND more", "iban:DE89370400440532013000"),
        ("Card number 4111 1111 1111 1111", "card:4111111111111111"),
        ("debit card 5500-0000-0000-0004", "card:5500000000000004"),
        ("Amex 378282246310005", "card:378282246310005"),
        ("4111 1111 1111 1111 expiry 05/28", "card:4111111111111111"),
        ("Passport number 925076473", "passport:925076473"),
        ("His passport (no. 925076473) is with the court", "passport:925076473"),
        ("passport AB 1234567", "passport:AB1234567"),
        ("Driving licence MORGA 657054 SM9IJ", "driving-licence:MORGA657054SM9IJ"),
        ("MORGA657054SM9IJ", "driving-licence:MORGA657054SM9IJ"),
        ("driver number HALE9 953040 E99XX", "driving-licence:HALE9953040E99XX"),
        ("registration AB12 CDE", "vehicle:AB12CDE"),
        ("car reg: AB12CDE", "vehicle:AB12CDE"),
        ("number plate A123 BCD", "vehicle:A123BCD"),
        ("Sort code 12-34-56, account number 12345678", "bank:12345612345678"),
        ("Sort code: 123456\nAccount no: 12345678", "bank:12345612345678"),
        ("account number 12345678, sort code 12 34 56", "bank:12345612345678"),
        ("a/c no 1234 5678 (12\u201334\u201356)", "bank:12345612345678"),
        ("bank account 12345678", "bank:12345678"),
        ("Bank details: 12-34-56 / 12345678", "bank:12345612345678"),
    ],
)
def test_a_number_is_found_in_its_normal_form(text: str, value: str) -> None:
    """By its layout and its sum, or by its sum and its name."""
    assert found(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01632 960145 before noon.",
        "Ring 07700 900111 or 07700 900222.",
        "Telephone: 020 7946 0100",
        "Our ref: 9990000018",
        "Our ref: 12/345678A",
        "Our reference 2003/0011985X",
        "Our ref: AB123456C",
        "Case number: XX26P00001",
        "Case number 1000 0000 0000 0008",
        "1000-0000-0000-0008",
        "The order of 12/03/2024 stands.",
        "Between 12-03-24 and 12-06-24 there was no contact.",
        "Born on 06/05/2018, aged 8.",
        "It happened on 2024-03-12 at 10.30.",
        "999 000 0019",
        "The number 9990000018 on the parcel",
        "NHS number 999 000 0019",
        "The NHS has 1,200,000 staff and 10 regions.",
        "GB 12 34 56 C",
        "BG 12 34 56 A",
        "DA123456C",
        "QQ 12 34 56 C",
        "AB 12 34 56 E",
        "AB123456",
        "Form C100 and form C1A were filed in 2026.",
        "A801200005001",
        "Under section 7/8 of the Act",
        "Practice Direction 12J and 3/2019",
        "the 2019/20 school year",
        "the years 2019/2020A",
        "paragraphs 12/3A and 14/5B",
        "12/34A",
        "A1234BC is the order number.",
        "Postcode XX1 4AB and XX12 7GH",
        "W1A 1AA",
        "Order 4111 1111 1111 1111 was sent.",
        "debit card 4111 1111 1111 1112",
        "1111 2222 3333 4444 on a card",
        "Bring your passport and a recent photograph.",
        "Her passport expires on 12 March 2027.",
        "Your passport was issued on 20240101 at 9.",
        "925076473",
        "AB12 CDE",
        "The car was blue. A1 was shut at junction 45.",
        "You are registered with the court from 12 May.",
        "Registered in England number 12345678",
        "Registered charity 1234567",
        "Company number 12345678",
        "12345678",
        "12-34-56",
        "Flat 12-34, 56 High Street",
        "The report has 12345678 words.",
        "She earns 1,234.56 a month; the account is overdrawn.",
        "On 10.05.2026 we wrote to you on account of the hearing.",
        "DX 1234 Exampletown 1",
        "Invoice number 12345678",
        "Section 31(2)(a) of the Children Act 1989",
        "[2023] EWHC 471 (Fam)",
        "Re P (A Child) [2021] EWCA Civ 448",
        "MORGAN 657054 was the reference.",
        "Owen weighed 3.45kg; his height was 51cm.",
        "Pages 100 to 200 of bundle B123",
        "Room 101, floor 3, at 10.30am",
        "https://example.org/12/345678/A",
        "mail2003.0011985x@example.org",
        "The scores were 12, 13, 14, 15, 16, 17, 18, 19, 20, 21.",
        "000 000 0000",
        "IBAN GB83 WEST 1234 5698 7654 32",
        "ABCD1234EFGH5678",
        "Ysgol Gynradd Aberwyn, CF10 3AT",
        "meeting ID 999 000 00181",
        "NHS number to follow",
        "UPN not known",
        "the PNC was checked on 12/03/2026",
        "PNC check done 12/2026",
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    """Telephones, dates, references, postcodes, statutes and sums of money are none."""
    assert not found(text)


def test_the_digits_of_a_number_are_no_phone_and_no_reference() -> None:
    """One number is one mention."""
    text = "NHS reference: 999 000 0018. PNC reference: 12/345678A. CHI number 0101990014."
    kinds = [one.kind for one in find(document(text), case=case(), policy=policy())]

    assert kinds == [MentionKind.IDENTIFIER] * 3


def test_a_phone_number_beside_a_number_stays() -> None:
    """A telephone stays a telephone, wherever it stands."""
    text = "NHS number 999 000 0018, telephone 07700 900111, Our ref: AB/1234"
    kinds = [one.kind for one in find(document(text), case=case(), policy=policy())]

    assert kinds == [MentionKind.IDENTIFIER, MentionKind.PHONE, MentionKind.REFERENCE]


def test_random_ten_digit_numbers_are_no_health_numbers() -> None:
    """One in eleven passes the sum, none counts without a layout or a name."""
    chance = random.Random(4)
    numbers = ["".join(chance.choices("0123456789", k=10)) for _ in range(2000)]

    assert sum(map(is_health_number, numbers)) > 100
    assert not found("\n".join(f"It was {number} then." for number in numbers))


@pytest.mark.parametrize(
    "hostile",
    ["1" * 300_000, "AB12 " * 60_000, "12-34-56 12345678 " * 15_000, "A1234BC" * 40_000],
    ids=["one digit", "groups", "accounts", "prisoners"],
)
def test_hostile_text_comes_to_an_end(hostile: str) -> None:
    """A megabyte of digits holds nobody up: each sign is looked at a few times only."""
    assert len(found(hostile)) <= len(hostile)
