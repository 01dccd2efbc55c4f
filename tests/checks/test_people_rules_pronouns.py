"""Pronouns, titles and relations fit the person they are said of."""

from dataclasses import replace

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Relationship, Release, Severity
from tests.builders.cases import FATHER_ID, MOTHER, mother
from tests.builders.families import AVA, GRAN_ID, TOM, family, only_ava, told

WRONG = [
    "I rang Mr Davies. Before I rang off, she agreed.\n\nAva and Tom are well.",
    "Ava is well.\n\nMs Hale explained that he works shifts, and that his rota changes.",
    "Ava and Tom are well.\n\nHaving spoken with Mr Davies, she confirmed that Saturdays suit.",
    "Tom is Ava's sister.",
    "Ava is Mr Davies's nephew.",
    "Ava is the applicant's son.",
    "Ava and Tom are brothers.",
    "Name: Tom Hale (girl)",
    "Child: Ava Hale (M)",
    "Ava Hale - male",
    "Tom Hale, female",
    "Ava is a lively child. His teacher says that he is making good progress.",
    "Mr Davies is the children's stepmother.",
    "Your son Ava is well.",
    "Ava (he/him) is well.",
    "Mr Davies and her solicitor came.",
    "Ava is well. He is in Year 5 and his teacher is pleased.",
    "Your son, Ava, is well.",
    "I met your little boy Ava.",
    "I met her son Ava Hale.",
    "Son: Ava Hale",
    "Tom's brother Ava is well.",
    "Ava, your son, is well.",
    "Ava is your son.",
    "Ava is a boy.",
    "Ava (your son) is well.",
    "Ava Hale is their grandson.",
    "Your daughter Tom is well.",
    "I met your daughter, Tom Hale, on Monday.",
    "Tom, her sister, is well.",
    "Your husband, Ms Hale, came.",
    "Your wife, Mr Davies, came.",
    "Ava and his mother do not get on.",
    "Tom and her sister came.",
    "I met Ava and his teacher.",
    "Ava hurt himself at school.",
    "Tom washed herself.",
    "Ava is settled. He enjoys football.",
    "Ava is settled and enjoys his school.",
    "Ava told me that he is happy.",
    "I have met Ava twice. What he told me is in the report.",
    "Tom is well. She likes reading.",
    "Ms Hale has changed his address.",
    "Ms Hale said that he would come. His work is far away.",
    "Your child is well. He enjoys football.",
    "The child told me that he is happy.",
    "Mrs Cole, Ava's aunt, came.",
    "Ava's aunt, Mrs Cole, came.",
    "Mrs Cole, the aunt of Ava, came.",
    "Ms Hale, Ava's grandmother, came.",
    "Ava's uncle, Mr Davies, came.",
    "Mr Erin Hale came.",
    "Dear Mr Erin Hale",
    "Mrs Owen Davies came.",
    "I met Miss Owen Davies.",
    "Mr E Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale",
    "Mr Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale",
    "I am the family court adviser for Ava. I would like to know about his school.",
    "Ava likes chess. His favourite colour is green.",
    "AVA IS WELL. HE LIKES CHESS.",
    "Dear Ms Hale\n\nRe: Ava Hale\n\nI saw Ava at school. He was calm.",
    "Ava lives with you. I will ask him what he wants.",
    "I met Mr Davies on Monday. We spoke.\n\nI saw the house.\n\nAva says that he likes swimming.",
    "I met Mr Davies. All went well.\n\nAva was shy. He drew, and then he told me of his day.",
    "Ava is a cheerful boy who likes football.",
    "It would help Tom and Ava.\n\nAva was shy. He drew, and then he told me of his day.",
    "Tom is a lively girl with many friends.",
    "Ava is well. I have asked Mr Davies for her view.",
    "Tom and Mr Davies came. I met Ava at school, where he showed me a book.",
]
RIGHT = [
    "Tom, his sister and their gran came.",
    "Ava Hale (F)",
    "Ms Hale has a new partner, Kim. Ms Hale explained that he works nights.",
    "Ava and Tom are brother and sister.",
    "Tom is Ava's brother.",
    "Ms Hale's father spoke to me. He offered to help.",
    "I asked the head about Ava. He confirmed that she is doing well.",
    "Ava is a child who knows her own mind.",
    "Ms Hale and Mr Davies agree. He proposed Saturdays.",
    "Mr Davies's sister attended. She agreed to help.",
    "Ava male friends",
    "Tom's teacher is a man. He is kind to Ava.",
    "Your daughter Ava is well.",
    "Your son Tom is well.",
    "Ava, your daughter, is well.",
    "Your son, Ava and I met.",
    "I met your son, Ava and Mr Davies.",
    "I told your son Ava is ill.",
    "I asked your son if Ava is ill.",
    "The boy Ava likes came.",
    "Ava is his sister.",
    "Ava's brother Tom is well.",
    "Tom and his sister came.",
    "Tom is well. He likes reading.",
    "Ava is settled. She enjoys football.",
    "Mr Davies came with Ava. He was calm.",
    "I met Mr Davies. Ava is well. He said so.",
    "Mr Davies is kind.\n\nAva told me that he reads to her.",
    "Mr Davies is kind.\n\nAva told me that he shouts.",
    "I met Mr Davies. It went well.\n\nAva told me that he shouts.",
    "Tom is well. He eats.\n\nMs Hale says that he sleeps badly and that he misses you.",
    "Tom is well.\n\nI was there.\n\nMs Hale told me that he sleeps badly.",
    "Ava told me about her father. He reads to her.",
    "Ava told me that her dad is kind and that he reads to her.",
    "Ava asked about the judge. He will decide.",
    "Ava's teacher is new. He is kind.",
    "Ava sees a social worker. She likes him.",
    "Ava and Tom came. He was calm.",
    "Ava and a friend came. He was calm.",
    "Ava met Zac. He is kind.",
    "Ms Hale said his or her view matters.",
    "Each child has his/her own room. Ava too.",
    "Ava: he/she is well.",
    "Ava may say what she wants, and he or she will be heard.",
    'Ms Hale wrote: "I am afraid of him."',
    "Ms Hale told me that her former partner left. His work is far away.",
    "Ms Hale says that the respondent is late. He should ring.",
    "I met Ms Hale to speak about him.",
    "Ms Hale has a son. His name is Zac.",
    "Mr Davies is late. Ms Hale told me that he rang.",
    "Mr Davies rang Ms Hale and gave his address.",
    "Mrs Cole, Ava's grandmother, came.",
    "Ava's gran, Mrs Cole, came.",
    "Ava's nan Mrs Cole came.",
    "Mrs Cole, Ms Hale's mother, came.",
    "Mrs Cole, Tom's aunt, came.",
    "Mrs Pell, Ava's aunt, came.",
    "Ms Hale, Ava's mother, came.",
    "Ms Erin Hale came.",
    "Mrs Erin Hale came.",
    "Miss Erin Hale came.",
    "Dr Erin Hale came.",
    "Mr Hale\n9 Beech Road\nFarton\nXX6 4AB",
    "Dear Mr Hale",
    "Ava's father, Mr Davies, came.",
    "The father, Ms Hale, came.",
    "Ava and her mother came.",
    "Tom hurt himself.",
    "Her son and Ava came.",
    "Ava is the sister of Tom.",
    "Ava has a brother. He is well.",
    "Ava and her brother are well. His school is near.",
    "Ava is well. I have asked Mr Davies for her address.",
    "I met Ava, and he drove her home. Mr Davies did so.",
    "Mr Davies is late.\n\nAva was upset. He had not rung.",
    "Ava will see him on Monday, and his mother on Tuesday. Mr Davies agrees.",
    "Ms Hale and her son came.",
    "Ms Hale asked Mr Davies for his view.",
    "The school told Ava that the head is away and that he will be back.",
    "Mr Davies drove. Ava was in his car.",
    "Nobody told Ava that he had come.",
    "Someone rang Ms Hale. He gave no name.",
    "Ms Hale is his mother.",
    "Yours sincerely\n\nGareth Lowe\nHe/him",
]


