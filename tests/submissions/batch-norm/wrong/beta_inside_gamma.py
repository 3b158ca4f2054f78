# wrong: value: beta is inside the factor gamma, which shows only when both are set
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
        mu, var = (x.mean(0), x.var(0)) if self.training else (self.running_mean, self.running_var)
        if self.training:
            n = x.shape[0]
            self.running_mean = self.running_mean + self.momentum * (mu - self.running_mean)
            self.running_var = self.running_var + self.momentum * (var * n / (n - 1) - self.running_var)
        return self.gamma * ((x - mu) / np.sqrt(var + self.eps) + self.beta)
