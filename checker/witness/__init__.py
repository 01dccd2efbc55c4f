"""A witness: a small service that signs a register's checkpoints, and only ever larger ones."""