@pytest.mark.parametrize("text", WRONG)
def test_words_that_fit_nobody_else_must_fit_the_person(text: str) -> None:
    """What is said of one person, and can be said of no other, is a Check when it does not fit."""
    record = only_ava() if "hild" in text else family()
    got = told(pronoun_mismatch, text, record=record)
    assert got, text
    assert {(one.code, one.severity, one.release) for one in got} == {
        ("pronoun.mismatch", Severity.CHECK, Release.ACKNOWLEDGE)
    }


@pytest.mark.parametrize("text", RIGHT)
def test_quiet_when_the_words_fit_or_may_be_said_of_another(text: str) -> None:
    """A calm rule: one other person in sight is enough."""
    assert not told(pronoun_mismatch, text), text


@pytest.mark.parametrize(
    "pronouns",
    ["", "they/them", "she/they", "ze/zir", "any"],
)
def test_quiet_when_the_record_does_not_say_she_or_he(pronouns: str) -> None:
    """Unknown pronouns and they are never held against a letter."""
    record = family(replace(AVA, pronouns=pronouns))
    for text in ("Your son Ava is well.", "Ava is well. He likes chess.", "Ava hurt himself."):
        assert not told(pronoun_mismatch, text, record=record), text


def test_without_pronouns_a_title_or_what_they_are_to_others_tells() -> None:
    """A Mr without pronouns is he; a title that contradicts what somebody is says nothing."""
    untold = mother(pronouns="")
    assert told(pronoun_mismatch, "Your husband, Ms Hale, came.", record=family(untold))
    odd = mother(pronouns="", title="Mr")
    assert not told(pronoun_mismatch, "Ms Erin Hale came.", record=family(odd))
    assert not told(pronoun_mismatch, "Your wife, Erin Hale, came.", record=family(odd))


