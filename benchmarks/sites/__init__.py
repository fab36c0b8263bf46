"""Made-up sites, the same bytes at every run: for Merleg, and for the tools that it is measured against."""
