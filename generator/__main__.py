"""`python -m generator`: the same as the command `merleg`."""

from .start import main

raise SystemExit(main())
