"""What is done with a LearnedPositionEncoding: it is called, or called with too long a sequence."""


def exercise(module, inputs):
    """Call the module; where the input is too long, say whether it refuses it."""
    if "too_long" not in inputs:
        return module(inputs["x"])
    length = inputs["too_long"].size(1)
    try:
        module(inputs["too_long"])
    except ValueError:
        return {f"T = {length}": "raises ValueError"}
    return {f"T = {length}": "is accepted"}
