"""Birth dates and ages are those of the person whose name they stand with."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.model import Line, Release, Severity
from tests.builders.families import AVA, family, told
from tests.builders.letters import document

WRONG = [
    "Ava Hale (17/03/2017).",
    "Ava Hale\tFemale\t03/03/2018",
    "Ava Hale | 03/03/2018 | Beechwood Primary School",
    "Ava (6) was at home when I called.",
    "Ava, aged 6, was shy with me.",
    "Twelve-year-old Ava was seen alone.",
    "Mr Davies is 52 and drives a van.",
    "Ava and Tom are 14 and 12.",
    "Ava, your 13-year-old daughter, is well.",
    "Ava has turned 13 and is at secondary school.",
    "Dyddiad geni Ava: 3 Mawrth 2015",
    "Mae Ava yn 4 oed.",
    "Ganwyd Tom ar 14 Mai 2017.",
    "Ava will be 5 on 3 March.",
    "Ava (born 4 March 2016) is well.",
    "Ava Hale (born 3 March 2015) is well.",
    "Ava Hale, born 3 March 2015, is well.",
    "Ava Hale, who was born on 3 May 2016, is well.",
    "Ava was born on 13 March 2016.",
    "Ava Hale (DOB 03/03/2015)",
    "Ava Hale (d.o.b. 3.3.15)",
    "Ava Hale, DOB: 03/05/2016",
    "Ava Hale DOB 03/05/2016",
    "Ava Hale - date of birth 3 March 2006",
    "Ava's date of birth is 5 March 2016.",
    "Re: Ava Hale (born 3 April 2016)",
    "AVA HALE (DOB: 30/03/2016)",
    "Hale, Ava (born 4 March 2016)",
    "Child: Ava Hale\nDate of birth: 4 March 2016",
    "Ava Hale\nborn on\n4 March 2016",
    "4 March 2016: Ava Hale is born.",
    "04.03.2016\nAva born\nC100\n14.05.2019\nTom born\nC100",
    "Child\nAva Hale\nTom Hale\nDate of birth\n3 March 2016\n15 May 2019",
    "Ava, who is now seven, came.",
    "Name: Ava Hale\nDOB: 04/03/2016",
    "Ava Hale\nDate of birth: 4 March 2016",
    "Name: Ava Hale\nGender: female\nDate of birth: 4 March 2016",
    "Ms Hale (born 4 March 1991) came.",
    "Mr Owen Davies, born 7 September 1988, came.",
    "Owen Davies DOB 09/07/1978",
    "Ava (born 3 March 2016) and Tom (born 15 May 2019)",
    "Ava and Tom, born 3 March 2016 and 24 May 2019,",
    "Ava and Tom were born on 14 May 2019 and 3 March 2016.",
    "Ava Hale (born 2015)",
    "Ava was born in 2014.",
    "Ava was born in March 2015.",
    "Ava Hale, a girl born on 3 March 2014, is well.",
    "Name\nDate of birth\nSchool\nAva Hale\n04/03/2016\nBeechwood\nTom Hale\n14/05/2019",
    "Name\nSchool\nDate of birth\nAva Hale\nBeechwood\n4 March 2016",
    "Ava, aged 7, is well.",
    "Ava (aged 7) is well.",
    "Ava (age 12) is well.",
    "Ava Hale, age 6",
    "Ava aged 8 came.",
    "Ava is 7 years old.",
    "Ava is now 13 years old and likes chess.",
    "Ava, who is 7 years old, likes chess.",
    "Ava is 7.",
    "Ava is seven years old.",
    "Ava is a 7-year-old girl.",
    "The 7-year-old Ava likes chess.",
    "Your seven-year-old daughter Ava likes chess.",
    "Ava (7) and Tom (7)",
    "Ava (7) likes chess.",
    "Ava, 7, likes chess.",
    "Ava (7 years old) likes chess.",
    "Ava (7yrs) likes chess.",
    "Ava and Tom, aged 7 and 10,",
    "Ava Hale\nAge: 7",
    "Tom is 9 years old.",
    "Ms Hale, aged 46, came.",
    "Mr Davies is 28 years old.",
    "Ava was born on Saturday 5 March 2016.",
    "Ava Hale (03.03.15)",
    "Ava Hale, DOB 3 March '15",
    "Ava Hale d.o.b.: 3March2015",
    "- Ava Hale, 04/03/2013\n- Tom Hale, 11/02/2018",
    "Born on 4 March 2016, Ava likes chess.",
    "DOB for Ava Hale: 04/03/2016",
    "Child | Date of birth | School\nAva Hale | 04/03/2016 | Beechwood",
    "Name\tAge\nAva Hale\t7",
    "Ava is currently 7 years old.",
    "Ava is a bright seven year old.",
    "Ava, now 7, likes chess.",
    "Ava (7 years) likes chess.",
    "Ava turned 8 last month.",
    "Ava has just turned eight.",
    "Ava is nearly nine.",
    "Ava will be 9 next month.",
    "At the age of 7, Ava is young.",
    "Ava is a girl of seven.",
]
RIGHT = [
    "Ava Hale (03/03/2016).",
    "Ava (10) was at home when I called.",
    "At the time Ava, aged 6, was in foster care.",
    "In 2022 Ava (6) saw a counsellor.",
    "Ava | seen | 03/05/2024",
    "Name | Date seen\nAva | 03/05/2024",
    "Ava and Tom are 10 and 7.",
    "Ava (order 03/05/2024)",
    "Ava will be 11 on 3 March.",
    "Mae Ava yn 10 oed.",
    "Ganwyd Ava ar 3 Mawrth 2016.",
    "Ava is 2 years ahead in reading.",
    "Ava Hale (03.03.16)",
    "Ava Hale - 03/03/2025",
    "Ava Hale (report of 04/03/2015)",
    "Visits to Ava: 03/03/2024",
    "Name\tSessions\nAva Hale\t7",
    "Ava turned 7 in March 2023.",
    "Ava is nearly 11.",
    "Ava will be 11 next March.",
    "Ava is 7 miles from school.",
    "Ava's birthday is 3 March.",
    "At 7, Ava was moved to Farley.",
    "Ava (born 3 March 2016) is well.",
    "Ava Hale (DOB 03/03/16)",
    "Ava Hale, DOB: 2016-03-03",
    "Ava's date of birth is 3rd March 2016.",
    "Ava and Tom, born 3 March 2016 and 14 May 2019,",
    "Ava (born 3 March 2016) and Tom (born 14 May 2019)",
    "Child: Tom Hale\nDate of birth: 14 May 2019",
    "Ava was born in 2016.",
    "Ava was born in March 2016.",
    "Ava, aged 10, is well.",
    "Ava (10) and Tom (7)",
    "Ava and Tom, aged 10 and 7,",
    "Ava is ten years old.",
    "Ava is 9 years old.",
    "Ava (born 3 March 2016, aged 10)",
    "Ava was 4 years old when you parted.",
    "Ava was born when Mr Davies was 28.",
    "When Ava was aged 4, you moved.",
    "Ava, aged 4 at the time, moved.",
    "Ava, then aged 4, moved.",
    "Ava is nearly 11 years old.",
    "Ava turns 11 in March.",
    "Ava lived there from the age of 2.",
    "In 2020 Ava, aged 4, moved.",
    "Ava is 7 minutes late.",
    "Ava is 7 and a half hours away.",
    "Ava aged 7 months learnt to crawl.",
    "Ava's brother was born on 14 May 2019.",
    "Ava's half-brother, born 2 February 2022, is well.",
    "03.03.2016\nAva born\nC100\n14.05.2019\nTom born\nC100",
    "4 March 2016: the day before, Ava was born.",
    "3 March 2016: Ava Hale is born.\n14 May 2019: Tom Hale is born.",
    "3 March 2016\nAva is born\n14 May 2019\nTom is born\n1 February 2026\nThey move",
    "Child\nAva Hale\nTom Hale\nDate of birth\n3 March 2016\n14 May 2019",
    "Ava and her baby brother, born 2 February 2022, are well.",
    "Ava's father (born 9 July 1988) came.",
    "Ava's cousin Zoe (born 1 January 2017) came.",
    "Ava saw Zoe. Zoe was born on 1 January 2017.",
    "Ava Hale (1) and Tom Hale (2)",
    "(1) Ava Hale (2) Tom Hale (3) Erin Hale",
    "Ava is at 7 Beech Road.",
    "Ava, 7 Beech Road, Exampletown",
    "I met Ava on 4 March 2026.",
    "Ava Hale, 4 March 2026",
    "Name\nDate seen\nAva Hale\n04/03/2026",
    "Name\nDate of birth\nDate seen\nAva Hale\n03/03/2016\n04/03/2026",
    "Name\nDate of birth\nAva Hale\n03/03/2016\nTom Hale\n14/05/2019",
    "Ava in year 7 likes chess.",
    "Ava is 1 of 2 children.",
    "Mr Davies, born 9 July 1988, came.",
    "Date of birth: 4 March 2011",
    "Dear Ms Hale\n\nDate of birth: 4 March 1990",
    "Mrs Pell, aged 70, came.",
    "Ava scored 7 goals.",
    "Ava is in class 7.",
    "Ava is 7% better.",
    "Section 7: Ava",
    "Ava (see page 7)",
    "Ava told me that she is seven or eight times a week late.",
    "Ava and Tom, aged 10 and 7 respectively,",
    "Tom, the 7-year-old, likes chess.",
    "The 7-year-old Tom likes chess.",
    "Tom reads like a nine-year-old.",
    "Ava's bicycle is 4 years old.",
    "Ava and Tom are 3 years apart.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_birth_date_or_an_age_of_somebody_else_is_a_check(text: str) -> None:
    """However it is written, it must be the one of the record."""
    got = told(birth_date_mismatch, text)
    assert got, text
    assert {(one.code, one.severity, one.release) for one in got} == {
        ("birth-date.mismatch", Severity.CHECK, Release.ACKNOWLEDGE)
    }


@pytest.mark.parametrize("text", RIGHT)
def test_quiet_when_it_is_right_or_may_be(text: str) -> None:
    """Another time, another person, or a year's grace."""
    assert not told(birth_date_mismatch, text), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1 October 2019\n\nAva, aged 3, is well.", False, id="an old report"),
        pytest.param("1 October 2019\n\nAva, aged 7, is well.", True, id="an old report, wrong"),
        pytest.param("Ava, aged 3, is well.", False, id="a report without a date"),
        pytest.param("Ava, aged 13, is well.", True, id="too old for any report"),
    ],
)
def test_an_enclosure_is_judged_by_its_own_date(text: str, *, expected: bool) -> None:
    """An age is of the day on which it was written."""
    report = document(text, name="report.docx")
    assert bool(told(birth_date_mismatch, "Dear Ms Hale", report)) is expected


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        pytest.param(8, True, id="two years before"),
        pytest.param(9, False, id="a year before"),
        pytest.param(10, False, id="today"),
        pytest.param(11, True, id="months too early"),
    ],
)
def test_an_age_has_a_years_grace_when_the_letter_may_be_older(age: int, *, expected: bool) -> None:
    """Not so when it is too old: nobody is older than they are, but for the month before."""
    assert bool(told(birth_date_mismatch, f"Ava, aged {age}, came.")) is expected


