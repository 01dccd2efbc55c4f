"""Logs that hold no personal data: ids, codes and types of exceptions, never text or names."""

import logging
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def logger(name: str) -> logging.Logger:
    """Give the log of one part of the product, for instance `logger("worker")`."""
    return logging.getLogger(f"letterlock.{name}")


def write_log_to(file: Path) -> logging.Handler:
    """Write the product's own log to a file, and nobody else's: libraries quote what they read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    ours = logging.getLogger("letterlock")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False
    return handler


def kind_of(error: BaseException) -> str:
    """Say what kind of exception it was and where it was raised, without its message.

    A message may quote a letter; a type, a module and a line number cannot.
    """
    trail = error.__traceback__
    while trail is not None and trail.tb_next is not None:
        trail = trail.tb_next
    where = (
        ""
        if trail is None
        else f" at {Path(trail.tb_frame.f_code.co_filename).name}:{trail.tb_lineno}"
    )
    return f"{type(error).__name__}{where}"
