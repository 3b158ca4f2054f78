# problem: attention
# group: processes
# does: Kills the judge's process by a descriptor of it.
# verdict: error
# without the jail: error, crashed

import os
import signal

import torch

judge = os.pidfd_open(os.getppid())
signal.pidfd_send_signal(judge, signal.SIGKILL)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
