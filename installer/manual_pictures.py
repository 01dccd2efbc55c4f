"""Make the manual's pictures anew from the demo: `python installer/manual_pictures.py`.

Everybody in them is made up. Run it with the Python of `.venv` after a change to a screen.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "resources" / "manual" / "pictures"
WANTED = {
    "home.png": "light-home.png",
    "choose.png": "light-choose.png",
    "check.png": "light-check.png",
    "check_dark.png": "dark-check.png",
    "sheet.png": "light-check_sheet.png",
    "clean_copy.png": "light-check_clean_copy.png",
    "scan.png": "light-check_scan.png",
    "confirm.png": "light-confirm_filled.png",
    "confirmed.png": "light-confirmed.png",
    "enrol.png": "light-enrol_sign_in.png",
    "cannot_wait.png": "light-confirm_over_the_cap_glass.png",
    "alarm.png": "light-register_alarm.png",
    "report.png": "light-clerk_report.png",
    "practice.png": "light-clerk_practice.png",
    "review_pick.png": "light-review_pick.png",
    "review.png": "light-review.png",
    "trends.png": "light-lead_trends.png",
    "look_up.png": "light-look_up.png",
    "help.png": "light-help_search.png",
    "answers.png": "light-investigator_answers.png",
}


def main() -> int:
    """Render every screen, and keep those that the manual shows."""
    MANUAL.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for scheme in ("--light", "--dark"):
            demo = Path(folder) / f"demo{scheme}"
            command = [sys.executable, "-m", "ui", "--demo", str(demo), "--offscreen", scheme]
            done = subprocess.run([*command, "--screenshot", folder], cwd=ROOT, check=False)
            if done.returncode:
                return done.returncode
        for kept, rendered in WANTED.items():
            shutil.copyfile(Path(folder) / rendered, MANUAL / kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
