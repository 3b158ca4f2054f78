"""Verdicts: sampled inputs, the reference's answer, the submission's answer, and what differs."""
