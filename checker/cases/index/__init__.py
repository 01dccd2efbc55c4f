"""The whole caseload as keyed digests in one mapped file: whose something is cannot be read in it.

`forms` brings what records and letters say to one form, `rows` says what of a case is kept,
`layout` is the file, `writing` makes one, `lookup` asks it, `chance` says how often an answer is a
coincidence, `folder` replaces a file while desks have it open.
"""
