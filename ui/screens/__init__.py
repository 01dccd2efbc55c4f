"""The screens, one a file: home, choose, check, confirm, confirmed, my checks, guidance."""
