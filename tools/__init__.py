"""What is run from a checkout: makes the environment, builds the guide, tests and checks. Not part of the program."""
