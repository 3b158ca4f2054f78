"""All that is printed for people: console, verdicts, lists, statements."""
