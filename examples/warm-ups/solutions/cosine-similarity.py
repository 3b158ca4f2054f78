def cosine_similarity(a, b):
    a = a / a.norm(dim=-1, keepdim=True).clamp_min(1e-12)  # a zero row stays zero
    b = b / b.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    return a @ b.T
