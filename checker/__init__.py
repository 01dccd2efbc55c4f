"""Letterlock's core: everything except the windows. Nothing in here knows of Qt."""

import os

__version__ = "0.5.0"
RULES_VERSION = "2026.3"

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""onnxruntime would tell its maker of every model that is loaded: it asks this before it does."""
