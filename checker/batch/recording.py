"""Put the checks of a batch into the trail, each once, also when a crash came between.

A check is recorded before its line is written. After a crash the trail may hold one that has no
line yet: it is recognised by the digests of its files, and not recorded a second time.
"""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from datetime import datetime

from checker.audit.entry import Act, read_body
from checker.batch.jobs import Outcome
from checker.desk.record.recording import Recorder
from checker.model import Result

Files = tuple[str, ...]


class Recording:
    """What is recorded of one batch."""

    def __init__(self, recorder: Recorder, *, since: datetime, known: AbstractSet[str]) -> None:
        """Look which checks since the batch began have no line.

        Args:
            recorder: Whose trail it is.
            since: When the batch began.
            known: The receipts that stand in the results.

        Raises:
            TrailError: the trail cannot be used.
            KeyringError: there is no keyring for its key.
        """
        self._recorder = recorder
        self._without_line: dict[Files, list[str]] = defaultdict(list)
        trail = recorder.trail()
        entries = []
        for entry in trail.entries(newest_first=True):
            body = read_body(entry.body)
            if body.t < int(since.timestamp() * 1000):
                break
            if body.act is Act.CHECK and trail.receipt(entry).code not in known:
                entries.append(entry)
        for entry, beside in zip(entries, trail.disclosed_by_each(entries), strict=True):
            told = {one.name: one.value for one in beside}
            files = told.get("files")
            digests = tuple(
                str(one.get("sha256"))
                for one in (files if isinstance(files, list | tuple) else ())
                if isinstance(one, dict)
            )
            self._without_line[digests].append(trail.receipt(entry).code)

    def receipt(self, outcome: Outcome) -> str | None:
        """Record a check, unless that was done before a crash, and give its receipt's code.

        None where there was no check to record: nobody could say who the letter is to.

        Raises:
            TrailError: it could not be written.
        """
        if outcome.result is None:
            return None
        before = self._without_line.get(_files(outcome.result))
        if before:
            return before.pop()
        return self._recorder.note(Act.CHECK, outcome.result, now=outcome.now).code

    def close(self) -> None:
        """Let go of the trail."""
        self._recorder.close()


def _files(result: Result) -> Files:
    return tuple(document.sha256 for document in result.documents)
