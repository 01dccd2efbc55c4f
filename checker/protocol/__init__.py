"""What a desk and the register say to each other: the messages, as PROTOCOL.md describes them."""
