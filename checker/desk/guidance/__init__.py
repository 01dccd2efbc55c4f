"""The manual inside the program, and whose work the program holds."""
