"""What the judge needs beside the YAML: here the generator of an input. The submission never sees it."""


def sequences(rng, sizes, made):
    """B sequences of 1 to L log-probabilities; `rng` is a random.Random, `made` has the inputs before."""
    lengths = [rng.randint(1, sizes["L"]) for _ in range(sizes["B"])]
    return [[rng.uniform(-3.0, 0.0) for _ in range(length)] for length in lengths]
