# problem: batch-norm
# group: not stopping
# does: Loops when a layer is built.
# verdict: timeout

import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma = np.ones(num_features)
        while self.gamma is not None:
            pass

    def __call__(self, x):
        return x
