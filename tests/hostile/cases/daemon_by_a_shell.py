# problem: attention
# group: processes
# does: Has a shell leave a process behind, which writes a file into the home.
# verdict: failed, error

import os

import torch

os.system("(sleep 2; touch ~/drill-hostile-daemon) &")


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
