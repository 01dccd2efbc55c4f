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
notes         a text and the signatures under it (C2SP signed-note)
merkle        the register's tree, its roots and proofs (RFC 6962)
tiles         the tree and its leaves as files (C2SP tlog-tiles)
checkpoint    what the register signs of its tree, and who saw it (C2SP tlog-checkpoint)
proof         one entry's proof in a file of its own (C2SP tlog-proof)
pack          evidence: entries that answer a question, for somebody without our software
"""
