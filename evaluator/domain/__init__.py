"""What the evaluator means: no window, no file, no socket and no clock of its own."""
