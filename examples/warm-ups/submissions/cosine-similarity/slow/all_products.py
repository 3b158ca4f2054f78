# slow: all N × M × D products are held before they are summed
def cosine_similarity(a, b):
    a = a / a.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    b = b / b.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    return (a[:, None, :] * b[None, :, :]).sum(-1)
