# problem: batch-norm
# group: not stopping
# does: Loops when an attribute of a layer is read from outside.
# verdict: timeout

import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.training = True

    def __getattr__(self, name):
        while True:
            pass

    def __call__(self, x):
        return x
