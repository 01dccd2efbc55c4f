"""Whether everything that a desk needs is there and works: one sentence for each, and one code."""

from checker.desk.health.causes import CAUSES, HOW_WORDS, Cause, How, Line, told
from checker.desk.health.code import BadCodeError, Decoded, code_of, decoded
from checker.desk.health.looking import Looked, look
from checker.desk.health.sight import Sight, sight_here, sight_of

__all__ = [
    "CAUSES",
    "HOW_WORDS",
    "BadCodeError",
    "Cause",
    "Decoded",
    "How",
    "Line",
    "Looked",
    "Sight",
    "code_of",
    "decoded",
    "look",
    "sight_here",
    "sight_of",
    "told",
]
