"""What is done with a MultiHeadAttention: it is called, or built with sizes that it must refuse."""


def exercise(entry, inputs):
    """Call the module; where the inputs are sizes instead, try to build another of those sizes."""
    if "num_heads" in inputs:
        d_model, num_heads = inputs["d_model"], inputs["num_heads"]
        return {f"MultiHeadAttention({d_model}, {num_heads})": built(entry, d_model, num_heads)}
    options = {"mask": inputs["mask"]} if "mask" in inputs else {}
    return entry(inputs["query"], inputs["key"], inputs["value"], **options)


def built(entry, d_model, num_heads):
    """What comes of building one."""
    try:
        type(entry)(d_model, num_heads)
    except ValueError:
        return "raises ValueError"
    return "is built"
