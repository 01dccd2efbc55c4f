"""The words of British addresses: street types, flats, counties, towns in two languages, titles.

Written for this product from common knowledge of how people write addresses; no outside list.
Every word is folded: lower case, no accents, no apostrophes, no full stops.
"""

STRONG_TYPES = frozenset({
    "road", "street", "lane", "avenue", "close", "crescent", "drive", "terrace", "gardens",
    "garden",
    "square", "way", "mews", "boulevard", "row", "walk", "parade", "grove", "place", "rise", "hill",
    "broadway", "approach", "yard", "circus", "causeway", "esplanade", "promenade", "wharf", "quay",
    "alley", "passage", "arcade", "embankment", "mall", "croft", "dene", "loan", "wynd",
    "brae", "drove", "highway", "bypass", "roundabout", "crossing", "villas", "cottages",
    "strand", "gate", "path", "track", "loke", "ginnel", "chase", "vale", "garth", "fold",
})  # fmt: skip
"""Words that end a street's name."""

WEAK_TYPES = frozenset({
    "green", "park", "cross", "end", "bank", "common", "heath", "bridge", "wood", "side",
    "view", "meadow", "meadows", "field", "fields", "orchard", "corner", "mount", "spinney",
    "copse", "down", "downs", "dale", "glade", "leas", "lea", "ridge", "reach", "estate", "link",
    "centre", "paddock", "paddocks", "court", "hall", "lodge", "race", "leat", "hollow", "nook",
    "brow", "knoll", "dell", "mead", "meads", "lawn", "lawns", "oval", "quadrant", "ride", "holt",
    "weir", "waterside", "acre", "acres", "twitten", "vennel", "glen", "coppice", "furlong",
    "pastures", "staithe", "wold", "hatch", "piece", "hurst", "dingle", "covert", "lock", "locks",
})  # fmt: skip
"""Words that end a street's name, and as often the name of a village or a building."""

PLACE_TYPES = frozenset({
    "green", "park", "cross", "end", "common", "heath", "bridge", "wood", "hill", "gate", "dale",
    "down", "downs", "vale", "chase", "ridge", "row", "fold", "dene", "wharf", "quay", "lea",
})  # fmt: skip
"""Words that may end the name of a village or a suburb: Wood Green, Forest Gate, Potters Bar."""

TYPE_FIRST = frozenset({
    "heol", "ffordd", "stryd", "lon", "clos", "rhodfa", "maes", "cwrt", "bryn", "llys", "cae",
    "parc", "gerddi", "teras", "rhiw", "rue", "via", "calle", "parade", "mount",
})  # fmt: skip
"""Words that may begin a street's name: Heol y Bont, Parade East."""

BUILDING_TYPES = frozenset({
    "house", "court", "cottage", "lodge", "hall", "mansions", "mansion", "tower", "towers",
    "point", "heights", "farm", "farmhouse", "barn", "mill", "manor", "grange", "rectory",
    "vicarage", "priory", "abbey", "villa", "bungalow", "chambers", "building", "buildings",
    "works", "centre", "hospital", "school", "college", "academy", "hostel", "hotel", "inn",
    "arms", "church", "chapel", "library", "surgery", "clinic", "station", "prison", "hmp",
    "hmyoi", "refuge", "shelter", "studios", "apartments", "flats", "maisonettes", "stables",
    "castle", "gatehouse", "stores", "offices", "complex", "campus", "barracks", "camp",
})  # fmt: skip
"""Words that end or begin the name of a building."""

DIRECTIONS = frozenset({"north", "south", "east", "west", "central"})
QUALIFIERS = DIRECTIONS | frozenset({
    "upper", "lower", "middle", "great", "little", "old", "new", "inner", "outer", "over", "nether",
    "high", "low", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth",
})  # fmt: skip
"""Words that tell two streets of otherwise one name apart."""

