"""`python -m generator`: the same as the command `merleg`."""

from .cli import main

raise SystemExit(main())
