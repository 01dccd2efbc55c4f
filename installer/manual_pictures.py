"""Make the manual's pictures anew: `python installer/manual_pictures.py [GALLERY]`.

Everybody in them is made up. Run it with the Python of `.venv` after a change to a screen. They are
taken from a folder that `python -m ui.gallery` made, or rendered now where none is named.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "resources" / "manual" / "pictures"
LOOKS = ("en-light-1440", "en-dark-1440")
WANTED = {
    "home.png": "en-light-1440-home.png",
    "choose.png": "en-light-1440-choose.png",
    "check.png": "en-light-1440-check.png",
    "check_dark.png": "en-dark-1440-check.png",
    "sheet.png": "en-light-1440-check_sheet.png",
    "clean_copy.png": "en-light-1440-check_clean_copy.png",
    "scan.png": "en-light-1440-check_scan.png",
    "confirm.png": "en-light-1440-confirm_filled.png",
    "confirmed.png": "en-light-1440-confirmed.png",
    "enrol.png": "en-light-1440-enrol_sign_in.png",
    "cannot_wait.png": "en-light-1440-confirm_over_the_cap_glass.png",
    "alarm.png": "en-light-1440-register_alarm.png",
    "report.png": "en-light-1440-clerk_report.png",
    "practice.png": "en-light-1440-clerk_practice.png",
    "review_pick.png": "en-light-1440-review_pick.png",
    "review.png": "en-light-1440-review.png",
    "trends.png": "en-light-1440-lead_trends.png",
    "look_up.png": "en-light-1440-look_up.png",
    "help.png": "en-light-1440-help_search.png",
    "answers.png": "en-light-1440-investigator_answers.png",
}


def main(arguments: list[str]) -> int:
    """Keep those pictures of every screen that the manual shows.

    Args:
        arguments: The folder of a gallery, or nothing.
    """
    if arguments:
        return _kept(Path(arguments[0]))
    with tempfile.TemporaryDirectory() as folder:
        for look in LOOKS:
            command = [sys.executable, "-m", "ui.gallery", folder, "--look", look]
            done = subprocess.run(command, cwd=ROOT, check=False)
            if done.returncode:
                return done.returncode
        return _kept(Path(folder))


def _kept(gallery: Path) -> int:
    """Copy what the manual shows; nothing is copied where a picture is not there."""
    lacking = [name for name in WANTED.values() if not (gallery / name).is_file()]
    if lacking:
        print(f"{gallery} has no {', '.join(lacking)}: render all of it.", file=sys.stderr)
        return 1
    MANUAL.mkdir(parents=True, exist_ok=True)
    for kept, rendered in WANTED.items():
        shutil.copyfile(gallery / rendered, MANUAL / kept)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
