"""Text in, `Site` out: the only reader of the disk, the only importer of yaml and markdown."""
