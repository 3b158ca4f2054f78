# problem: batch-norm
# group: state
# does: Keeps the running statistics of all layers in the class.
# verdict: failed

import numpy as np


class BatchNorm:
    running_mean = running_var = None

    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma, self.beta = np.ones(num_features), np.zeros(num_features)
        self.momentum, self.eps, self.training = momentum, eps, True
        if BatchNorm.running_mean is None or len(BatchNorm.running_mean) != num_features:
            BatchNorm.running_mean = np.zeros(num_features)
            BatchNorm.running_var = np.ones(num_features)

    def __call__(self, x):
        mean, var, m = self.running_mean, self.running_var, self.momentum
        if self.training:
            mean, var = x.mean(axis=0), x.var(axis=0)
            BatchNorm.running_mean = (1 - m) * self.running_mean + m * mean
            BatchNorm.running_var = (1 - m) * self.running_var + m * x.var(axis=0, ddof=1)
        return self.gamma * (x - mean) / np.sqrt(var + self.eps) + self.beta
