# right: a plain loop over the flattened arrays, with math.log and min and max
import math


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    total, count = 0.0, 0
    for y, p in zip(y_true.ravel().tolist(), y_prob.ravel().tolist()):
        p = min(max(p, eps), 1 - eps)
        total -= math.log(p) if y else math.log(1 - p)
        count += 1
    return total / count
