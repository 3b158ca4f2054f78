# slow: Python loops over every element, again and again
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
        N, C = x.shape
        if self.training:
            mean = np.zeros(C)
            for i in range(N):
                for j in range(C):
                    mean[j] += x[i, j] / N
            var = np.zeros(C)
            for i in range(N):
                for j in range(C):
                    var[j] += (x[i, j] - mean[j]) ** 2 / N
            for j in range(C):
                old, m = self.running_mean[j], self.momentum
                self.running_mean[j] = old + m * (mean[j] - old)
                self.running_var[j] = (1 - m) * self.running_var[j] + m * var[j] * N / (N - 1)
        else:
            mean, var = self.running_mean, self.running_var
        y = np.zeros((N, C))
        for i in range(N):
            for j in range(C):
                y[i][j] = self.gamma[j] * (x[i][j] - mean[j]) / (var[j] + self.eps) ** 0.5 + self.beta[j]
        return y
