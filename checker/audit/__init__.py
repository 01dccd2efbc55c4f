"""The lasting record: what was decided, in a chain that nobody can quietly change.

canonical     one way to write a fact as bytes
entry         what an entry says, and what it must never say
facts         a check's result as an entry's facts
leaf          an entry's bytes, signed and hashed
disclosures   what is kept beside an entry and can be shown or destroyed by itself
signing       the keys
trail         the only writer: append, read, open
verify        whether a trail or a pack is whole, without any key but its own first entry
export        a trail as files that anybody can check
"""
