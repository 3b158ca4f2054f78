"""What is done with a MultiHeadAttention: it is called, or built with sizes that it must refuse."""

import numpy
from torch import nn


def exercise(entry, inputs):
    """Call the module, with weights where some are given; where the inputs are sizes instead, try to
    build another of those sizes.
    """
    if "num_heads" in inputs:
        d_model, num_heads = inputs["d_model"], inputs["num_heads"]
        return {f"MultiHeadAttention({d_model}, {num_heads})": built(entry, d_model, num_heads)}
    given = {f"{name}.weight": inputs[name] for name in ("w_q", "w_k") if name in inputs}
    if given:
        entry.load_state_dict(entry.state_dict() | given)
    options = {"mask": inputs["mask"]} if "mask" in inputs else {}
    return entry(inputs["query"], inputs["key"], inputs["value"], **options)


def built(entry, d_model, num_heads):
    """What comes of building one."""
    try:
        type(entry)(d_model, num_heads)
    except ValueError:
        return "raises ValueError"
    return "is built"


def identity(_rng, sizes, _made):
    """The weight of a projection that changes nothing."""
    return numpy.eye(sizes["H"] * sizes["Dh"])


class Fused(nn.Module):
    """The same layers around PyTorch's own attention, which has no weights to return."""

    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        q, k, v = (
            layer(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
            for layer, x in ((self.w_q, query), (self.w_k, key), (self.w_v, value))
        )
        heads = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.w_o(heads.transpose(1, 2).flatten(2)), None


operator = Fused
