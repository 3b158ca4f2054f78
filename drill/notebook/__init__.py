"""drill in Jupyter and IPython: `%load_ext drill`, then `%%drill attention` checks the rest of its cell."""
