"""The pieces that the screens are made of: each is one control or one small group of them."""
