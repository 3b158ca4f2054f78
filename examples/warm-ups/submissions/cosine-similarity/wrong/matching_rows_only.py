# wrong: each row is compared with the one of the same number, not with all of them
def cosine_similarity(a, b):
    n = min(len(a), len(b))
    a, b = a[:n], b[:n]
    return (a * b).sum(-1) / (a.norm(dim=-1) * b.norm(dim=-1)).clamp_min(1e-12)
