# problem: attention
# group: manners
# does: Is right, and has names and comments in Chinese.
# verdict: passed

import math

import torch


def 缩放点积注意力(q, k, v, mask=None):
    """缩放点积注意力：softmax(QKᵀ/√D)V。"""
    分数 = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))  # 形状 (..., Lq, Lk)
    if mask is not None:
        分数 = 分数.masked_fill(~mask, float("-inf"))  # True 表示可以看到
    权重 = torch.softmax(分数, dim=-1)
    return 权重 @ v, 权重


scaled_dot_product_attention = 缩放点积注意力
