# wrong: value: the logarithm is bounded from below (as PyTorch does), certain and right predictions cost nothing
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    chosen = np.where(y_true == 1, y_prob, 1 - y_prob)
    return float(-np.log(np.maximum(chosen, eps)).mean())
