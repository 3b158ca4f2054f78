# wrong: value: the running standard deviation is averaged and squared, instead of the variance
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
        if self.training:
            mu, sigma = x.mean(axis=0), x.std(axis=0)
            a = self.momentum
            std = (1 - a) * np.sqrt(self.running_var) + a * x.std(axis=0, ddof=1)
            self.running_mean = (1 - a) * self.running_mean + a * mu
            self.running_var = std**2
            z = (x - mu) / np.sqrt(sigma**2 + self.eps)
        else:
            z = (x - self.running_mean) / np.sqrt(self.running_var + self.eps)
        return z * self.gamma + self.beta
