"""The service's log: a JSON object a line, with ids, codes and counts, and nothing about people.

No address of a caller, no body, no message of an exception: each can name somebody.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final, TextIO

from checker.log import kind_of

_OURS: Final = "letterlock"
_PLAIN: Final = "uvicorn.error"
"""Says when the server starts and stops; nobody's data is in that."""


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON. `extra={"facts": {...}}` are its keys."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name.removeprefix(f"{_OURS}."),
        }
        if record.name.split(".")[0] == _OURS or (
            record.name == _PLAIN and record.levelno <= logging.INFO
        ):
            told["event"] = record.getMessage()
        facts = getattr(record, "facts", None)
        if isinstance(facts, dict):
            told |= facts
        if record.exc_info and record.exc_info[1]:
            told["why"] = kind_of(record.exc_info[1])
        return json.dumps(told, separators=(",", ":"), ensure_ascii=True, default=str)


def write_log(stream: TextIO | None = None, level: int = logging.INFO) -> logging.Handler:
    """Write every log of this process as JSON lines, to the standard output by default."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonLines())
    everybody = logging.getLogger()
    everybody.handlers = [handler]
    everybody.setLevel(logging.WARNING)
    ours = logging.getLogger(_OURS)
    ours.propagate = True  # a window that began in this process keeps its lines to itself
    ours.setLevel(level)
    logging.getLogger(_PLAIN).setLevel(level)
    return handler
