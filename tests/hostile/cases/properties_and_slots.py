# problem: batch-norm
# group: manners
# does: Is right, and is a class with slots, properties and class methods.
# verdict: passed

import numpy as np


class BatchNorm:
    __slots__ = ("_beta", "eps", "gamma", "momentum", "running_mean", "running_var", "training")

    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma, self._beta = np.ones(num_features), np.zeros(num_features)
        self.running_mean, self.running_var = np.zeros(num_features), np.ones(num_features)
        self.momentum, self.eps, self.training = momentum, eps, True

    @property
    def beta(self):
        return self._beta

    @beta.setter
    def beta(self, value):
        self._beta = np.asarray(value)

    @staticmethod
    def mix(old, new, share):
        return (1 - share) * old + share * new

    def __call__(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            mean, var = x.mean(axis=0), x.var(axis=0)
            unbiased = x.var(axis=0, ddof=1)
            self.running_mean = self.mix(self.running_mean, mean, self.momentum)
            self.running_var = self.mix(self.running_var, unbiased, self.momentum)
        return self.gamma * (x - mean) / np.sqrt(var + self.eps) + self.beta
