"""The model itself: loaded once, when it is first asked, and run in this process."""

from importlib import resources
from pathlib import Path
from typing import Protocol

from checker.errors import GuessingError
from checker.guessing.wordpiece import Piece, WordPieces
from checker.log import logger
from checker.words import say

FILES = ("rampart_q4.onnx", "rampart_vocab.txt")
_NAME_LABELS = slice(1, 5)
"""The model's labels for a given name and a surname, each with "begins" and "goes on"."""
_MOST_PIECES = 510
_SHIPPED = Path(str(resources.files("resources"))) / "names"
_LOG = logger("guessing")


def is_installed(folder: Path | None) -> bool:
    """Say whether the model's files are there, without loading them."""
    return all(((folder or _SHIPPED) / name).is_file() for name in FILES)


def cannot_be_used() -> GuessingError:
    """Say that the check goes on without the model."""
    return GuessingError(
        say(
            "The language model for names cannot be used on this computer. Letters are still "
            "checked, but people who are not on the case are looked for by rules alone. Tell "
            "whoever looks after this computer."
        )
    )


class Network(Protocol):
    """What says of each piece of a text how likely it is part of a name."""

    def chances(self, text: str) -> list[tuple[Piece, float]]:
        """Give each piece of a short text with the chance, 0 to 1, that it is of a name."""


class Rampart:
    """Rampart (National Design Studio, CC BY 4.0) on onnxruntime, with one thread.

    Running it lets other threads go on. Loading takes about 0.1 s, and 45 MB.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Load the model.

        Raises:
            GuessingError: its files are not there, or it cannot be run on this computer.
        """
        folder = folder or _SHIPPED
        try:
            self._pieces = WordPieces((folder / FILES[1]).read_text(encoding="utf-8"))
            self._session = _session(folder / FILES[0])
        except Exception as error:
            # onnxruntime raises plain errors of many kinds, and a missing library ImportError.
            _LOG.warning("the model cannot be loaded: %s", type(error).__name__)
            raise cannot_be_used() from error

    def chances(self, text: str) -> list[tuple[Piece, float]]:
        """Give each piece of a short text with the chance that it is of a name.

        Raises:
            GuessingError: the model failed.
        """
        pieces = self._pieces.pieces(text)
        found: list[tuple[Piece, float]] = []
        for begin in range(0, len(pieces), _MOST_PIECES):
            some = pieces[begin : begin + _MOST_PIECES]
            found += zip(some, self._run(some), strict=True)
        return found

    def _run(self, pieces: list[Piece]) -> list[float]:
        import numpy as np  # noqa: PLC0415 - only where the model is

        ids = np.array(
            [[self._pieces.first, *(piece.id for piece in pieces), self._pieces.last]],
            dtype=np.int64,
        )
        asked = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        try:
            scores = self._session.run(None, asked)[0][0][1:-1]
        except Exception as error:
            _LOG.warning("the model failed: %s", type(error).__name__)
            raise GuessingError(say("The language model for names failed.")) from error
        grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares = grown / grown.sum(axis=-1, keepdims=True)
        return [float(one) for one in shares[:, _NAME_LABELS].sum(axis=-1)]


def _session(file: Path):  # type: ignore[no-untyped-def] # noqa: ANN202 - onnxruntime has no types
    import onnxruntime  # noqa: PLC0415 - half a second that only the second look needs

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
