"""The command line alone: `python -m checker.cli`, where there is no desktop."""

import sys

from checker.cli import main

sys.exit(main(sys.argv[1:]))