ABBREVIATIONS = {
    "rd": "road", "ln": "lane", "la": "lane", "ave": "avenue", "av": "avenue", "aven": "avenue",
    "cl": "close", "clo": "close", "cres": "crescent", "cresc": "crescent", "crs": "crescent",
    "drv": "drive", "ter": "terrace", "terr": "terrace", "tce": "terrace", "gdns": "gardens",
    "gdn": "garden", "gards": "gardens", "sq": "square", "wy": "way", "mws": "mews",
    "blvd": "boulevard", "boul": "boulevard", "wlk": "walk", "pde": "parade", "gr": "grove",
    "grv": "grove", "gro": "grove", "pl": "place", "bdwy": "broadway", "app": "approach",
    "yd": "yard", "cswy": "causeway", "esp": "esplanade", "prom": "promenade", "whf": "wharf",
    "pass": "passage", "arc": "arcade", "emb": "embankment", "cft": "croft", "str": "street",
    "grn": "green", "pk": "park", "bk": "bank", "cnr": "corner", "est": "estate", "ctr": "centre",
    "cntr": "centre", "cen": "centre", "center": "centre", "ct": "court", "crt": "court", "ldg":
    "lodge",
    "hse": "house", "ho": "house", "cott": "cottage", "cotts": "cottages", "fm": "farm",
    "bldg": "building", "bldgs": "buildings", "mans": "mansions", "hts": "heights", "twr": "tower",
    "chbrs": "chambers", "hosp": "hospital", "sch": "school", "coll": "college", "ind":
    "industrial",
    "bus": "business", "indl": "industrial", "mt": "mount", "nr": "near", "upr": "upper",
    "lwr": "lower", "gt": "great", "lt": "little", "ltl": "little", "nth": "north", "sth": "south",
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth",
    "6th": "sixth", "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth",
    "11th": "eleventh", "12th": "twelfth", "gnd": "ground", "grd": "ground", "bsmt": "basement",
    "flr": "floor", "lvl": "level", "annex": "annexe", "bung": "bungalow", "maisonnette":
    "maisonette",
    "dept": "department", "svcs": "services", "svc": "service", "saint": "st", "sainte": "st",
}  # fmt: skip
"""Short forms with one meaning. "St" and "Dr" have two, and are read by their place."""

_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS.split(), start=1)}

UNIT_WORDS = {
    "flat": "flat", "flt": "flat", "apartment": "flat", "apt": "flat", "appt": "flat",
    "fflat": "flat", "room": "room", "rm": "room", "unit": "unit", "suite": "suite", "ste": "suite",
    "ward": "ward", "plot": "plot", "pitch": "pitch", "berth": "berth", "mooring": "berth",
    "studio": "studio", "maisonette": "maisonette", "office": "office", "shop": "shop",
    "block": "block", "blk": "block", "stair": "stair", "staircase": "stair", "entrance":
    "entrance",
    "bay": "bay", "wing": "wing", "house": "house", "building": "building", "tower": "tower",
    "caravan": "caravan", "chalet": "chalet", "cell": "cell", "bedsit": "bedsit", "bed": "bed",
    "cabin": "cabin", "lot": "lot", "site": "site", "zone": "zone", "phase": "phase",
    "kiosk": "kiosk", "stall": "stall", "locker": "locker", "garage": "garage", "villa": "villa",
    "cottage": "cottage", "lodge": "lodge", "bungalow": "bungalow",
}  # fmt: skip
"""Words for a part of a building, and the one word that stands for each kind."""

UNIT_NEEDS_NUMBER = frozenset({
    "house", "building", "tower", "cottage", "lodge", "bungalow", "villa", "office", "shop", "bay",
    "wing", "site", "zone", "phase", "lot", "bed", "cell", "garage", "caravan", "chalet",
    "cabin", "room", "ward", "entrance", "stair", "block", "pitch", "berth", "plot", "kiosk",
    "stall", "locker", "unit", "suite",
})  # fmt: skip
"""Kinds that are a part of a building only with a number or a letter after them."""

FLOORS = frozenset({
    "basement", "ground", "garden", "attic", "top", "upper", "lower", "mezzanine", "penthouse",
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "hall", "raised",
})  # fmt: skip
"""Words that say on which floor a flat is."""

FLOOR_ACRONYMS = {
    "gff": ("ground", "floor", "flat"), "fff": ("first", "floor", "flat"),
    "sff": ("second", "floor", "flat"), "tff": ("top", "floor", "flat"),
    "lgff": ("lower", "ground", "floor", "flat"), "lgf": ("lower", "ground", "floor"),
    "gf": ("ground", "floor"),
}  # fmt: skip

MARKS = frozenset({
    "annexe", "rear", "front", "back", "above", "below", "behind", "opposite", "adjacent",
    "adjoining",
    "side", "left", "right", "penthouse", "basement", "attic", "outbuilding", "stables",
    "coachhouse",
    "over", "beside", "granny", "granary", "bothy", "loft", "byre", "outhouse", "workshop",
    "upstairs", "downstairs", "land", "shed", "stable",
})  # fmt: skip
"""Words that, outside a street's name, point at another door of the same plot."""

ALWAYS_MARKS = frozenset({
    "annexe", "upstairs", "downstairs", "outbuilding", "granary", "bothy", "outhouse", "coachhouse",
})  # fmt: skip
"""Marks that mean another door wherever they stand, unless a street's type follows."""

STREET_TAILS = frozenset(
    {"extension", "link", "spur", "loop", "flats", "mews", "back", "top", "bottom"},
)
"""Words that, straight after a street's type, still belong to its name."""

FILLERS = frozenset({"the", "of", "at", "no", "number", "near", "in"})

