# right: a block-diagonal rotation matrix for every position, applied with einsum
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    B, H, T, D = q.shape
    R = torch.zeros(T, D, D)
    for t in range(T):
        for i in range(D // 2):
            a = torch.tensor((t + offset) / base ** (2 * i / D))
            R[t, 2 * i, 2 * i] = R[t, 2 * i + 1, 2 * i + 1] = torch.cos(a)
            R[t, 2 * i + 1, 2 * i] = torch.sin(a)
            R[t, 2 * i, 2 * i + 1] = -torch.sin(a)
    R = R.to(q.dtype)
    return torch.einsum("tij,bhtj->bhti", R, q), torch.einsum("tij,bhtj->bhti", R, k)
