# right: back to the logit of the clipped probability, and softplus of it
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.minimum(np.maximum(y_prob, eps), 1 - eps)
    z = np.log(p / (1 - p))
    return np.average(np.logaddexp(0.0, z) - y_true * z).item()
