"""How much a page says of health, faith, origin and offences, and the route that it needs."""

import random

import pytest

from checker.checks.emails.email_insecure_route import email_insecure_route
from checker.checks.material.listed import CATEGORIES
from checker.checks.material.sensitive_special_category import sensitive_special_category
from checker.matching.lexicon import lexicon
from checker.model import Line, Organisation, Part, Release, Severity, WhoId
from checker.settings import word_list
from tests.builders.cases import COURT, FIRM, OTHER_FIRM, SENDER, case, email, policy
from tests.builders.letters import document, mailed, matter, message_to
from tests.builders.ordinary_prose import HEADINGS, SENTENCES
from tests.builders.protected_cases import found

WORDS = lexicon({name: word_list(name) for name in CATEGORIES})
REPORT = """Mr Davies was arrested for assault in 2019 and convicted of battery in 2020.
He told us that he used cannabis and cocaine and was dependent on alcohol.
Ms Hale has been diagnosed with depression and takes sertraline.
She told us that she self-harmed when she was pregnant with Robin.
"""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("She was diagnosed with depression.", "special_health"),
        ("He takes sertraline and diazepam.", "special_health"),
        ("Robin has ADHD and autism.", "special_health"),
        ("She has attempted suicide.", "special_health"),
        ("There was self-harm in 2020.", "special_health"),
        ("He has been to A&E twice.", "special_health"),
        ("A hair strand test was positive for cocaine.", "special_health"),
        ("He was drunk at handover.", "special_health"),
        ("She is working with drug and alcohol services.", "special_health"),
        ("CAMHS has closed the case.", "special_health"),
        ("He has epilepsy and is in a wheelchair.", "special_health"),
        ("She had a miscarriage in March.", "special_health"),
        ("There were bruises on both arms.", "special_health"),
        ("He was detained under the Mental Health Act.", "special_health"),
        ("He relapsed after rehab.", "special_health"),
        ("She made a disclosure of sexual abuse.", "special_sex_life"),
        ("He was watching pornography.", "special_sex_life"),
        ("She is a lesbian.", "special_sex_life"),
        ("He said that she was raped.", "special_sex_life"),
        ("There is a risk of child sexual exploitation.", "special_sex_life"),
        ("He is transgender.", "special_sex_life"),
        ("Her ethnicity is recorded as mixed heritage.", "special_ethnicity"),
        ("The family are Irish Travellers.", "special_ethnicity"),
        ("He claimed asylum in 2019.", "special_ethnicity"),
        ("Racist words were used.", "special_ethnicity"),
        ("She has leave to remain.", "special_ethnicity"),
        ("He is a practising Muslim.", "special_religion"),
        ("Robin was baptised in 2019.", "special_religion"),
        ("They are Jehovah\u2019s Witnesses.", "special_religion"),
        ("She wishes to take him to the synagogue.", "special_religion"),
        ("He wants his son circumcised.", "special_religion"),
        ("She is a member of the Labour Party.", "special_politics"),
        ("There was a Prevent referral for extremism.", "special_politics"),
        ("He posts far-right material.", "special_politics"),
        ("He is a shop steward and a trade unionist.", "special_trade_union"),
        ("She is on strike action with Unison.", "special_trade_union"),
        ("A DNA test showed that he is the father.", "special_biometric"),
        ("His fingerprints were taken.", "special_biometric"),
        ("A paternity test was ordered.", "special_biometric"),
        ("He was convicted of battery.", "special_offences"),
        ("He was arrested and released on bail.", "special_offences"),
        ("A non-molestation order was made.", "special_offences"),
        ("He is a registered sex offender.", "special_offences"),
        ("He was sentenced to a community order.", "special_offences"),
        ("There was coercive control.", "special_offences"),
        ("She alleges strangulation.", "special_offences"),
        ("MAPPA level 2", "special_offences"),
        ("A knife was found.", "special_offences"),
        ("He made threats to kill.", "special_offences"),
        ("She asked under Clare's Law.", "special_offences"),
    ],
)
def test_words_are_known_by_their_subject(text: str, subject: str) -> None:
    """British, clinical and police words, with their endings, curly apostrophes and dashes."""
    assert subject in {hit.list for hit in WORDS.hits(text)}
    assert not found(sensitive_special_category, text, case())


