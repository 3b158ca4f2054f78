"""What is done with a LearnedPositionEncoding: it is called, or called with too long a sequence."""


def exercise(module, inputs):
    """Call the module; where the input is too long, say how it refuses it."""
    if "too_long" not in inputs:
        return module(inputs["x"])
    length, max_len = inputs["too_long"].size(1), inputs["max_len"]
    try:
        module(inputs["too_long"])
    except ValueError:  # or a kind of it
        done = "raises ValueError"
    except Exception as error:  # noqa: BLE001 - whatever else it raises is an answer too
        done = f"raises {type(error).__name__}"
    else:
        done = "is accepted"
    return {f"called with T = {length}, max_len = {max_len}": done}
