"""What is done with a CachedSelfAttention: prompts are read, and continued from what it returned."""

import numpy
import torch
from torch import nn


def exercise(entry, inputs):
    """Read the prompt, then do what the other inputs are there for. Every answer has a name."""
    if "c_attn" in inputs:
        entry.load_state_dict(entry.state_dict() | {"c_attn.weight": inputs["c_attn"]})
    answers = {}

    def ask(name, x, **options):
        """Call the module, keep a copy of its answer, and return the present."""
        answer = entry(x, **options)
        answers[name] = copied(answer)
        return answer[1] if isinstance(answer, tuple | list) and len(answer) == 2 else None

    prompt = inputs["prompt"]
    past = ask("prompt", prompt, use_cache=True)
    if "other" in inputs:
        turns(ask, past, inputs)
    elif "tokens" in inputs:
        latest = past
        for i, token in enumerate(inputs["tokens"].split(1, dim=1), start=1):
            latest = ask(f"decode step {i}", token, past=latest, use_cache=True)
    elif "chunk" in inputs:
        longer = ask("chunk after the prompt", inputs["chunk"], past=past, use_cache=True)
        ask("token after the chunk", inputs["chunk"][:, :1], past=longer, use_cache=True)
    else:
        ask("prompt, use_cache omitted", prompt)
        ask("token after the prompt, use_cache=False", prompt[:, :1], past=past, use_cache=False)
    answers["present of the prompt, after all calls"] = copied(past)
    return answers


def measured(entry, inputs):
    """One decode step after a past that somebody else computed."""
    return entry(inputs["token"], past=inputs["past"], use_cache=True)


def long_past(rng, sizes, _made):
    """Keys and values of T earlier tokens, each `(B, H, T, head_dim)`, of few draws: there are many."""
    heads, tokens, features = (sizes["B"], sizes["H"]), sizes["T"], sizes["Dh"]

    def one():
        return rng.standard_normal((*heads, tokens, 1)) + rng.standard_normal((*heads, 1, features))

    return one(), one()


def opposite_keys(_rng, sizes, _made):
    """A weight that gives every token for its query and its value, and its opposite for its key."""
    same = numpy.eye(sizes["H"] * sizes["Dh"])
    return numpy.concatenate([same, -same, same])


def turns(ask, past, inputs):
    """Continue two prompts in turn, the first one twice from the same past."""
    other = ask("other prompt", inputs["other"], use_cache=True)
    ask("chunk after the first prompt", inputs["chunk"], past=past, use_cache=True)
    ask("token after the other prompt", inputs["tokens"][:, :1], past=other, use_cache=True)
    ask("token after the first prompt", inputs["tokens"][:, :1], past=past, use_cache=True)


def copied(answer):
    """The answer in tensors of its own, on the same graph: later calls cannot change it."""
    if isinstance(answer, tuple | list):
        return tuple(copied(item) for item in answer)
    return answer.clone() if hasattr(answer, "clone") else answer


class Fused(nn.Module):
    """The same layers around PyTorch's own attention."""

    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.c_attn = nn.Linear(d_model, 3 * d_model)
        self.c_proj = nn.Linear(d_model, d_model)

    def forward(self, x, past=None, use_cache=False):
        q, k, v = (
            part.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
            for part in self.c_attn(x).chunk(3, dim=-1)
        )
        if past is not None:
            k = torch.cat([past[0], k], dim=2)
            v = torch.cat([past[1], v], dim=2)
        mask = None
        if x.size(1) > 1:  # the last token sees all the others
            mask = torch.ones(x.size(1), k.size(2), dtype=torch.bool)
            mask = mask.tril(k.size(2) - x.size(1)).to(x.device)
        heads = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        present = (k, v) if use_cache else None
        return self.c_proj(heads.transpose(1, 2).flatten(2)), present


operator = Fused
