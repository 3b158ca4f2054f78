# wrong: state: statistics set from outside are ignored for private ones
import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.m, self.eps, self.training = momentum, eps, True
        self.gamma = np.ones(num_features); self.beta = np.zeros(num_features)
        self._mean = self.running_mean = np.zeros(num_features)
        self._var = self.running_var = np.ones(num_features)
    def __call__(self, x):
        if self.training:
            mean, var = x.mean(0), x.var(0)
            self._mean = (1-self.m)*self._mean + self.m*mean
            self._var = (1-self.m)*self._var + self.m*x.var(0, ddof=1)
            self.running_mean, self.running_var = self._mean, self._var
        else: mean, var = self._mean, self._var
        return self.gamma*(x-mean)/np.sqrt(var+self.eps)+self.beta