def test_the_month_before_a_birthday_is_near_enough() -> None:
    """Ava is ten, and eleven on Friday week."""
    record = family(replace(AVA, date_of_birth=date(2015, 12, 4)))
    assert not told(birth_date_mismatch, "Ava, aged 11, came.", record=record)
    assert told(birth_date_mismatch, "Ava, aged 12, came.", record=record)


def test_quiet_when_the_record_holds_no_birth_date() -> None:
    """What the record does not say is no mistake of the letter."""
    record = family(replace(AVA, date_of_birth=None))
    assert not told(birth_date_mismatch, "Ava (born 4 March 2011), aged 3, came.", record=record)


def test_a_table_of_a_file_is_read_by_its_columns() -> None:
    """Cells are lines, and a date behind a name is below its heading."""
    also = (Line(text="Date of birth"), Line(text="Ava Hale"), Line(text="4 March 2016"))
    assert told(birth_date_mismatch, document("Name", also=also))


def test_the_finding_says_what_the_case_has() -> None:
    """The words of the letter and the date of the record stand beside one another."""
    [finding] = told(birth_date_mismatch, "Ava (born 4 March 2016) and Ava (born 4 March 2016).")
    assert finding.title == "The date of birth is not Ava Hale's"
    assert (finding.evidence.letter, finding.evidence.record) == ("4 March 2016", "3 March 2016")
    [finding] = told(birth_date_mismatch, "Ava, aged 7, came.")
    assert finding.detail == "By the case, Ava Hale is 10 years old."


@pytest.mark.parametrize(
    "text",
    [
        "Ava's date of birth\nis 14 May 2019.",
        "Ava was born at Exampletown hospital on 14 May 2019.",
        "Tom was born in\nMarch 2016.",
    ],
)
def test_a_birth_date_in_running_prose_is_anothers(text: str) -> None:
    """A line of a page ends anywhere, and a place may stand before the day."""
    assert told(birth_date_mismatch, text)
