# problem: attention
# group: not stopping
# does: Raises an exception that is its own cause.
# verdict: error

def scaled_dot_product_attention(q, k, v, mask=None):
    first, second = ValueError("first"), KeyError("second")
    first.__cause__, second.__cause__ = second, first
    first.__context__ = second.__context__ = first
    raise ExceptionGroup("many", [first, second]) from second
