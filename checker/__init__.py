"""Letterlock's core: everything except the windows. Nothing in here knows of Qt."""

__version__ = "0.5.0"
RULES_VERSION = "2026.3"
