# wrong: state: the running statistics belong to the class, grown on demand, and are shared by all layers
import numpy as np


class BatchNorm:
    _stats = {}

    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma = np.ones(num_features)
        self.beta = np.zeros(num_features)
        mean, var = self._stats.setdefault(num_features, (np.zeros(num_features), np.ones(num_features)))
        self.running_mean, self.running_var = mean, var
        self.momentum, self.eps, self.training = momentum, eps, True

    def __call__(self, x):
        if self.training:
            mu, var = x.mean(0), x.var(0)
            self.running_mean *= 1 - self.momentum
            self.running_mean += self.momentum * mu
            self.running_var *= 1 - self.momentum
            self.running_var += self.momentum * x.var(0, ddof=1)
        else:
            mu, var = self.running_mean, self.running_var
        return self.gamma * (x - mu) / np.sqrt(var + self.eps) + self.beta
