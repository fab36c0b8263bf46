"""Deliberately bad and good questions, and what the checks say of them: `python -m benchmarks.questions`."""
