"""The command line alone: `python -m checker.cli`, where there is no desktop."""

import sys

from checker.cli import main

if __name__ == "__main__":  # the workers of a batch load this module too, and must not run it
    sys.exit(main(sys.argv[1:]))
