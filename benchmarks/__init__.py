"""What is claimed about speed and size, runnable."""
