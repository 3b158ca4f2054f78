"""Practising: the workspace, checking, and what to do next."""
