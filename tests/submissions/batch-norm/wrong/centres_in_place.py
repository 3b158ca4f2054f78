# wrong: input changed: x is centred and scaled in place
import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma, self.beta = np.ones(num_features), np.zeros(num_features)
        self.running_mean, self.running_var = np.zeros(num_features), np.ones(num_features)
        self.m, self.eps, self.training = momentum, eps, True

    def __call__(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            mean, var = x.mean(0), x.var(0)
            self.running_mean = self.running_mean * (1 - self.m) + mean * self.m
            self.running_var = self.running_var * (1 - self.m) + x.var(0, ddof=1) * self.m
        x -= mean
        x /= np.sqrt(var + self.eps)
        return x * self.gamma + self.beta
