r"""The places of an RTF file that hold something else than the running text, by their names.

What a group is for is told by the first word in it. Every such word that this program knows stands
in one of these tables; a group that is marked as passable (`\*`) and stands in none is a gap.
"""

from checker.model import Part

STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Part.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Part.FOOTER),
    "footnote": Part.FOOTNOTE,
    "annotation": Part.COMMENT,
    "shptxt": Part.TEXTBOX,
    "dptxbxtext": Part.TEXTBOX,
}
"""What is read as a story of its own."""

PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "author": "author",
    "manager": "manager",
    "company": "company",
    "operator": "last editor",
    "category": "category",
    "keywords": "keywords",
    "comment": "comments",
    "doccomm": "comments",
    "hlinkbase": "hyperlink base",
    "linkval": "property link",
    "ffhelptext": "form field help",
    "ffstattext": "form field help",
    "mmconnectstr": "mail merge source",
    "mmconnectstrdata": "mail merge source",
    "mmdatasource": "mail merge source",
    "mmheadersource": "mail merge source",
    "mmquery": "mail merge query",
    "mmsubject": "mail merge subject",
    "mmaddfieldname": "mail merge field",
    "mmodsoname": "mail merge source",
    "mmodsosrc": "mail merge source",
    "mmodsotable": "mail merge source",
    "mmodsoudl": "mail merge source",
    "mmodsouniquetag": "mail merge source",
    "mmodsorecipdata": "mail merge data",
    "protusertbl": "permitted user",
    "factoidname": "smart tag",
    "xmlname": "custom data",
    "xmlattrname": "custom data",
    "xmlattrvalue": "custom data",
    "nextfile": "linked file",
    "private": "private data",
    "private1": "private data",
    "wzemail": "route of an email",
    "xmlsdttplaceholder": "placeholder",
}
"""What becomes a property of the file, by the name that a person is told."""

GATHERED = frozenset(
    (
        *("colortbl", "revtbl", "docvar", "template", "propname", "staticval", "atnauthor"),
        *("atnid", "fldinst", "listtext", "pntext", "objclass", "objname", "objdata", "pict"),
        *("sn", "sv", "xe", "tc", "rxe", "txe", "ffl", "ffdeftext", "ffname", "datastore"),
        *("ffentrymcr", "ffexitmcr", "file", "objalias", "objsect", "passwordhash", "oleclsid"),
        *("subdocument", "htmltag", "mhtmltag", "shprslt", "hsv", "hl", "hlloc", "hlsrc", "hlfr"),
    )
)
"""What is gathered as one text, and then understood by its own rule."""

THROUGH = frozenset(
    (
        "pgdsctbl",
        *("rtf", "ud", "shppict", "shp", "shpinst", "shpgrp", "result", "object", "field"),
        *("fldrslt", "do", "info", "userprops", "formfield", "sp", "picprop", "background"),
        *("filetbl", "mailmerge", "mmodso", "mmodsofldmpdata", "mmodsofilter", "mmodsosort"),
        *(
            "nesttableprops",
            "xmlopen",
            "xmlattr",
            "upr",
            "xmlsdttpara",
            "htmlbase",
            "dptxbx",
            "protect",
            "pnseclvl",
        ),
        *("mmath", "moMath", "moMathPara", "mr", "mnor", "mf", "mfrac", "mnum", "mden", "mdeg"),
        *("me", "msub", "msup", "msSub", "msSup", "msSubSup", "msPre", "mrad", "mnary", "mfunc"),
        *("mfName", "mlim", "mlimLow", "mlimUpp", "md", "mdelim", "mm", "mmr", "macc", "mbar"),
        *("mbox", "mborderBox", "mgroupChr", "mphant", "meqArr", "moMathParaPr", "mmathPict"),
    )
)
"""What only says that something begins: its text belongs where it stands."""

TABLES = frozenset(("fonttbl", "stylesheet"))

SKIPPED = frozenset(
    (
        *("generator", "listtable", "listoverridetable", "listpicture", "rsidtbl", "mmathPr"),
        *("latentstyles", "themedata", "colorschememapping", "xmlnstbl", "wgrffmtfilter"),
        *("pgptbl", "panose", "falt", "fname", "fontemb", "fontfile", "blipuid", "blipupi"),
        *("nonshppict", "nonesttables", "pntxta", "pntxtb", "pn", "defchp"),
        *("defpap", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart"),
        *("bkmkend", "bkmkpub", "pub", "datafield", "writereservhash", "writereservation"),
        *("creatim", "revtim", "printim", "buptim", "atrfstart", "atrfend", "atnref", "atndate"),
        *("atntime", "atnicn", "atnparent", "fldtype", "objtime", "objupdate", "oldcprops"),
        *("oldpprops", "oldtprops", "oldsprops", "levelnumbers", "leveltext", "listname"),
        *("liststylename", "liststyle", "list", "listlevel", "listoverride", "lfolevel"),
        *("fchars", "lchars", "keycode", "tblrsid", "tsrowd", "ebcstart", "ebcend", "mvfmf"),
        *("mvfml", "mvtof", "mvtol", "g", "gridtbl", "xmlclose", "xform", "password"),
        *("ffformat", "pnaiu", "pgnstart", "wptab", "lsdlockedexcept", "cxcomms", "outdisp"),
        *("mctrlPr", "mfPr", "mfracPr", "mradPr", "mnaryPr", "mfuncPr", "mdPr", "maccPr"),
        *("mbarPr", "mboxPr", "mborderBoxPr", "mgroupChrPr", "mphantPr", "meqArrPr", "mlimLowPr"),
        *("mlimUppPr", "msSubPr", "msSupPr", "msSubSupPr", "msPrePr", "mmPr", "mrPr", "margPr"),
        *("mmathFont", "mmodsofldmap", "mmodsodynaddr", "mmodsohdr", "mmfttypenull", "svb"),
        *("mmodsocoldelim", "mmodsocolumn", "mmodsofhdr", "mmodsomappedname", "mmodsofilter"),
        *("pnseclvl", "datastorename", "footnotesep"),
    )
)
"""What holds settings, dates, numbers or an older program's copy of what is read elsewhere."""

UNIT = "\x1f"
"""Stands in a gathered text where a group inside it begins."""

WRITTEN = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
"""Words that stand for one character."""

SYMBOLS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
"""Signs after a backslash that stand for one character."""
