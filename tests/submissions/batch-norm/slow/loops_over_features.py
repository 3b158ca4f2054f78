# slow: plain loops over the features and Python floats
import math

import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.num_features = num_features
        self.momentum = momentum
        self.eps = eps
        self.gamma = np.array([1.0] * num_features)
        self.beta = np.array([0.0] * num_features)
        self.running_mean = np.array([0.0] * num_features)
        self.running_var = np.array([1.0] * num_features)
        self.training = True

    def __call__(self, x):
        out = np.empty_like(x)
        for c in range(self.num_features):
            column = [float(v) for v in x[:, c]]
            n = len(column)
            if self.training:
                mean = sum(column) / n
                var = sum((v - mean) ** 2 for v in column) / n
                self.running_mean[c] = self.running_mean[c] * (1 - self.momentum) + mean * self.momentum
                self.running_var[c] = (
                    self.running_var[c] * (1 - self.momentum) + var * n / (n - 1) * self.momentum
                )
            else:
                mean, var = self.running_mean[c], self.running_var[c]
            for i in range(n):
                out[i, c] = (column[i] - mean) / math.sqrt(var + self.eps) * self.gamma[c] + self.beta[c]
        return out
