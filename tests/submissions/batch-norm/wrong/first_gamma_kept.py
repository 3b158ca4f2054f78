# wrong: state: the first arrays of gamma and beta are kept, and set ones ignored
import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.m, self.eps, self.training = momentum, eps, True
        self.gamma = np.ones(num_features); self.beta = np.zeros(num_features)
        self._params = [self.gamma, self.beta]
        self.running_mean = np.zeros(num_features); self.running_var = np.ones(num_features)
    def __call__(self, x):
        if self.training:
            mean, var = x.mean(0), x.var(0)
            self.running_mean = (1-self.m)*self.running_mean + self.m*mean
            self.running_var = (1-self.m)*self.running_var + self.m*x.var(0, ddof=1)
        else: mean, var = self.running_mean, self.running_var
        g, b = self._params
        return g*(x-mean)/np.sqrt(var+self.eps)+b
