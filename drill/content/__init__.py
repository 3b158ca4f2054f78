"""What a problem is, and where the problems are."""
