"""Forenames that are often used for one another.

Written for this product from common knowledge; no outside list. Every word is folded.
"""

_NICKNAMES = """
alec alex alexander sandy xander
alex alexandra lexi sandra
andrew andy drew
ant anthony antony tony
ben benjamin benji benny
cath catharine catherine cathy kate kath katherine kathryn kathy katie kitty
charles charlie chas chuck
charlie charlotte lottie
chris christopher kit topher
chris chrissie christina christine tina
dan daniel danny
dani danielle
dafydd dai dave davey david
deb debbie deborah debra
dorothy dot dottie
ed eddie edward ned ted teddy
ed eddie edwin
eleanor elinor ellie nell nora
bess beth betty elisabeth eliza elizabeth elspeth libby lisa liz lizzie
em emily emmie milly
fran francis frank
fanny fran frances frankie
fred freddie frederick
gareth gary gaz
geoff geoffrey jeff jeffrey
george georgie
gerald gerry jerry
gill gillian jill jillian
greg gregory
harold harry
hal harry henry
bella isabel isabella isobel izzy
jacob jake
james jamie jem jim jimmy
jen jennifer jenny
jess jessica jessie
jo joan joanna joanne
ian jack john johnny jon
johnathan jon jonathan jonathon jonny
joe joey joseph
jo josephine josie
josh joshua
jude judith judy
ken kenneth kenny
kim kimberley kimberly
larry laurence laurie lawrence
len lenny leo leonard
lou louise
maddie madeleine madeline
greta madge maggie margaret marge meg peggy
martin marty martyn
mary may molly polly
mathew matt matthew matty
michael mick mickey micky mike
mo mohamed mohammad mohammed mohd muhammad muhammed
nate nathan nathaniel
nicholas nick nicky nicolas
nicky nicola nikki
oliver ollie olly
liv livvy olivia
pam pamela
pat patricia patsy tricia trish
paddy pat patrick
pete peter
phil philip phillip pip
rach rachael rachel
ray raymond
becca becky bex rebecca
dick rich richard richie rick ricky
bert bob bobby rob robbie robert
ron ronald ronnie
rose rosemary rosie
sam sammy samuel
sam samantha sammy
sadie sally sara sarah
shan sian
soph sophia sophie
stephen steve steven stevie
steph stephanie
stewart stu stuart
sue susan susie suzanne suzie
terence terrence terry
ted theo theodore
teresa terri tess theresa
thom thomas tom tommy
tim timothy
val valerie
tori vicki vicky victoria vikki
vince vincent vinny
bill billy gwilym liam will william willy
zac zach zachary zak
"""

NICKNAMES = tuple(frozenset(line.split()) for line in _NICKNAMES.strip().splitlines())