COUNTIES = frozenset({
    "avon", "bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire",
    "cleveland", "cornwall", "cumberland", "cumbria", "derbyshire", "devon", "dorset",
    "county durham", "east sussex", "essex", "gloucestershire", "greater london",
    "greater manchester", "hampshire", "herefordshire", "hertfordshire", "humberside",
    "huntingdonshire", "isle of wight", "kent", "lancashire", "leicestershire", "lincolnshire",
    "merseyside", "middlesex", "norfolk", "north yorkshire", "northamptonshire", "northumberland",
    "nottinghamshire", "oxfordshire", "rutland", "shropshire", "somerset", "south yorkshire",
    "staffordshire", "suffolk", "surrey", "sussex", "tyne and wear", "warwickshire",
    "west midlands", "west sussex", "west yorkshire", "westmorland", "wiltshire",
    "worcestershire", "yorkshire", "east yorkshire", "east riding of yorkshire",
    "north east lincolnshire", "north lincolnshire", "south gloucestershire",
    "anglesey", "blaenau gwent", "breconshire", "caerphilly", "cardiganshire", "carmarthenshire",
    "ceredigion", "clwyd", "conwy", "denbighshire", "dyfed", "flintshire", "glamorgan", "gwent",
    "gwynedd", "merionethshire", "mid glamorgan", "monmouthshire", "pembrokeshire", "powys",
    "south glamorgan", "vale of glamorgan", "west glamorgan", "sir benfro", "sir gar",
    "sir y fflint", "sir ddinbych", "ynys mon", "morgannwg", "sir fynwy", "isle of anglesey",
    "county antrim", "county armagh", "county down", "county fermanagh", "county londonderry",
    "county tyrone",
    "aberdeenshire", "argyll", "ayrshire", "banffshire", "berwickshire", "caithness", "fife",
    "dumfriesshire", "dunbartonshire", "east lothian", "inverness shire", "kirkcudbrightshire",
    "lanarkshire", "midlothian", "moray", "morayshire", "orkney", "peeblesshire", "perthshire",
    "renfrewshire", "ross shire", "roxburghshire", "selkirkshire", "stirlingshire", "sutherland",
    "west lothian", "wigtownshire", "borders", "isle of skye",
})  # fmt: skip
"""Counties, which the post does not need: they explain themselves."""

COUNTY_FORMS = {
    "beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire",
    "cambs": "cambridgeshire", "ches": "cheshire", "derbys": "derbyshire",
    "co durham": "county durham", "e sussex": "east sussex", "glos": "gloucestershire",
    "gloucs": "gloucestershire", "hants": "hampshire", "herefs": "herefordshire",
    "herts": "hertfordshire", "hunts": "huntingdonshire", "iow": "isle of wight",
    "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire",
    "middx": "middlesex", "n yorks": "north yorkshire", "n yorkshire": "north yorkshire",
    "north yorks": "north yorkshire", "northants": "northamptonshire",
    "northumb": "northumberland", "notts": "nottinghamshire", "oxon": "oxfordshire",
    "salop": "shropshire", "shrops": "shropshire", "som": "somerset", "s yorks": "south yorkshire",
    "south yorks": "south yorkshire", "s yorkshire": "south yorkshire", "staffs": "staffordshire",
    "tyne & wear": "tyne and wear", "warks": "warwickshire", "w midlands": "west midlands",
    "w mids": "west midlands", "w sussex": "west sussex", "w yorks": "west yorkshire",
    "west yorks": "west yorkshire", "w yorkshire": "west yorkshire", "wilts": "wiltshire",
    "worcs": "worcestershire", "yorks": "yorkshire", "e yorks": "east yorkshire",
    "east yorks": "east yorkshire", "co antrim": "county antrim", "co armagh": "county armagh",
    "co down": "county down", "co fermanagh": "county fermanagh",
    "co londonderry": "county londonderry", "co tyrone": "county tyrone", "carms":
    "carmarthenshire",
    "pembs": "pembrokeshire", "mon": "monmouthshire", "northd": "northumberland",
    "gtr manchester": "greater manchester", "gtr london": "greater london",
}  # fmt: skip

HOME_COUNTRIES = frozenset({
    "england", "wales", "scotland", "northern ireland", "united kingdom", "uk", "gb",
    "great britain", "cymru", "lloegr",
})  # fmt: skip

COUNTRIES = frozenset({
    "ireland", "republic of ireland", "france", "germany", "spain", "portugal", "italy", "poland",
    "romania", "lithuania", "latvia", "estonia", "bulgaria", "hungary", "czech republic", "czechia",
    "slovakia", "austria", "switzerland", "belgium", "netherlands", "the netherlands", "holland",
    "denmark", "norway", "sweden", "finland", "iceland", "greece", "cyprus", "malta", "turkey",
    "ukraine", "usa", "united states", "united states of america", "canada", "australia",
    "new zealand", "india", "pakistan", "bangladesh", "sri lanka", "nepal", "china", "hong kong",
    "japan", "south africa", "nigeria", "ghana", "kenya", "zimbabwe", "jamaica", "brazil",
    "united arab emirates", "uae", "egypt", "morocco", "luxembourg", "croatia", "serbia", "albania",
})  # fmt: skip

