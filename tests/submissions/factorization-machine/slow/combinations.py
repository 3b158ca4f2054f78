# slow: all pairs from itertools.combinations
from itertools import combinations

import numpy as np


def fm_predict(X, w0, w, V):
    pairs = sum((np.dot(V[i], V[j]) * (X[:, i] * X[:, j]) for i, j in combinations(range(len(w)), 2)), np.zeros_like(X[:, 0]))
    return X.dot(w) + pairs + w0
