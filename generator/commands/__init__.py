"""The commands that write into the content, or report on it: one module a command, `run(options)` → its exit code."""
