"""Writes what a desk of an earlier version leaves on a computer: run it with the code of then.

    git worktree add /tmp/then COMMIT
    cd /tmp/then && PYTHONPATH=/tmp/then python .../tests/builders/earlier_desk.py .../VERSION

Everything in it is made up: the letters and the people are those of that version's own demo. It
uses only what every version has, and is itself no part of any.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from checker.desk import Answers
from checker.desk.demo import open_demo
from checker.model import Channel

LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n{day}\n\n"
    "Our reference: KT24P00817\n\nDear {name}\n\nThank you for your letter.\n\n"
    "Yours sincerely\nPriya Nair\n"
)
KEYS: dict[str, str] = {
    "0.1.0": 'user_policy = "{home}/own.json"\n',
    "0.2.0": 'index = "{home}/index"\nuser_policy = "{home}/own.json"\n',
    "0.3.0": '[register]\nurl = "https://register.example"\n',
    "0.4.0": '[register]\nurl = "https://register.example"\nca = "{home}/ca.pem"\n',
    "0.5.0": 'hand_over = "{home}/out"\nlanguage = "cy"\n',
}


def main(into: Path) -> None:
    """Check and confirm a letter, check another one, and keep what is left."""
    into.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo"
        desk = open_demo(demo)
        letter = demo / "letter.txt"
        letter.write_text(LETTER.format(day="20 November 2026", name="Ms Pritchard"), "utf-8")
        opened = desk.open([letter])
        case = opened.suggestions[0].id
        who = [one.id for one in desk.recipients(case, opened) if one.likely]
        result = desk.check(opened, case, who, Channel.POST)
        answers = Answers(recipients=tuple(who), typed="hx983ld", held=True)
        confirmed = desk.confirm(opened, result, (), answers)
        letter.write_text(LETTER.format(day="21 November 2026", name="Mr Jones"), "utf-8")
        again = desk.open([letter])
        result = desk.check(again, case, who, Channel.POST)
        desk.give_back(result, "The greeting names somebody else.")
        actor = desk.actor.id
        desk.close()
        for file in (demo / "trail").iterdir():
            if actor in file.name and not file.name.endswith(("-wal", "-shm")):
                shutil.copy(file, into / file.name.replace(actor, "trail"))
        policy = next(one for one in demo.iterdir() if one.name.startswith("policy"))
        shutil.copy(policy, into / policy.name)
    settings = 'cases = "{home}/cases"\npolicy = "{home}/' + policy.name + '"\n'
    (into / "letterlock.toml").write_text(settings + KEYS.get(into.name, ""), "utf-8")
    (into / "receipt.txt").write_text(confirmed.receipt + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
