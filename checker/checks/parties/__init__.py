"""Which part of the proceedings a text gives somebody, and with whom the children live."""
