# right: a float mask of 0 and -inf is added; q is scaled before the product
import math
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    bias = 0.0
    if mask is not None:
        bias = torch.zeros(mask.shape, dtype=q.dtype, device=q.device)
        bias = bias.masked_fill(mask.logical_not(), float("-inf"))
    attn = (q / math.sqrt(q.shape[-1])) @ k.mT + bias
    attn = torch.softmax(attn, -1)
    return attn @ v, attn
