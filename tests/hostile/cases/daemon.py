# problem: attention
# group: processes
# does: Leaves a daemon behind, which writes a file into the home after two seconds.
# verdict: error

import os
import time

import torch

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(2)
        with open(os.path.expanduser("~/drill-hostile-daemon"), "w") as file:
            file.write("still here")
    os._exit(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
