"""A regulator's questions, and the tables that an organisation imports to answer them."""
