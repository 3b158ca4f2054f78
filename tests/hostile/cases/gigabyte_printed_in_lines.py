# problem: attention
# group: resources
# does: Prints a gigabyte, in lines.
# verdict: crashed, memory

import torch

for number in range(10**8):
    print(number)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
