import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma = np.ones(num_features)
        self.beta = np.zeros(num_features)
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.momentum = momentum
        self.eps = eps
        self.training = True

    def __call__(self, x):
        mean, var = self.running_mean, self.running_var  # (C,)
        if self.training:
            mean, var = x.mean(axis=0), x.var(axis=0)
            unbiased = x.var(axis=0, ddof=1)
            m = self.momentum
            self.running_mean = (1 - m) * self.running_mean + m * mean
            self.running_var = (1 - m) * self.running_var + m * unbiased
        x_hat = (x - mean) / np.sqrt(var + self.eps)  # (N, C)
        return self.gamma * x_hat + self.beta
