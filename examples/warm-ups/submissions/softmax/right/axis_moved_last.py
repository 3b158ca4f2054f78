# right: the axis is moved to the end, a copy is worked on in place, and the axis is moved back
import numpy as np


def softmax(x, axis=-1):
    weights = np.moveaxis(x, axis, -1).copy()
    weights -= weights.max(-1)[..., None]
    np.exp(weights, out=weights)
    weights /= weights.sum(-1)[..., None]
    return np.moveaxis(weights, -1, axis)
