# right: two plain loops and math.log
from math import log


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    n = len(y_true)
    loss = 0.0
    for labels, row in zip(y_true, y_prob):
        for y, p in zip(labels, row):
            if y > 0:
                loss -= y * log(max(eps, min(1 - eps, p)))
    return loss / n
