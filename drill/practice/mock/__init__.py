"""The mock interview: its plan, its clock, what happens in it, and what comes of it."""
