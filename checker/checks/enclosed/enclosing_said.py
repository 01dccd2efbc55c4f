"""The sentences by which a letter says that something goes with it."""

from checker.matching.needing import needing

_THIS = r"this (?:letter|email|e-mail|message)"
_IN_IT = r"(?:this|this (?:letter|email|e-mail|message|envelope|pack)|the (?:envelope|pack))"
_PAPERS = (
    r"reports?|minutes|orders?|forms?|statements?|chronology|plan|bundle|schedule"
    r"|documents?|copy|copies|applications?|certificates?|summary|questionnaire|agenda|notice"
)
SAID = (
    needing(
        "enclose|attach",
        r"\b(?:i|we)(?:,? (?:also|now|therefore|again|herewith))* (?:enclose|attach)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "enclos|attach",
        r"\b(?:i|we)(?: have|'ve|\u2019ve| am| are)(?: also| now)?"
        r" (?:enclos(?:ed|ing)|attach(?:ed|ing))\b"
        r"(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "enclosed|attached",
        r"\b(?:find|see|read|sign|complete|return)(?: (?:the|my|our))? (?:enclosed|attached)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "enclosed|attached",
        r"(?:^|(?<=[.;?!] ))(?:enclosed|attached)(?: with this (?:letter|email|message))?,?"
        r"(?: (?:is|are|please find|you will find|herewith))+\b(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "enclosed|attached",
        r"(?P<what>\b(?:a|an|the|my|our|your|both|two|three|four) [^.;?!,\n]{2,80}?)"
        r" (?:is|are)(?: also| now| both| all)? (?:enclosed|attached)\b"
        r"(?! to\b(?! (?:this|the|my|our) (?:letter|email|e-mail|message)\b))",
    ),
    needing(
        "enclosed|attached",
        r"\b(?:find|see) (?P<what>(?:a|an|the|my|our|your|copies) [^.;?!,\n]{2,80}?)"
        r" (?:enclosed|attached)\b(?! to\b)",
    ),
    needing(
        "with this|accompanying this|in this",
        rf"(?:^|(?<=[.;?!] ))(?:together with|with|accompanying|in) {_THIS},?"
        r" (?:is|are|comes?|you will (?:also )?find|please find|there is|there are)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "with this",
        r"\b(?:i|we)(?: have| am| are)?(?: also| now)? (?:includ(?:e|ed|ing)|send(?:ing)?)"
        rf" (?:you )?(?P<what>(?:a|an|the|my|our|your|"
        rf"copies)\b[^.;?!\n]{{2,160}}?) with {_THIS}\b",
    ),
    needing(
        "herewith|way of service",
        r"(?:\b(?:i|we) send (?:you )?herewith|(?:^|(?<=[.;?!] ))herewith(?: is| are)?"
        r"|\bby way of service,? (?:please )?find)\b(?! (?:enclosed|attached)\b)"
        r"(?P<what>[^.;?!\n]{2,240})",
    ),
    needing(
        "enclosed|attached",
        rf"\bthe (?:enclosed|attached) (?P<what>(?:[a-z]+ ){{0,3}}?(?:{_PAPERS}))\b",
    ),
    needing(
        "accompan",
        rf"(?P<what>\b(?:a|an|the|my|our) [^.;?!,\n]{{2,80}}?) accompan(?:ies|y) {_THIS}\b",
    ),
    needing(
        "enclosed|attached|appended",
        r"(?:^|(?<=[.;?!] ))(?:also )?(?:(?<=also )(?:enclosed|attached)|appended) (?:is|are)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
    ),
    needing(
        "enc|attached",
        rf"^\W*(?P<what>(?:(?:sealed|signed|draft) )?(?:{_PAPERS})"
        r"(?: (?:of|order|from|by)[^.;?!,\n]{0,60}?)?)"
        r" (?:encl?|(?:to be found )?enclosed|attached)\W*$",
    ),
    needing(
        "go with|goes with|come with|comes with|travel with|travels with|back of|behind|inside|"
        "forwarded with|sent with|envelope|pack",
        r"(?P<what>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?) (?:(?:goes|go|"
        r"comes?|travels?)"
        rf" with|(?:is|are)(?: also)? (?:at the back of|behind|inside|forwarded with|"
        rf"sent with)) {_IN_IT}\b|"
        r"(?P<also>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?)"
        r" (?:is|are)(?: also)? in (?:this|the) (?:envelope|pack)\b",
    ),
    needing(
        "appended|annexed|encl|attd",
        r"(?P<what>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?) (?:is|"
        r"are)(?: also| now)? "
        r"(?:appended|annexed|encl|attd)\b(?! to\b(?! (?:this|the|my|our) (?:letter|email|"
        r"message)\b))",
    ),
    needing(
        "put |slipped |tucked |popped |placed |return",
        r"\b(?:i|we)(?: have|['\u2019]ve| am| are)? (?:also )?(?:put|slipped|tucked|popped|"
        r"placed|return(?:ing)?)"
        rf" (?P<what>(?:a|an|the|my|our|your)\b[^.;?!\n]{{2,120}}?) (?:in with|inside|with|"
        rf"in) {_IN_IT}\b",
    ),
    needing(
        "in this|in the envelope|in the pack",
        rf"\b(?:also )?in {_IN_IT}(?::|,? (?:is|are|"
        rf"you will find))(?P<what>[^.;?!\n]{{2,160}})",
    ),
    needing(
        "enclosing",
        r"\b(?:pleasure in|by) enclosing (?P<what>(?:a|an|the|my|our|your|copies|"
        r"two)\b[^.;?!\n]{2,160})",
    ),
    needing(
        "alongside|with this|in this|envelope|pack",
        r"\b(?:alongside|with) this letter,? you (?:should|will|ought to)(?: also)? (?:have|"
        r"find|see)\b"
        r"(?P<what>[^.;?!\n]{2,160})|\byou(?: should| will|['\u2019]ll)(?: also)? (?:have|find|see)"
        rf" (?P<also>(?:a|an|the|my|our|your|both|two|three|four)\b[^.;?!\n]{{2,100}}?)"
        rf" (?:alongside|with|in) {_IN_IT}\b",
    ),
    needing(
        "enclosed|attached",
        r"\b(?:complete|sign|read|see|return|use|fill in) (?P<what>(?:a|the|my|"
        r"our) [^.;?!,\n]{2,60}?)"
        r" (?:attached|enclosed)\b(?! to\b)",
    ),
    needing(
        "amg|atodi|gweler",
        r"\b(?:rwy['\u2019]n|rydym yn|rwyf yn|yr wyf yn) (?:amgaeu|amg\u00e1u|"
        r"atodi)(?P<what>[^.;?!\n]{2,160})|"
        r"\bgweler (?:yr?|y|fy|ein) (?P<also>[^.;?!\n]{2,60}?) (?:amgaeedig|ynghlwm)\b",
    ),
    needing(
        "amga|atod",
        r"\b(?:amgaeaf|amgaewn|amgaeir|atodaf|atodwn|atodir)\b(?P<what>[^.;?!\n]{0,240})",
    ),
)
SIGNS = (
    "encl", "attach", "attd", "append", "annex", "this", "envelope", "pack", "herewith",
    "way of service", "amga", "atod", "ynghlwm",
)  # fmt: skip
"""Without one of these nothing in `SAID` can stand in a text."""
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_HOW_MANY = r"(?P<many>two|three|four|five|six|[2-9])"
_THINGS = r"(?:other )?(?:documents|papers|enclosures|attachments|items)"
_COUNTED = (
    needing(
        "documents|papers|enclosures|attachments|items",
        rf"\b(?:comes with|contains|(?:i|we) (?:now )?(?:enclose|attach)|(?:find|see) (?:the )?"
        rf"(?:enclosed|attached)|(?:am|are) (?:enclosing|attaching))(?: the)?(?: following)?"
        rf" {_HOW_MANY} {_THINGS}\b",
    ),
    needing(
        "documents|papers|enclosures|attachments|items",
        rf"\b{_HOW_MANY} {_THINGS} (?:(?:go|come)(?:es)? with|(?:are|is) (?:also )?(?:enclosed|"
        rf"attached)|accompany) ?(?:this|the|your|it|$|[.:;,])",
    ),
)
_AT_LEAST = needing(
    "forms|leaflets|letters|reports|orders|statements|documents",
    r"\b(?:enclos\w+|attach\w+|find)\b[^.;]{0,30}?\b(?P<many>two|both|three|four) "
    r"(?:[a-z]+ )?(?:forms|leaflets|letters|reports|orders|statements|documents)\b|"
    r"\b(?P<also>two|both|three|four) (?:[a-z]+ )?(?:forms|leaflets|letters|reports|orders|"
    r"statements) (?:are|is) (?:enclosed|attached)\b",
)


def counted_in(text: str) -> int | None:
    """Give how many documents a sentence says go with the letter, or None.

    >>> counted_in("Four documents go with this letter.")
    4
    """
    for pattern in _COUNTED:
        if found := pattern.search(text):
            many = found["many"].lower()
            return _NUMBERS.get(many) or int(many)
    return None


def at_least_in(text: str) -> int:
    """Give how many files a sentence needs at the least: "both forms are enclosed" two.

    >>> at_least_in("Both forms are enclosed.")
    2
    """
    found = _AT_LEAST.search(text)
    return _NUMBERS[(found["many"] or found["also"]).lower()] if found else 0
