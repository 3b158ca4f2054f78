# problem: attention
# group: processes
# does: Has the kernel kill the judge when a pipe has something to read.
# verdict: failed, error

import fcntl
import os
import signal

import torch

with open("/proc/self/status") as status:
    confined = "NoNewPrivs:\t1" in status.read()
if confined:  # else it would succeed, and there would be no judge to say so
    reading, writing = os.pipe()
    fcntl.fcntl(reading, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(reading, 10, signal.SIGKILL)  # F_SETSIG
    fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(writing, b"x")


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
