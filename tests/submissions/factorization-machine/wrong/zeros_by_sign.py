# wrong: value: features with negative values are taken for absent
import numpy as np


def fm_predict(X, w0, w, V):
    out = []
    for x in X:
        idx = np.where(x > 0)[0]
        a = x[idx, None] * V[idx]
        out.append(w0 + x[idx] @ w[idx] + 0.5 * (a.sum(0) ** 2 - (a**2).sum(0)).sum())
    return np.array(out, dtype=X.dtype)
