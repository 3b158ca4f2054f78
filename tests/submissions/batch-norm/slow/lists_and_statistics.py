# slow: the array becomes lists, and the statistics module does the rest, element by element
import statistics

import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma, self.beta = np.ones(num_features), np.zeros(num_features)
        self.running_mean, self.running_var = np.zeros(num_features), np.ones(num_features)
        self.momentum, self.eps, self.training = momentum, eps, True

    def __call__(self, x):
        columns = [list(c) for c in zip(*x.tolist())]
        if self.training:
            mean = [statistics.fmean(c) for c in columns]
            var = [statistics.pvariance(c) for c in columns]
            unbiased = [statistics.variance(c) for c in columns]
            keep = 1 - self.momentum
            self.running_mean = np.array([keep * o + self.momentum * n for o, n in zip(self.running_mean, mean)])
            self.running_var = np.array([keep * o + self.momentum * n for o, n in zip(self.running_var, unbiased)])
        else:
            mean, var = list(self.running_mean), list(self.running_var)
        out = [
            [g * (v - m) / (s + self.eps) ** 0.5 + b for v in column]
            for column, m, s, g, b in zip(columns, mean, var, self.gamma, self.beta)
        ]
        return np.array(out).T
