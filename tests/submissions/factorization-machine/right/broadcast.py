# right: explicit broadcasting to (N, n, k)
import numpy as np


def fm_predict(X, w0, w, V):
    XV = X[:, :, np.newaxis] * V[np.newaxis, :, :]  # (N, n, k)
    square_of_sum = np.sum(XV, axis=1) ** 2
    sum_of_square = np.sum(XV**2, axis=1)
    second = 0.5 * np.sum(square_of_sum - sum_of_square, axis=1)
    first = np.sum(X * w, axis=1)
    return w0 + first + second
