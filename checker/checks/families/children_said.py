"""What a text says of the children together: how many, whether girls or boys, twins, the eldest."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from checker.checks.ages.numbers_said import number_said
from checker.checks.families.carers_said import (
    carers_said,
    fosterers_said,
    parents_said,
    sides_said,
    spouses_said,
)
from checker.checks.families.children_counted import COUNT, children_counted
from checker.checks.families.children_text import AFTER, Said
from checker.checks.families.growing_said import called_said, growing_said
from checker.checks.families.siblings_said import order_said, siblings_named, siblings_said
from checker.checks.families.unfit import Unfit
from checker.checks.matter import Matter
from checker.checks.people.brood import PAIR
from checker.checks.people.kin import HE, SHE
from checker.checks.people.spoken_of import Telling
from checker.model import Case, Person

_FEW: Final = r"(?:(?:little|small|young|dear|lovely|other|poor) )?"
_BOYS: Final = r"(?P<he>boys|lads|sons|brothers)"
_GIRLS: Final = r"(?:girls|lasses|daughters|sisters)"
_BOY: Final = r"(?P<he>boy|lad|son|brother)"
_GIRL: Final = r"(?:girl|lass|daughter|sister)"
_THESE: Final = (
    r"(?:both(?: of)?(?: the| your| these)?|neither of (?:the|your)|either of (?:the|your)|"
    r"(?:each|one|any|none|all) of (?:the|your|these)|all(?: the| your)?|the|these|your)"
)
_SEVERAL: Final = re.compile(
    rf"\b(?P<det>{_THESE}) {_FEW}(?:(?P<num>{COUNT}) )?{_FEW}(?P<word>{_BOYS}|{_GIRLS})\b{AFTER}"
)
_OF_TWO: Final = re.compile(rf"(?P<det>either) (?P<word>{_BOY}|{_GIRL})\b{AFTER}")
_ON_ROLL: Final = re.compile(
    rf"\b(?P<det>you have|there are|they are|are) (?:two|three|four) (?P<word>{_BOYS}|{_GIRLS})\b"
    r"(?= on roll| registered| with you| at (?:your|the) (?:school|practice|surgery))"
)
_MANY: Final = ("boys", "lads", "sons", "brothers", "girls", "lasses", "daughters", "sisters")
_ELDER: Final = re.compile(
    r"\b(?P<det>the|your) (?P<age>elder|eldest|older|oldest|younger|youngest|middle) "
    rf"(?P<word>{_BOY}|{_GIRL})\b{AFTER}"
)
_THE_ELDEST: Final = re.compile(
    rf"\b(?P<det>the|your) (?P<word>{_BOY}|{_GIRL}), (?:who is |being |as )?the "
    r"(?P<age>elder|eldest|older|oldest|younger|youngest)\b(?! (?:one )?of (?:her|his|them|your b))"
)
_WHO_IS: Final = re.compile(
    r"\bthe (?P<age>elder|eldest|older|oldest|younger|youngest)(?: of (?:the|your) (?:two|three|"
    r"four|five|children|siblings)| child| one| sibling)?, (?:"
    rf"an? (?:[a-z-]+,? ){{0,3}}?(?P<word>{_BOY}|{_GIRL})\b|(?P<pro>he|she) (?!said|says)[a-z]+)"
)
_MIDDLE: Final = re.compile(r"\b(?:the|your) (?P<word>middle (?:child|one|sibling))\b")
_TWINS: Final = re.compile(
    rf"\b(?P<det>the|your|these|both|our|two)(?: {_FEW}|: | - )"
    r"(?P<word>twins|triplets|quads|quadruplets)\b"
    rf"{AFTER}"
)
_TO_THEM: Final = re.compile(
    rf"\b(?:tell|told|remind|assure|asked|ask|explain to|reassure) (?P<det>the|your|both) {_FEW}"
    rf"(?P<word>{_BOYS}|{_GIRLS}) (?=that|how|what|why|to|if|about)"
)
_FAMILY_OF: Final = re.compile(
    rf"\b(?P<det>)(?:father|mother|parent|dad|mum)s? of (?:his |her |their )?(?P<num>{COUNT} )?"
    rf"(?P<word>{_BOYS}|{_GIRLS})\b{AFTER}"
)
_TWIN: Final = re.compile(
    r"\b(?P<det>his|her|their|your) (?P<word>twin(?: brother| sister)?)\b(?!-|['\u2019]s? (?!child)"
    r"| (?:beds?|rooms?))"
)
_BOTH: Final = re.compile(
    r"both (?:of )?(?:the |your |these |subject )*(?P<word>children|kids|siblings)\b"
)
_ONLY: Final = re.compile(
    r"\b(?:(?:an|your|the|their|her|his) (?P<word>only child)\b"
    r"(?! (?:who|to|in (?!the case)|that)\b)|"
    r"there is (?:only|just) (?:the )?one child\b(?! (?:who|in|at|that)\b)|"
    r"as an? (?:mother|father|mum|dad|parent) of one\b)"
)
_SURELY: Final = re.compile(r"there |as an? |your only|the only child in the case")
_NO_SIBLING: Final = re.compile(
    r"\b(?:with|has|having|have|had) no (?P<word>siblings?|brothers? or sisters?|"
    r"sisters? or brothers?)\b(?! (?:who|in|at|to (?!lean|play|talk|share|turn))\b)"
)
_BABY: Final = re.compile(
    r"\b(?:the|your|this) (?:little |small |tiny |newborn )?(?P<word>baby|infant|newborn)\b"
    r"(?!-|['\u2019]s (?:room|seat|clothes|mother|father|mum|dad|grand)|s|"
    r" (?:of|in|at|next|monitor|clothes|seat|unit|food|milk|room|group|photos?|"
    r"pictures?|sister|brother|class|school|clinic|bath|grand|that|who is due)\b)|"
    r"\bwith an? (?P<new>newborn)\b"
)
_SOME_OF: Final = re.compile(r"\b(?:some|most|many|few|several|two|three|four) of $")
_NOT_SO: Final = re.compile(r"\b(?:not|n['\u2019]t|if|like|i)\b")
_YOU: Final = re.compile(r"\byou\b")
_AS_ONE: Final = re.compile(
    r"\b(?:like|as|is|was|be|been|still|always) $|\b(?:when|since|expect\w*|pregnan\w*|due|unborn|"
    r"calls?|called|friend|neighbour|doll|cousin|aunt|sister-in-law|partner)\b"
)
_THEIR_SIBLING: Final = re.compile(
    r"\b(?:the|both|your) (?:children|kids|siblings)\b[^.;:\n]{0,200}?[,;] their "
    r"(?:little |big |older |younger |elder )?(?P<word>brother|sister)\b"
)
_SEEN: Final = re.compile(
    r"\bchildren\b[^.:\n]{0,200}; their (?:[a-z]+ )?(?P<word>brother|sister)\b"
)
_OWN_BABY_AGE: Final = 3


def children_said(
    matter: Matter, case: Case, telling: Telling, *, own: bool, you: Person | None
) -> Iterator[Unfit]:
    """Give the words for the children together that the record contradicts.

    `you` is whom a letter to one person of the record calls "you"; `own` is False in an enclosure.
    """
    small = telling.text.lower()
    if len(small) != len(telling.text):
        return
    said = Said(matter=matter, case=case, telling=telling, small=small, you=you)
    for words, find in _FINDERS:
        if any(word in small for word in words):
            yield from find(said)
    yield from children_counted(said)
    if own and you is None and "on roll" in small:
        yield from _on_roll(said)


def _several(said: Said) -> Iterator[Unfit]:
    """Give "the boys" where there are not two of them."""
    for pattern in (_SEVERAL, _FAMILY_OF):
        for found in pattern.finditer(said.small):
            yield from _too_many(said, found, number_said(found["num"]) if found["num"] else PAIR)
    for found in _TO_THEM.finditer(said.small):
        yield from _too_many(said, found, PAIR)


def _of_two(said: Said) -> Iterator[Unfit]:
    """Give "neither boy" where there are not two of them."""
    for found in _OF_TWO.finditer(said.small):
        yield from _too_many(said, found, PAIR)


def _too_many(said: Said, found: re.Match[str], count: int) -> Iterator[Unfit]:
    brood = said.brood(found["det"])
    if brood is None or not brood.children:
        return
    if brood.most(HE if found["he"] else SHE) < count and not _is_elsewhere(said, found):
        start, end = found.span()
        neither = found["det"] == "either" and said.small.startswith("n", start - 1)
        yield said.unfit((start - neither, end), brood)


def _is_elsewhere(said: Said, found: re.Match[str]) -> bool:
    """Say whether others may be meant: told of before, a crowd, siblings of a grown-up."""
    first, _ = said.sentence(found.start())
    yours = "your" in found["det"]
    word = found["word"]
    some = _SOME_OF.search(said.small, max(first, found.start() - 12), found.start())
    if some or (not yours and said.has_a_crowd(found.start())):
        return True
    if word.rstrip("s") in {"brother", "sister"} and (
        yours or said.speaks_of_grown_ups(first, found.start())
    ):
        return True
    earlier = said.small.rfind(word.rstrip("s"), 0, found.start())
    return earlier >= 0 and not re.search(rf"\b{_THESE} {_FEW}$", said.small[:earlier][-40:])


def _elder(said: Said) -> Iterator[Unfit]:
    """Give "the elder boy" where the elder is a girl and there is one boy."""
    for found in (*_ELDER.finditer(said.small), *_THE_ELDEST.finditer(said.small)):
        brood = said.brood(found["det"])
        if brood is None or not brood.several or said.has_a_crowd(found.start()):
            continue
        sex, age = HE if found["he"] else SHE, found["age"]
        count = brood.most(sex)
        extreme = brood.youngest() if age.startswith("young") else brood.oldest()
        fits = extreme is not None and brood.sex(extreme) in {sex, ""}
        unsure = extreme is None and count
        if age == "middle":
            fits, unsure = brood.has_middle, False
        if count < PAIR and not fits and not unsure:
            yield said.unfit(found.span(), brood)
    for found in _WHO_IS.finditer(said.small):
        brood = said.known.known
        extreme = brood.youngest() if found["age"].startswith("young") else brood.oldest()
        sex = HE if found["he"] or found["pro"] == "he" else SHE
        if extreme is not None and brood.several and brood.sex(extreme) not in {sex, ""}:
            yield said.unfit(found.span(), brood)


def _middle(said: Said) -> Iterator[Unfit]:
    for found in _MIDDLE.finditer(said.small):
        if not said.known.known.has_middle:
            yield said.unfit(found.span(), said.known.known)


def _twins(said: Said) -> Iterator[Unfit]:
    """Give "the twins" and "her twin" where no two were born together."""
    for found in _TWINS.finditer(said.small):
        brood = said.brood(found["det"]) or said.known.known
        count = PAIR if found["word"] == "twins" else PAIR + 1
        if not brood.may_be_twins(count) and not said.has_a_crowd(found.start()):
            yield said.unfit(found.span(), brood)
    for found in _TWIN.finditer(said.small):
        first, _ = said.sentence(found.start())
        yours = found["det"] == "your" and said.you not in said.known.known.children
        named = said.named_after(found.end())
        crowd = not named and said.has_a_crowd(found.start())
        if yours or crowd or said.speaks_of_grown_ups(first, found.start()):
            continue
        if not said.known.known.may_be_twins():
            yield said.unfit(found.span(), said.known.known)


def _both(said: Said) -> Iterator[Unfit]:
    for found in _BOTH.finditer(said.small):
        if len(said.known.known) == 1:
            yield said.unfit(found.span(), said.known.known)


def _alone(said: Said) -> Iterator[Unfit]:
    """Give "an only child" where there are two."""
    for pattern in (_ONLY, _NO_SIBLING):
        for found in pattern.finditer(said.small):
            first, last = said.sentence(found.start())
            near = said.small[max(first, found.start() - 40) : found.start()]
            if not said.known.known.several or _NOT_SO.search(near):
                continue
            sure = _SURELY.match(said.small, found.start()) is not None
            other = "your" not in found[0] and _YOU.search(said.small, first, found.end())
            if sure or (not other and not said.speaks_of_grown_ups(first, last)):
                yield said.unfit(found.span(), said.known.known)


def _baby(said: Said) -> Iterator[Unfit]:
    """Give "the baby" where the youngest is long at school."""
    for found in _BABY.finditer(said.small):
        brood = said.known.known
        first, _ = said.sentence(found.start())
        if not brood.at_least(_OWN_BABY_AGE, said.today) or _AS_ONE.search(
            said.small, first, found.start()
        ):
            continue
        if not said.has_a_crowd(found.start()):
            yield said.unfit(found.span(), brood)


def _sibling(said: Said) -> Iterator[Unfit]:
    """Give "the children ...; their brother ..." where every brother is one of them."""
    known, subjects = said.known.known, said.known.subjects
    if len(known) > len(subjects) or not subjects.several:
        return
    for pattern in (_THEIR_SIBLING, _SEEN):
        for found in pattern.finditer(said.small):
            if not said.speaks_of_grown_ups(found.start(), found.start("word")):
                yield said.unfit(found.span("word"), known)


def _on_roll(said: Said) -> Iterator[Unfit]:
    for found in _ON_ROLL.finditer(said.small):
        if said.known.known.most(HE if found["he"] else SHE) < PAIR:
            yield said.unfit(found.span(), said.known.known)


_FINDERS: Final[tuple[tuple[tuple[str, ...], Callable[[Said], Iterator[Unfit]]], ...]] = (
    (tuple(f" {one}" for one in _MANY), _several),
    (("either ",), _of_two),
    (("elder ", "eldest", "older ", "oldest", "younge", "middle "), _elder),
    (("middle ",), _middle),
    (("twin", "triplet", "quad"), _twins),
    (("both ",), _both),
    (("only child", "one child", " of one", " no sibling", " no brother", " no sister"), _alone),
    (("baby", "infant", "newborn"), _baby),
    (("their brother", "their sister"), _sibling),
    (("brother", "sister"), siblings_said),
    (("with whom", " who ", "care of", "live", "living", "placed"), carers_said),
    (("foster", "adopt", "kinship", "guardian"), fosterers_said),
    (("mums", "mothers", "mummies", "dads", "fathers", "daddies", "other ", "late ", "deceased",
      "died", "death", "passed away", "parents, "), parents_said),
    (("applicant", "respondent"), sides_said),
    (("husband", "wife"), spouses_said),
    (
        ("girl", "boy", "lad", "lass", "son", "daughter", ", your ", ", our ", ", little "),
        called_said,
    ),
    (("cousins", "friends", "twins"), siblings_named),
    (("eldest", "oldest", "elder", "first", "young"), order_said),
    (("toddler", "teenage", "unborn", "baby", "infant", "newborn", "year", "both ", "minutes ",
      "hours "), growing_said),
)  # fmt: skip