TOWN_FORMS = {
    "abertawe": "swansea", "aberteifi": "cardigan", "aberhonddu": "brecon", "bangor fawr": "bangor",
    "caerdydd": "cardiff", "caerfyrddin": "carmarthen", "caergybi": "holyhead",
    "casnewydd": "newport", "cas gwent": "chepstow", "castell nedd": "neath", "conway": "conwy",
    "dinbych": "denbigh", "dinbych y pysgod": "tenby", "doc penfro": "pembroke dock",
    "hwlffordd": "haverfordwest", "merthyr tudful": "merthyr tydfil", "penfro": "pembroke",
    "pen y bont ar ogwr": "bridgend", "rhuthun": "ruthin", "trefynwy": "monmouth",
    "treffynnon": "holywell", "wrecsam": "wrexham", "y barri": "barry", "y drenewydd": "newtown",
    "y fenni": "abergavenny", "y trallwng": "welshpool", "yr wyddgrug": "mold", "y rhyl": "rhyl",
    "caernarvon": "caernarfon", "llandrindod": "llandrindod wells", "glyn ebwy": "ebbw vale",
    "derry": "londonderry", "hull": "kingston upon hull", "kings lynn": "kings lynn",
    "city of london": "london", "bury saint edmunds": "bury st edmunds", "soton": "southampton",
    "weston s mare": "weston super mare", "bhm": "birmingham", "b ham": "birmingham",
    "brum": "birmingham", "newcastle u lyme": "newcastle under lyme",
}  # fmt: skip
"""Other names of a town, and the one name that stands for it."""

TOWN_LINKS = frozenset({"upon", "on", "under", "in", "le", "by", "super", "sub"})
"""Words that carry on a town's name which is often cut short: Newcastle upon Tyne."""

DEPARTMENT_WORDS = frozenset({
    "department", "services", "service", "team", "reception", "unit", "division", "section",
    "directorate", "post", "mail", "mailroom", "records", "information", "governance",
})  # fmt: skip

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "reverend", "canon",
    "sir", "dame", "lady", "lord", "judge", "justice", "hhj", "dj", "ddj", "master", "mstr",
    "sister",
    "brother", "father", "fr", "rabbi", "imam", "cllr", "councillor", "capt", "captain", "major",
    "maj", "lt", "sgt", "sergeant", "pc", "dc", "wpc", "col", "colonel", "nurse", "messrs", "mme",
    "auntie", "aunt", "uncle", "recorder", "baroness", "baron", "hon", "the",
})  # fmt: skip
"""Words before a name. "the" stands for "the Hon", "the Revd"."""

HONOURS = frozenset({
    "obe", "mbe", "cbe", "kc", "qc", "phd", "ma", "ba", "bsc", "msc", "llb", "jr", "snr", "jnr",
    "sr", "esq", "esquire", "jp", "dl", "frcp", "frcpsych", "rn", "cqsw", "dipsw", "ii", "iii",
    "md",
})  # fmt: skip

PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "der", "den", "ter",
    "la", "le", "el", "al", "bin", "ibn", "bint", "ap", "ab", "ferch", "st", "mac", "mc", "o", "af",
    "av", "zu", "ten", "y", "e", "abu", "ben", "san", "santa",
    "ni", "nic", "nig", "ui",
})  # fmt: skip
"""Small words that belong to the surname that follows them."""

_TWO_STREETS = """
angel angle
barow barrow
be bee
bel bell
brain brian
brow brwo
calm clam
carol carrol
caron carron
caster castre
coper copper
corn cron
coton cotton
de dee
elis ellis
form from
garden gardne
hal hall
holly holy
lea lee
marian marina
marry mary
mat matt
mil mill
miler miller
scot scott
silver sliver
tern tren
tiler tiller
wats watts
wel well
wells wels
wiling willing
"""

TWO_STREETS = frozenset(frozenset(line.split()) for line in _TWO_STREETS.strip().splitlines())
"""Words one doubled letter or swapped pair apart which are both likely names of streets."""

_SEEN = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406"
    "\u0408\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455"
    "\u0456\u0458\u04bb\u0501\u051b\u051d\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"
    "\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c1\u03b1"
)
_LATIN = "ABEKMHOPCTYXSIJaBeKMHopcTyxsijhdqwABEZHIKMNOPTYXovpa"
LOOKALIKES = dict(zip(_SEEN, _LATIN, strict=True))
"""Cyrillic and Greek letters that look like Latin ones."""
