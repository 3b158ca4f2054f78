"""The history: what was opened, checked, hinted and reset, in one SQLite file."""
