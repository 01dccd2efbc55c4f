"""Dates of birth and ages, however they are said."""
