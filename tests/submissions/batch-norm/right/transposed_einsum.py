# right: transposed throughout, einsum for the squares, np.where for the mode
import numpy as np


class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma = np.ones((num_features,), dtype=np.float64)
        self.beta = np.zeros((num_features,), dtype=np.float64)
        self.running_mean = np.zeros((num_features,), dtype=np.float64)
        self.running_var = np.ones((num_features,), dtype=np.float64)
        self.momentum = momentum
        self.eps = eps
        self.training = True

    def train(self, mode=True):
        self.training = mode
        return self

    def eval(self):
        return self.train(False)

    def __call__(self, x):
        xt = x.T
        mean = xt.mean(-1) if self.training else self.running_mean
        d = xt - mean[:, None]
        squares = np.einsum("cn,cn->c", d, d)
        var = np.where(self.training, squares / x.shape[0], self.running_var)
        if self.training:
            m = self.momentum
            self.running_mean = self.running_mean - m * (self.running_mean - mean)
            self.running_var = self.running_var - m * (self.running_var - squares / (x.shape[0] - 1))
        y = d / np.sqrt(var[:, None] + self.eps) * self.gamma.reshape(-1, 1) + self.beta.reshape(-1, 1)
        return y.T
