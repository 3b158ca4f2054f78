import numpy as np


def fm_predict(X, w0, w, V):
    # Σ_{i<j} aᵢaⱼ = ((Σ aᵢ)² − Σ aᵢ²) / 2, for every factor with aᵢ = xᵢ vᵢ
    sums = X @ V  # (N, k)
    squares = np.square(X) @ np.square(V)  # (N, k)
    pairs = (np.square(sums) - squares).sum(axis=1) / 2  # (N,)
    return w0 + X @ w + pairs
