"""Merleg: a folder of Markdown and YAML in, a learning site with self-check quizzes out."""

__version__ = "0.1.0"
