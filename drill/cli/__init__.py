"""The commands. Each one is a short file; what is heavy is imported inside its function."""
