"""Many desks in one process, each with its own trail and its own loop, until they are told to end.

`python -m tests.builders.chaos_desks FOLDER URL KEY NAME...`: a desk for each name, in a folder of
its name. Each enrols by the code in its file `code`, writes as it likes, and ends once the file
`FOLDER/end` is there and everything was promised. A line for each desk that ended.
"""

import random
import sys
import threading
import time
from pathlib import Path

from checker.audit.entry import Act, Facts, Out
from checker.audit.signing import key_file_signer
from checker.audit.trail import Trail
from checker.desk.computer.clock import machine_clock
from checker.desk.record.recording import Recorder
from checker.errors import LetterlockError
from checker.settings import load_policy
from checker.sync.client import Client
from checker.sync.enrolling import enrol
from checker.sync.loop import Loop
from checker.sync.settings import RegisterSettings
from checker.sync.state import Link

PAUSE = (0.2, 2.5)


def main() -> None:
    """Run the desks."""
    folder, url, key, *names = sys.argv[1:]
    threads = [threading.Thread(target=work, args=(Path(folder), name, url, key)) for name in names]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def work(folder: Path, name: str, url: str, key: str) -> None:
    """Be one desk: write until the end, then send what is left."""
    own = folder / name
    settings = RegisterSettings(url=url, key=key)
    recorder = Recorder(
        open_trail=lambda: opened(own, name), clock=machine_clock(), policy=load_policy()
    )
    loop = Loop(settings, recorder, idle_s=5.0)
    chance = random.Random(f"{name} {time.time()}")
    joined(own, settings, recorder)
    loop.start()
    while not (folder / "end").exists():
        write(recorder, chance)
        loop.poke()
        time.sleep(chance.uniform(*PAUSE))
    while recorder.trail().sync.waiting():
        if loop.state().link is Link.OFFLINE:
            loop.go_round()
        loop.poke()
        time.sleep(0.5)
    loop.stop()
    sys.stdout.write(f"{name} ended\n")
    sys.stdout.flush()


def opened(own: Path, name: str) -> Trail:
    """Open a desk's trail."""
    clock = machine_clock()
    return Trail.open(
        own / "trail.db",
        key_file_signer(own / "key", actor=name),
        app="0.1.0",
        rules="2026.1",
        boot=clock.boot,
        t_ms=int(clock.now().timestamp() * 1000),
        mono_ms=clock.mono_ms(),
    )


def joined(own: Path, settings: RegisterSettings, recorder: Recorder) -> None:
    """Enrol, as often as it takes; a desk that is known already stays so."""
    code = (own / "code").read_text(encoding="ascii")
    while not (own / "joined").exists():
        client = Client(settings.url)
        try:
            now = int(machine_clock().now().timestamp() * 1000)
            enrol(client, recorder.trail().sync, settings, now_ms=now, code=code)
            (own / "joined").touch()
        except LetterlockError as error:
            sys.stderr.write(f"{own.name}: {error}\n")
            time.sleep(0.5)
        finally:
            client.close()


def write(recorder: Recorder, chance: random.Random) -> None:
    """Write one entry about a case."""
    case = f"C-{chance.randrange(4)}"
    clock = recorder.clock
    recorder.trail().append(
        Act.CHECK,
        Facts(out=Out.CLEAR, via="post"),
        disclosures=[("case", case), ("reason", "rang the office")],
        case=case,
        t_ms=int(clock.now().timestamp() * 1000),
        mono_ms=clock.mono_ms(),
    )


if __name__ == "__main__":
    main()
