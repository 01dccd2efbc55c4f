"""Logs that hold no personal data: ids, codes and types of exceptions, never text or names."""

import logging
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def logger(name: str) -> logging.Logger:
    """Give the log of one part of the product, for instance `logger("worker")`."""
    return logging.getLogger(f"letterlock.{name}")


def write_log_to(file: Path) -> logging.Handler:
    """Write the product's own log to a file, and nobody else's: libraries quote what they read.

    Where the file cannot be made the log goes to the standard error: work goes on without it.
    """
    handler: logging.Handler = logging.StreamHandler()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        handler.handle(_note(error))
    handler.setFormatter(logging.Formatter(_FORMAT))
    ours = logging.getLogger("letterlock")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False
    return handler


def _note(error: OSError) -> logging.LogRecord:
    said = f"no log file: {kind_of(error)}"
    return logging.LogRecord("letterlock.log", logging.WARNING, __file__, 0, said, None, None)


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
