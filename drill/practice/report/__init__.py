"""The progress report: figures that follow from the history alone."""
