# right: the entropy of the labels plus their divergence from the probabilities
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    q = y_prob.clip(eps, 1 - eps)
    safe = np.where(y_true > 0, y_true, 1.0)
    entropy = -np.sum(y_true * np.log(safe), axis=-1)
    divergence = np.sum(y_true * (np.log(safe) - np.log(q)), axis=-1)
    return np.average(entropy + divergence)
