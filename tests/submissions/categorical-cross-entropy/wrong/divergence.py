# wrong: value: the Kullback-Leibler divergence, which lacks the entropy of soft labels
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    y = np.clip(y_true, eps, 1)
    return float((y_true * (np.log(y) - np.log(p))).sum(axis=1).mean())
