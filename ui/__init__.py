"""The windows: everything a person sees, hears and presses. They ask the desk and nobody else."""