def test_pronouns_come_before_the_title() -> None:
    """A record that says he of a Ms is followed."""
    record = family(replace(MOTHER, pronouns="he/him", title="Mr"))
    assert told(pronoun_mismatch, "Ms Erin Hale came.", record=record)
    assert not told(pronoun_mismatch, "Erin Hale came. He was calm.", record=record)


def test_a_relation_that_the_record_gives_twice_may_be_either() -> None:
    """An aunt who is also a grandmother, or a carer, may be called so."""
    both = family()
    more = Relationship(source=GRAN_ID, target=AVA.id, kind="aunt")
    record = replace(both, relationships=(*both.relationships, more))
    assert not told(pronoun_mismatch, "Ava's aunt, Mrs Cole, came.", record=record)
    other = Relationship(source=FATHER_ID, target=TOM.id, kind="carer")
    record = replace(both, relationships=(other,))
    assert not told(pronoun_mismatch, "Tom's uncle, Mr Davies, came.", record=record)


def test_a_letter_to_a_child_speaks_of_the_childs_own_relations() -> None:
    """The words "your aunt" in a letter to Ava mean hers."""
    assert told(pronoun_mismatch, "Your aunt, Mrs Cole, rang.", to="P3")
    assert not told(pronoun_mismatch, "Your gran, Mrs Cole, rang.", to="P3")
    assert not told(pronoun_mismatch, "Your aunt, Mrs Cole, rang.", to="P1")


def test_the_finding_quotes_the_word_and_the_record() -> None:
    """It is said once for each person of a file."""
    [finding] = told(pronoun_mismatch, "Ava is well. He likes chess. He likes football.")
    assert finding.title == '"He" does not fit Ava Hale'
    assert finding.evidence.letter == "Ava is well. He"
    assert finding.evidence.record == "she/her"
