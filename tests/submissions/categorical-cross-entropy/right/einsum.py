# right: one einsum of labels and log-probabilities, divided by the number of rows
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    log_p = np.log(np.minimum(np.maximum(y_prob, eps), 1.0 - eps))
    return -np.einsum("nc,nc->", y_true, log_p) / y_true.shape[0]
