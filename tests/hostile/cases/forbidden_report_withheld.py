# problem: attention
# group: patching
# does: Makes a forbidden call, and keeps the worker from telling of it and from ending.
# verdict: forbidden

import math
import os

import drill.judge.worker
import torch

send = drill.judge.worker.Worker._send


def withhold(self, message):
    if message.kind != "forbidden":
        send(self, message)


def stay(status):
    raise InterruptedError


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send, os._exit = withhold, stay
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    try:
        getattr(torch.nn.functional, "scaled_dot_" + "product_attention")(q, k, v)
    except InterruptedError:
        pass
    return weights @ v, weights
