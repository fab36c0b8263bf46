"""Artifacts: how templates are drawn and how files are published."""
