# wrong: value: where the variance is 0 the deviation is taken as 1
import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.m, self.eps, self.training = momentum, eps, True
        self.gamma = np.ones(num_features); self.beta = np.zeros(num_features)
        self.running_mean = np.zeros(num_features); self.running_var = np.ones(num_features)
    def __call__(self, x):
        if self.training:
            mean, var = x.mean(0), x.var(0)
            self.running_mean = (1-self.m)*self.running_mean + self.m*mean
            self.running_var = (1-self.m)*self.running_var + self.m*x.var(0, ddof=1)
        else: mean, var = self.running_mean, self.running_var
        std = np.sqrt(var+self.eps); std[var == 0] = 1
        return self.gamma*(x-mean)/std+self.beta
