# problem: attention
# group: resources
# does: Takes a segment of System V memory, which would outlive it.
# verdict: failed
# without the jail: error

import ctypes

import torch

libc = ctypes.CDLL(None)
segment = libc.shmget(0, 8 << 20, 0o1600)
if segment != -1:
    libc.shmctl(segment, 0, None)  # IPC_RMID: this case shows that it could stay
    raise SystemExit("a segment could be left behind")


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
