# right: positives and negatives are picked by a boolean index and clipped apart
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    positive = y_true > 0.5
    hit = np.clip(y_prob[positive], eps, 1 - eps)
    miss = np.clip(1 - y_prob[~positive], eps, 1 - eps)
    return np.float64(-(np.log(hit).sum() + np.log(miss).sum()) / y_true.size)
