"""Which alphabet a number or a language of Outlook's stands for."""

_BY_NUMBER = {
    437: "cp437", 708: "iso8859_6", 720: "cp720", 737: "cp737", 775: "cp775", 850: "cp850",
    852: "cp852", 855: "cp855", 857: "cp857", 858: "cp858", 860: "cp860", 861: "cp861",
    862: "cp862", 863: "cp863", 864: "cp864", 865: "cp865", 866: "cp866", 869: "cp869",
    874: "cp874", 932: "cp932", 936: "gbk", 949: "cp949", 950: "cp950", 1200: "utf-16-le",
    1201: "utf-16-be", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253",
    1254: "cp1254", 1255: "cp1255", 1256: "cp1256", 1257: "cp1257", 1258: "cp1258",
    1361: "johab", 10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic",
    10029: "mac_latin2", 10079: "mac_iceland", 10081: "mac_turkish", 12000: "utf-32-le",
    20127: "ascii", 20866: "koi8_r", 20932: "euc_jp", 21866: "koi8_u", 28591: "iso8859_1",
    28592: "iso8859_2", 28593: "iso8859_3", 28594: "iso8859_4", 28595: "iso8859_5",
    28596: "iso8859_6", 28597: "iso8859_7", 28598: "iso8859_8", 28599: "iso8859_9",
    28603: "iso8859_13", 28605: "iso8859_15", 38598: "iso8859_8", 50220: "iso2022_jp",
    50221: "iso2022_jp", 50222: "iso2022_jp", 50225: "iso2022_kr", 51932: "euc_jp",
    51949: "euc_kr", 52936: "hz", 54936: "gb18030", 65000: "utf-7", 65001: "utf-8",
}  # fmt: skip
_BY_LANGUAGE = {
    0x05: 1250, 0x0E: 1250, 0x15: 1250, 0x18: 1250, 0x1B: 1250, 0x1C: 1250, 0x24: 1250,
    0x02: 1251, 0x19: 1251, 0x22: 1251, 0x23: 1251, 0x2F: 1251, 0x08: 1253, 0x1F: 1254,
    0x0D: 1255, 0x01: 1256, 0x29: 1256, 0x25: 1257, 0x26: 1257, 0x27: 1257, 0x2A: 1258,
    0x1E: 874, 0x11: 932, 0x12: 949,
}  # fmt: skip
"""The primary languages whose letters are not those of Western Europe."""
_TAIWAN, _CHINESE = frozenset({0x0404, 0x0C04, 0x1404}), 0x04
WESTERN = "cp1252"


def codec_of(number: int | None) -> str | None:
    """Give the codec for the number of a code page, or None when nobody knows it."""
    return _BY_NUMBER.get(number or 0)


def number_for_language(language: int | None) -> int:
    """Give the number of the code page that a language is written in on Windows."""
    if language is None:
        return 1252
    if language & 0x3FF == _CHINESE:
        return 950 if language in _TAIWAN else 936
    return _BY_LANGUAGE.get(language & 0x3FF, 1252)
