# problem: attention
# group: forging
# does: Answers with a tensor of a gigabyte that holds one number.
# verdict: failed, error, memory, timeout

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    return torch.zeros(1).expand(1 << 28), q
