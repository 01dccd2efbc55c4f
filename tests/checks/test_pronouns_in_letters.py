"""Letters to parents as their writers put it: who is called wrongly, and who only seems to be."""

from typing import Final

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from tests.builders.cases import FATHER_ID, MOTHER_ID
from tests.builders.families import family, told
from tests.builders.letters import document

# Ava is a girl, Tom a boy, Ms Erin Hale their mother, Mr Owen Davies their father.
WRONG: Final = [
    (
        MOTHER_ID,
        (
            "Following our visit on Tuesday, Mr Davies indicated that although she works "
            "away, she would make herself available."
        ),
    ),
    (MOTHER_ID, "When I met with Ava, I found him to be articulate and thoughtful."),
    (FATHER_ID, "Ms Hale has been directed to file his statement by 4pm on 3 December 2026."),
    (MOTHER_ID, "Tom has settled in Year 2. Her attendance is good and she has made friends."),
    (FATHER_ID, "The mother has confirmed that he will attend the hearing remotely."),
    (MOTHER_ID, "The father did not attend. She gave no explanation for her absence."),
    (FATHER_ID, "Ms Hale represented himself at the last hearing."),
    (
        MOTHER_ID,
        "Mr Davies, who lives alone, told me she would like to see the children on Sundays.",
    ),
    (
        MOTHER_ID,
        (
            "It is important that Ava is not asked to choose. He should be told that the "
            "decision is for the court."
        ),
    ),
    (
        FATHER_ID,
        (
            "I spoke to the children's mother on the telephone. He said that the arrangement "
            "was working well."
        ),
    ),
    (MOTHER_ID, "Mr Davies accepts that her behaviour fell short of what was expected."),
    (MOTHER_ID, "Tom is Ava's little sister."),
    (MOTHER_ID, "I have explained to Tom that what she tells me may be shared with the judge."),
    (
        MOTHER_ID,
        "Ava's wishes and feelings: He would like to spend every other weekend with his father.",
    ),
    (MOTHER_ID, "Tom - 6 years old. She presents as a happy child."),
    (
        MOTHER_ID,
        "As you know, Ava was upset after the last visit and he has not wanted to go back.",
    ),
    (MOTHER_ID, "Please reassure Ava that he has done nothing wrong."),
    (MOTHER_ID, "Please let Tom know that I will see her again on Friday."),
    (MOTHER_ID, "I will be visiting Ava at school to talk to him about the report."),
    (FATHER_ID, "Should Ms Hale wish to do so, he may apply to the court."),
    (MOTHER_ID, "Mr Davies was served on 2 November. To date, she has not replied."),
    (MOTHER_ID, "Both boys, Ava and Tom, were present when I called."),
    (MOTHER_ID, "Both of the girls told me that they miss their father."),
    (MOTHER_ID, "Ava is a bright boy who loves reading."),
    (MOTHER_ID, "The girl, Tom, was asleep when I arrived."),
    (MOTHER_ID, "My recommendation is that your sons remain living with you."),
    (FATHER_ID, "You will be able to see your daughters each Saturday from 10am until 4pm."),
    (MOTHER_ID, "Tom told me about herself and her friends."),
    (MOTHER_ID, "Although Tom is only six, she understands that her parents do not live together."),
    (MOTHER_ID, "Because Ava is frightened of dogs, he does not like going to the flat."),
    (FATHER_ID, "If Ms Hale does not agree, please ask his solicitor to contact us."),
    (MOTHER_ID, "Owen has been clear that she wants what is best for the children."),
    (FATHER_ID, "Erin rang this morning; he is worried about handovers."),
    (MOTHER_ID, "The paternal grandmother, Mr Davies, will supervise the visits."),
    (FATHER_ID, "Ms Hale is the children's father and has parental responsibility."),
    (MOTHER_ID, "Mr Davies is the mother of both children."),
    (MOTHER_ID, "\u2022 Ava: he would like a later bedtime at weekends"),
    (MOTHER_ID, "\u2022 Tom: says she is happy with the plan"),
    (FATHER_ID, "Your former husband, Ms Hale, has until Friday to reply."),
    (MOTHER_ID, "Mr Davies reported feeling low. He was advised to see her GP."),
    (FATHER_ID, "You and Ms Hale both love the children. I hope that you and he can agree a plan."),
    (MOTHER_ID, "I am pleased to say Tom did really well, bless her."),
    (MOTHER_ID, "Mr Davies raised no concerns about the placement. Ms Hale himself raised two."),
]

