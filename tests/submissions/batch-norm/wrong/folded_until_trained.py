# wrong: state: a folded scale and shift outlive what is set between two evaluations
import numpy as np
class BatchNorm:
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.m, self.eps, self.training = momentum, eps, True
        self.gamma = np.ones(num_features); self.beta = np.zeros(num_features)
        self.running_mean = np.zeros(num_features); self.running_var = np.ones(num_features)
        self._folded = None
    def __call__(self, x):
        if self.training:
            self._folded = None
            mean, var = x.mean(0), x.var(0)
            self.running_mean = (1-self.m)*self.running_mean + self.m*mean
            self.running_var = (1-self.m)*self.running_var + self.m*x.var(0, ddof=1)
            return self.gamma*(x-mean)/np.sqrt(var+self.eps)+self.beta
        if self._folded is None:   # stale when statistics or gamma are set between two evaluations
            s = self.gamma/np.sqrt(self.running_var+self.eps)
            self._folded = s, self.beta - self.running_mean*s
        return x*self._folded[0] + self._folded[1]