def test_a_page_full_of_such_words_is_a_note() -> None:
    """It is shown and recorded, and asks for no click."""
    [finding] = found(sensitive_special_category, REPORT, case())

    assert (finding.severity, finding.release) == (Severity.NOTE, Release.NONE)
    assert "health" in finding.detail
    assert "offences" in finding.detail
    assert finding.place.span == (REPORT.index("arrested"), REPORT.index("arrested") + 8)


@pytest.mark.parametrize("text", [*SENTENCES, *HEADINGS])
def test_a_sentence_alone_is_never_dense(text: str) -> None:
    """It is the number on a page that counts, not the word."""
    assert not found(sensitive_special_category, text, case())


def test_letters_of_ordinary_sentences_show_nothing() -> None:
    """Two hundred letters of ten sentences each: nine in ten show nothing."""
    chance = random.Random(11)
    letters = ["\n\n".join(chance.sample(SENTENCES, 10)) for _ in range(200)]
    noted = [text for text in letters if found(sensitive_special_category, text, case())]

    assert len(noted) <= 20


def test_words_on_different_pages_do_not_add_up() -> None:
    """Each page is counted by itself; a long file without pages is counted in stretches."""
    sentences = [text for text in REPORT.splitlines() if text]
    spread = ("\n" + "A line about nothing much at all.\n" * 150).join(sentences)
    paged = tuple(Line(text=text, page=at) for at, text in enumerate(sentences, 1))

    assert not found(sensitive_special_category, spread, case())
    assert not found(sensitive_special_category, "", case(), also=paged)
    together = tuple(Line(text=text, page=1) for text in sentences)
    assert found(sensitive_special_category, "", case(), also=together)


def test_one_word_many_times_is_one_word() -> None:
    """A letter about one subject names it often."""
    assert not found(sensitive_special_category, "Her depression. " * 20, case())


def test_hidden_and_changed_text_counts_as_well() -> None:
    """What is in a comment is sent too."""
    comments = tuple(Line(text=text, part=Part.COMMENT) for text in REPORT.splitlines())
    assert found(sensitive_special_category, "Dear Mr Davies", case(), also=comments)


def test_an_organisations_own_words_count() -> None:
    """A service may add the names of clinics, schemes and local drugs."""
    text = "Bluebell clinic, amber scheme, gold scheme, silver scheme and bronze scheme"
    added = ("Bluebell clinic", "amber scheme", "gold scheme", "silver scheme", "bronze scheme")
    letter = document(text)

    assert not list(sensitive_special_category(matter(letter, case=case())))
    ours = policy(lists={"special_health": added})
    assert list(sensitive_special_category(matter(letter, case=case(), policy=ours)))


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("We met on 3 May.", Severity.CHECK, id="an ordinary message"),
        pytest.param(REPORT, Severity.STOP, id="a message full of offences and health"),
    ],
)
def test_it_raises_the_route_that_is_needed(text: str, severity: Severity) -> None:
    """An office that asks for CJSM gets such a page by CJSM, or not at all."""
    firm = Organisation(
        id=WhoId("O1"),
        name=FIRM.name,
        kind="law_firm",
        email_domains=FIRM.email_domains,
        secure_route="cjsm",
        contacts=(email("office@marlowfinch.example"),),
    )
    record = case(organisations=(firm, OTHER_FIRM, COURT, SENDER))
    sent = mailed(text, message_to("office@marlowfinch.example"), record=record)

    [finding] = email_insecure_route(matter(sent, case=record))

    assert finding.severity is severity