RIGHT: Final = [
    (FATHER_ID, "Ms Hale told me that Mr Davies had promised he would ring, but he did not."),
    (
        MOTHER_ID,
        (
            "Mr Davies says that Ms Hale did not tell him and that she has never replied to "
            "his messages."
        ),
    ),
    (FATHER_ID, "The mother said he had shouted at her in front of the children."),
    (MOTHER_ID, "Ava told me that Tom cries at night and that he wants to sleep in her room."),
    (MOTHER_ID, "Ava said that her dad makes nice pancakes and he lets her flip them."),
    (MOTHER_ID, "Tom likes it when Mum reads to him. She does all the voices."),
    (MOTHER_ID, "Ava's class teacher, Mr Finch, says he has no worries about her."),
    (MOTHER_ID, "I spoke to Dr Amari about Tom. She confirmed that his injections are up to date."),
    (FATHER_ID, "The judge said that she would give judgment on Friday. Mr Davies will be told."),
    (MOTHER_ID, "Mr Davies's solicitor, Ms Priddy, has said that she will file the statement."),
    (MOTHER_ID, "Mr Davies has instructed a barrister. She will represent him at the hearing."),
    (MOTHER_ID, "Each parent must bring his or her own copy."),
    (MOTHER_ID, "A child's wishes depend on his or her age. Ava is ten."),
    (MOTHER_ID, "Ava and Tom are well. They asked me to say hello, and they send their love."),
    (MOTHER_ID, "Tom drew a picture of his mother. She was wearing a red hat."),
    (MOTHER_ID, "Ava lost a tooth. It was wobbly for a week."),
    (FATHER_ID, '"He never listens," Ms Hale said.'),
    (MOTHER_ID, '"She never lets me speak to them," Mr Davies told me.'),
    (FATHER_ID, "Ms Hale and her new partner came. He waited in the car."),
    (MOTHER_ID, "Mr Davies attended with his sister. She took notes."),
    (MOTHER_ID, "Mr Davies's mother has offered to help. She lives nearby."),
    (MOTHER_ID, "Tom went to stay with Granny. She took him to the beach."),
    (MOTHER_ID, "Ava has a new friend called Joe. He lives next door."),
    (FATHER_ID, "Ms Hale's father has been ill and she has been caring for him."),
    (
        MOTHER_ID,
        (
            "The children's father says his job keeps him away. He hopes to see Ava and her "
            "brother soon."
        ),
    ),
    (MOTHER_ID, "Tom and his sister Ava get on well. She helps him with his shoes."),
    (FATHER_ID, "Ms Hale thinks that he should wait until the children are older."),
    (MOTHER_ID, "Mr Davies believes that she has turned the children against him."),
    (MOTHER_ID, "When Ava saw Mr Davies, he was crying."),
    (MOTHER_ID, "Ava showed Tom how to do it and he laughed."),
    (MOTHER_ID, "After Tom was born, his mother stayed in hospital. She came home on the Friday."),
    (FATHER_ID, "You asked about Ms Hale's statement. Her solicitor has sent it to the court."),
    (MOTHER_ID, "Mr Davies has applied for an order that Ava lives with him."),
    (FATHER_ID, "Ms Hale asks that Tom remain in her care and that he start at the local school."),
    (MOTHER_ID, "The guardian met Tom at school. She will write to you."),
    (MOTHER_ID, "The social worker visited Ava. He had no concerns."),
    (MOTHER_ID, "Ava said her uncle was there. He had brought his dog."),
    (MOTHER_ID, "Mr Davies did not attend. His mother said that she would tell him."),
    (MOTHER_ID, 'I asked Tom who tucks him in. "Mum does, she always does," he said.'),
    (MOTHER_ID, "Ava wants a puppy and would like to name him Biscuit."),
    (FATHER_ID, "The mother's case is that he left the children alone."),
    (MOTHER_ID, "The father's case is that she has not complied with the order."),
    (MOTHER_ID, "Ava is not a boy who gives up, Tom said of his hamster, and laughed."),
    (MOTHER_ID, "Ava was named after her grandmother, and Tom after his grandfather."),
    (MOTHER_ID, "The boy next door hit Tom. He has been spoken to by his school."),
    (MOTHER_ID, "A girl in Tom's class told her teacher."),
    (MOTHER_ID, "Mr and Mrs Davies, the paternal grandparents, would like to see the children."),
    (MOTHER_ID, "Mrs Davies, the paternal grandmother, says she would like to help."),
    (FATHER_ID, "Mr Hale, the maternal grandfather, says he would like to help."),
    (MOTHER_ID, "Mr Davies's wife came too. She was pleasant to the children."),
    (MOTHER_ID, "Neither Tom nor Ava has said that he or she wants to move."),
    (
        MOTHER_ID,
        (
            "Mr Davies was asked about Ms Hale. He said that she was a good mother to her "
            "son and daughter."
        ),
    ),
    (MOTHER_ID, "Tom's maternal aunt collects him on Fridays and he has tea with her."),
    (FATHER_ID, "I have told Ms Hale that if he arrives late, she should call me."),
    (MOTHER_ID, "Ava: she would like a later bedtime. Tom: he is happy with the plan."),
    (MOTHER_ID, "Ava's therapist is on leave. He returns on Monday and will see her then."),
    (
        MOTHER_ID,
        "The boys at Tom's club are older than him, and the girls in Ava's class are kind.",
    ),
    (MOTHER_ID, "Mr Davies told the officer that he had been a good son to his mother."),
    (MOTHER_ID, "Please ask your solicitor whether she has received the bundle for Tom."),
    (MOTHER_ID, "I asked Ava about Mr Davies. She said he is kind and that his house is warm."),
]


@pytest.mark.parametrize(("reader", "text"), WRONG)
def test_a_word_that_does_not_fit_is_found_in_any_clause(reader: str, text: str) -> None:
    """A subject, an object, a title, a relation, an emphasis, a heading and a list."""
    assert told(pronoun_mismatch, document(text), record=family(), to=reader)


@pytest.mark.parametrize(("reader", "text"), RIGHT)
def test_two_people_in_a_sentence_share_its_words(reader: str, text: str) -> None:
    """A word belongs to the other parent, a professional, a friend, or to nobody certain."""
    assert not told(pronoun_mismatch, document(text), record=family(), to=reader)
