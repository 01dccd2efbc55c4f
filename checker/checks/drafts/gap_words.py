"""Words and signs that a template has where its author still has to write, choose or strike out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checks.people.spoken_of import spelt
from checker.matching.caseless import Caseless, caseless, small_letters
from checker.matching.needing import holds
from checker.model import Span
from checker.settings import Policy, word_list

LAWFUL = re.compile(
    r"\[(?:sic|(?:\w+ )?(?:redacted|withheld|removed|illegible|inaudible|unclear)|emphasis added|"
    r"signed|sealed|seal|end|page \d+|confidential|official[\w -]*|blank|[12]\d{3})\]",
    re.IGNORECASE,
)
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)"
_SLASHED = rf"{_TITLES} ?/ ?(?:Mrs|Mr|Ms|Miss|Mx)"
_BEFORE = r"\b(?:dear|on|at|by|to|is|with|of|from|for|met|saw|and|dated|called|named)"
_ALWAYS = (
    r"\bDD MMM? YY(?:YY)?\b|\b00/00/0{2,4}\b",
    r"\{%[^%\n]{1,60}%\}|\$\{[\w.]{2,40}\}|(?:<|\{|&lt;)[a-z]+(?:_[a-z]+)+(?:>|\}|&gt;)",
    (
        r"\b(?-i:xx|XX) (?:January|February|March|April|May|June|July|August|September|October|"
        r"November|"
        r"December)\b|\b(?-i:XX|xx)th of\b|\bx\.xx ?[ap]m\b"
    ),
    r"(?<=, )x{4,}(?=,)",
    (
        r"(?-i:\*{3} ?(?:CHECK|TO ?DO|INSERT|ADD|CONFIRM|DATE|NAME)[A-Z ]{0,30}\*{3})|(?-i:\bTODO:|"
        r"\bFIXME\b)"
    ),
    r"(?-i:(?<=[a-z ] )\((?:NAME|DATE|TIME|VENUE|ADDRESS|DATE OF HEARING|CHILD|COURT)\))",
    r"^\s*select (?:an option|from (?:the )?drop-?down)|\bstart typing here\b",
    r"<(?:paste|insert|add|enter) [^<>\n]{1,40}>",
    (
        r"\[(?:name|address|date|time|venue|title|surname|first ?name|forename|recipient|"
        r"case (?:no|number)|reference|x{2,})\b[^\]\n]{0,60}\]"
    ),
    r"(?-i:\[[A-Z][A-Z /'-]{3,40}\])|(?-i:\[[A-Z]{3}[A-Z /'-]{0,40} \d\])",
    r"\u00ab[^\u00bb\n]{1,60}\u00bb|<<[^<>\n]{1,60}>>|\{\{[^{}\n]{1,60}\}\}",
    r"\bDD[/. -]MM[/. -]YY(?:YY)?\b",
    (
        r"\b(?:delete|strike out) (?:as |where |if )?(?:not )?(?:appropriate|applicable|necessary|"
        r"relevant)\b"
    ),
    r"\*\s*delete\b",
    (
        r"\b(?:insert|enter|type) (?:a |the )?(?:name|date|address|case number|text|paragraph|"
        r"details|wording|reference) here\b"
    ),
    r"\btype text here\b",
    r"(?-i:\bINSERT [A-Z]{3,})",
    r"\bclick (?:or tap )?(?:here )?to enter\b",
    r"(?<!will )(?<!can )(?<!may )(?<!to )\bchoose an item(?:\.|\s*$)",
    r"\bXX[/.]XX[/.](?:XX(?:XX)?|\d{2,4})\b",
    r"\berror! (?:reference source|bookmark|no text|not a valid)\b",
    r"\blorem ipsum\b",
    r"(?-i:\bMERGEFIELD\b)|#(?:NAME\?|REF!|N/A\b|VALUE!|DIV/0!)",
    r"(?<!\S)X{4,}(?!\S)",
    # The greeting.
    rf"^\s*Dear {_SLASHED}(?:/\w+)*",
    (
        rf"^\s*Dear (?:{_TITLES}\.? )?(?:_{{2,}}|\.{{3,}}|\u2026+|\?+|x{{3,}}|null|none|undefined|"
        r"nan|(?-i:NAME|NAMES|SURNAME|PARENT|CLIENT)|sir/madam/name)(?=\W|$)"
    ),
    r"^\s*undefined\s*$",
    # Letters for what is not known yet.
    rf"\b{_TITLES}\.? x{{3,}}(?!\w)",
    r"\b(?:spoke to|met|saw|you and|visited|called|with|at|on|is|from) (?:x{3,}|(?-i:XX))(?![\w/])",
    r"\u00a3\s?(?:X{2,}(?!\w)|_{2,}|\[)",
    r"(?-i:\b0\d{0,3}X{2,}[ X]*)",
    r"(?:\b(?:on|at|is|number|no|ref|reference|venue|name)[:.]? ?\(?|: ?)(?-i:TBC|TBA|tbc|tba)\b",
    r"\b(?:on|at|by|with|is) \(to be (?:confirmed|advised|completed|added)\)",
    r"(?-i:\bTO BE (?:CONFIRMED|COMPLETED|ADDED|INSERTED|ADVISED)\b)",
    (
        r"(?:\b(?:is|on|at|to|the|of|by|number|ref|reference|called|named|dated)[: ]\s?|"
        r"\[)\?{2,}(?!\w)"
    ),
    # Blanks.
    r"\[[\u25cf\u2022\u25a0\u25c6_?][\u25cf\u2022\u25a0\u25c6_? ]{0,20}\]",
    r"\b(?:on|at|dated|by|of|to) \[\s{0,20}\]",
    (
        r"\b(?:hearing|appointment|visit|meeting|order|application|met you|see you|saw you)\b"
        r"[^.\n_]{0,40}\b(?:on|at|of|with|dated) ?_{2,}"
    ),
    r"\b(?:on|dated) {1,4}/ {1,4}/ ?\d{0,4}",
    # What to choose from.
    (
        r"\b(?:he/she|she/he|s/he) (?:has |had |also )?(?:told|said|stated|attended|lives|reported|"
        r"described|spoke|confirmed|explained|came|did|does not (?:want|agree|accept))\b"
    ),
    (
        r"\b(?:I|we) (?:have |also )?(?:saw|seen|met|visited|spoke (?:to|with)|spoken (?:to|with)|"
        r"asked|"
        r"telephoned|told) (?:him/her|her/him)\b"
    ),
    r"\b(?:his/her|her/his) \w+ (?:will|told|has|was|said)\b",
    (
        r"\b(?:mother/father|father/mother|applicant/respondent|respondent/applicant)"
        r" (?:told|said|has|was|stated|attended|does|did|lives)\b"
    ),
    (
        r"\b(?:I|we) (?:will|would like to|have|saw|met) [^.\n]{0,30}\byour (?:son/daughter|"
        r"daughter/son)\b"
    ),
    (
        r"\b(?:you|the (?:court|mother|father|child|hearing)|he|she|it) "
        r"(?P<verb>should|will|must|can|is|was|has|have|are|may) ?/ ?(?P=verb) ?not\b"
    ),
    # What tells the author what to do.
    r"\bnote to (?:author|drafter|writer|admin|typist|self)\b",
    r"\b(?:remove|delete) before (?:sending|issue|printing)\b",
    r"(?<=[a-z] )(?-i:(?:CHILD|PARENT|MOTHER|FATHER|CLIENT|RECIPIENT)(?:['\u2019]?S)? NAMES?\b)",
    r"(?<= )(?:to|with|met|saw) child['\u2019]s name here\b",
)
_FORM = re.compile(
    r"\bI (?:agree|consent|confirm|do|am|give|wish|understand)\b|\bI (?:will|can|would|have) ?/|"
    r"\bsign(?:ed|ature)\b|\byes ?/ ?no\b|\bplease (?:tick|circle|complete)\b",
    re.IGNORECASE,
)
_OF_FORMS = re.compile(
    r"(?:delete|strike out)\b|.*_{2}|.*\[\s*\]|.*\((?!insert)", re.IGNORECASE | re.DOTALL
)
"""What the reader fills in has these of itself: "I will / will not attend (delete ...)"."""
_SIGN = re.compile(r"[\[<{%$@#_?(*~|\u00ab\u00a3/\u2026]|tb[ca]\b|dd.mm")
_SIGN_WORDS = (
    "xx", "insert", "enter", "delet", "strike", "click", "choose", "type", "lorem", "error!",
    "merge", "null", "none", "undefined", "to be", "note to", "name", "remove", "select", "start",
    "todo", "fixme", "x.x", "...",
)  # fmt: skip
_QUOTES = '"\u201c\u2018'


def gap_words(text: str, policy: Policy) -> Iterator[Span]:
    """Give where a line still has a template's gap.

    None is what a lawyer puts in brackets, what stands in brackets within a quotation, and what a
    form leaves for its reader to fill in.
    """
    small = small_letters(text)
    if not holds(small, _SIGN_WORDS) and _SIGN.search(small) is None:
        return
    fields, openers = word_list("gap_fields", policy), word_list("gap_openers", policy)
    pattern, field = _pattern(fields, openers)
    form = _FORM.search(text) is not None
    for found in pattern.finditer(text):
        if not LAWFUL.fullmatch(found[0]) and not (form and _OF_FORMS.match(found[0])):
            yield found.span()
    if not any(sign in text for sign in _QUOTES):
        for found in field.finditer(text):
            yield found.span()


@lru_cache(maxsize=8)
def _pattern(fields: tuple[str, ...], openers: tuple[str, ...]) -> tuple[Caseless, re.Pattern[str]]:
    """Give the pattern of gaps anywhere, and of a field's name in brackets outside quotations."""
    field, opener = spelt(fields), spelt(openers)
    every = (
        rf"\[\s?{opener}[^\]\n]{{0,80}}\]",
        rf"(?:<|\{{|\$\{{|@@|##|\|\|)\s?{field}\s?(?:>|\}}|@@|##|\|\|)",
        r"(?:<|\{)\s?insert\b[^<>{}\n]{0,40}[>}]",
        rf"(?-i:%(?=[A-Z])){field}%|(?-i:\$(?=[A-Z])){field}\$|~{field}~",
        r"(?-i:(?<!\w)__[A-Z]{3,20}__(?!\w))",
        rf"{_BEFORE} \((?:{field}|insert\b[^)\n]{{0,40}})\)(?!\s*[._\u2026]{{2}})",
        *_ALWAYS,
    )
    soft = rf"\[\s?{field}\s?\]|\b(?:on|at|dated) \[(?:\.{{3,}}|\u2026)\]"
    whole = "|".join(f"(?:{one})" for one in every)
    return caseless(whole), re.compile(soft, re.IGNORECASE)
