"""The same check over thousands of letters: a list, workers, a file of results, a summary.

`letters` says what is to be checked, `addressing` for which case and whom each letter is, `judging`
checks one, `processes` and `cluster` are who does it, `results` keeps what was found through any
crash, `running` brings them together, and `summing` says how it went. What a letter does not say
for certain holds it: nothing is guessed.
"""
