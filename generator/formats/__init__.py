"""One folder a format of output; a format knows interactions only, never a kind."""
