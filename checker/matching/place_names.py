"""What the name of a town or a village looks like, and what can only be a dwelling.

No gazetteer: the larger post towns by name, and the endings and beginnings that British place
names have and words for dwellings have not. What is neither is not known, and a person looks at it.
"""

import re
from collections.abc import Iterable

from checker.matching.vocabulary import (
    BUILDING_TYPES,
    DIRECTIONS,
    FILLERS,
    FLOORS,
    MARKS,
    PLACE_TYPES,
    QUALIFIERS,
    STRONG_TYPES,
    UNIT_WORDS,
)

_TOWNS = """
aberdeen aberystwyth accrington aldershot andover armagh ascot ashford aylesbury ayr banbury
bangor barnet barnsley barrow barry basildon basingstoke bath batley bedford belfast bexley
birkenhead birmingham blackburn blackpool bodmin bolton boston bournemouth bracknell bradford
brecon brentwood bridgend bridgwater brighton bristol brixton bromley bude burnley bury
camberley camborne cambridge cannock canterbury cardiff carlisle carmarthen chatham chelmsford
cheltenham chester chesterfield chichester chippenham chorley clacton cleethorpes colchester
coleraine colne corby coventry crawley crewe croydon cwmbran darlington dartford deal derby
dewsbury doncaster dorchester dorking douglas dover dudley dumfries dundee dunstable durham
ealing eastbourne edinburgh ely enfield epping epsom exeter exmouth falkirk falmouth fareham
farnham fleet folkestone frome gateshead gillingham glasgow glossop gloucester goole gosport
grantham gravesend greenwich grimsby guildford hackney halifax hamilton harlow harrogate harrow
hartlepool hastings hatfield havant haverhill hemel hendon henley hereford hertford hexham
hitchin honiton horsham hounslow hove huddersfield hull huntingdon hyde ilford inverness ipswich
keighley kendal kettering kidderminster kilmarnock kirkcaldy lambeth lancaster launceston
leamington leeds leek leicester leigh lewes lewisham lichfield lincoln lisburn liverpool
livingston llandudno llanelli london londonderry loughborough lowestoft ludlow luton lytham
macclesfield maidenhead maidstone maldon malvern manchester mansfield margate matlock
middlesbrough mold morecambe morpeth motherwell neath nelson newark newbury newcastle newport
newquay newry newton northampton northwich norwich nottingham nuneaton oakham oldham omagh
oswestry oxford paisley penrith penzance perth peterborough plymouth pontefract poole portsmouth
preston pudsey ramsgate reading redcar redditch redhill redruth reigate retford rhyl richmond
ripon rochdale rochester romford romsey rotherham rugby rugeley runcorn ryde rye sale salford
salisbury scarborough scunthorpe selby sevenoaks sheffield shrewsbury sittingbourne skegness
skipton sleaford slough solihull southampton southend southport southwark spalding stafford
stamford stevenage stirling stockport stoke stourbridge stratford stroud sudbury sunderland
sutton swansea swindon tamworth taunton telford tilbury tiverton tonbridge torquay tottenham
trowbridge truro twickenham uxbridge wakefield wallasey walsall waltham walton warrington
warwick watford wells welwyn wembley weymouth whitby whitehaven whitstable wick widnes wigan
wilmslow wimbledon winchester windsor wisbech witney woking wokingham wolverhampton woolwich
worcester workington worksop worthing wrexham yarmouth yeovil york
"""
_MORE_DWELLINGS = """
bedroom bedrooms lean
balcony business catering dungeon farmstead homestead lobby pontoon stairwell warden wardens
caretaker caretakers manager managers matron matrons porter porters
barge boat boathouse box bunker bunkhouse cellar compartment conservatory container cowshed
dairy digs door doorway dorm dormitory dower extension flats floor garages gazebo home homes
houseboat hut hutment kennels level lodgings log mobile narrowboat outbuildings parlour pavilion
portacabin portakabin quarters reception refuge rooms shelter shops static summerhouse surgery
tent trailer treehouse units van yurt
"""

TOWNS = frozenset(_TOWNS.split())

DWELLINGS = (
    frozenset(UNIT_WORDS)
    | (MARKS - {"over", "side", "land", "back"})
    | frozenset(_MORE_DWELLINGS.split())
)
"""Words that point at a door of its own wherever they stand behind a street."""

_ROWS_OF_DOORS = frozenset({"row", "wharf", "quay", "fold"})
"""Words that may end a village's name, and as likely a row of houses behind a street."""
_DOORS_ONLY = DWELLINGS - BUILDING_TYPES
_PLACE_ENDS = PLACE_TYPES - _ROWS_OF_DOORS
_STREET_ENDS = STRONG_TYPES - PLACE_TYPES
_SMALL_WORDS = QUALIFIERS | FILLERS
_TELLS_NOTHING = QUALIFIERS | DIRECTIONS | FLOORS | FILLERS | STRONG_TYPES
_ENDINGS = re.compile(
    r"\w{2,}(?:ton|ham|ley|ford|bury|borough|burgh|by|wick|wich|worth|stead|thorpe|minster|mouth|pool|"
    r"chester|caster|dale|ington|ingley|hurst|combe|bourne|borne|well|ness|ering|forth|stow|ster|"
    r"leigh|town|don|den|sall|shaw|beck|firth|toft|thwaite|wold|wolds|moor|mere|sey|gate|bridge|"
    r"market|castle|haven|cester|ingham|wyke)",
)
_BEGINNINGS = re.compile(
    r"(?:north|south|east|west)(?:side|wood|field|fields|end|hill|cote|over|lea)|"
    r"(?:llan|aber|pont|tre|pen|caer|inver|kil|dun|bal|auchter|strath|bally|drum|cwm)\w{3,}",
)


def is_place_name(words: tuple[str, ...]) -> bool:
    """Say whether words are a town or a village, so that to leave them out changes nothing.

    >>> is_place_name(("little", "wittering")), is_place_name(("houseboat",))
    (True, False)
    """
    if is_dwelling(words) or words[0] == "the":
        return False
    if len(words) > 1 and words[-1] in _PLACE_ENDS:
        return True
    telling = [word for word in words if word not in _SMALL_WORDS]
    return any(
        word in TOWNS or _ENDINGS.fullmatch(word) or _BEGINNINGS.fullmatch(word) for word in telling
    )


def is_dwelling(words: tuple[str, ...]) -> bool:
    """Say whether words behind a street point at a door of its own, or at part of a building."""
    return (
        all(word in _TELLS_NOTHING for word in words)
        or any(word in DWELLINGS or not word.isalpha() or len(word) == 1 for word in words)
        or words[-1] in BUILDING_TYPES
        or (len(words) > 1 and words[-1] in _STREET_ENDS)
    )


def names_a_door(words: Iterable[str]) -> bool:
    """Say whether some word means a part of a building, or a hut: not merely a house's name."""
    return any(word in _DOORS_ONLY or not word.isalpha() or len(word) == 1 for word in words)
