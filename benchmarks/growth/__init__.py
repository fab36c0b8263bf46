"""How time and memory of a build grow, and what odd shapes of a project do to it."""
