"""The two readers of pictures, each loaded once a process and kept."""

import functools
import os
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple


class LineReader(NamedTuple):
    """A network that reads one line at a time, and what its answers stand for."""

    session: Any
    characters: tuple[str, ...]


@functools.cache
def page_reader() -> Any:  # noqa: ANN401 - tesserocr brings no types
    """Give Tesseract, ready for a page in English."""
    # It works without threads, which the walls around the reading process would refuse it.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr  # noqa: PLC0415 - needed for pictures alone

    reader = tesserocr.PyTessBaseAPI(
        path=str(_folder()), lang="eng", psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
    )
    # What it has to say goes to the standard error, which is nowhere in the process that reads. A
    # file of its own it could not open there, and it would break at its first word.
    reader.SetVariable("debug_file", "")
    return reader


@functools.cache
def line_reader() -> LineReader:
    """Give the second reader, which works without threads too."""
    import onnxruntime  # noqa: PLC0415 - needed for a second opinion alone

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        str(_folder() / "PP-OCRv6_rec_small.onnx"), options, providers=["CPUExecutionProvider"]
    )
    listed = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    return LineReader(session, ("", *(one for one in listed if one), " "))


def _folder() -> Path:
    return Path(str(resources.files("resources") / "ocr"))
