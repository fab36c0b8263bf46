"""What several benchmarks need: what is said of the machine, whole processes, and the tools measured against."""
