# wrong: state: an inverse deviation cached by the first evaluation is used by the later ones
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
        self.inv = None

    def __call__(self, x):
        if self.training:
            mu = x.mean(axis=0)
            inv = 1 / np.sqrt(x.var(axis=0) + self.eps)
            self.running_mean += self.momentum * (mu - self.running_mean)
            self.running_var += self.momentum * (x.var(axis=0, ddof=1) - self.running_var)
        else:
            if self.inv is None:
                self.inv = 1 / np.sqrt(self.running_var + self.eps)
            mu, inv = self.running_mean, self.inv
        return self.gamma * (x - mu) * inv + self.beta
