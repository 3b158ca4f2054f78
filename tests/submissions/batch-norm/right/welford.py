# right: Welford's running sums over the batch
import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.gamma = np.ones(num_features)
        self.beta = np.zeros(num_features)
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.training = True
        self.m, self.e = momentum, eps
        self.num_batches_tracked = 0
    def __call__(self, x):
        x = np.array(x, dtype=np.float64, copy=True)
        if self.training:
            self.num_batches_tracked += 1
            mean = np.zeros_like(x[0]); M2 = np.zeros_like(x[0])
            for k, row in enumerate(x, 1):
                d = row - mean
                mean += d / k
                M2 += d * (row - mean)
            var = M2 / len(x)
            self.running_mean = (1 - self.m) * self.running_mean + self.m * mean
            self.running_var = (1 - self.m) * self.running_var + self.m * M2 / (len(x) - 1)
        else:
            mean, var = self.running_mean.copy(), self.running_var.copy()
        x -= mean
        x /= np.sqrt(var + self.e)
        return x * self.gamma + self.beta
