# wrong: state: the statistics start again when training follows evaluation
import numpy as np
class BatchNorm:
    # restarts the statistics whenever training begins again
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        self.m, self.eps, self.training, self.C = momentum, eps, True, num_features
        self.gamma = np.ones(num_features); self.beta = np.zeros(num_features)
        self.running_mean = np.zeros(num_features); self.running_var = np.ones(num_features)
        self.was = True
    def __call__(self, x):
        if self.training:
            if not self.was:
                self.running_mean = np.zeros(self.C); self.running_var = np.ones(self.C)
            mean, var = x.mean(0), x.var(0)
            self.running_mean = (1-self.m)*self.running_mean + self.m*mean
            self.running_var = (1-self.m)*self.running_var + self.m*x.var(0, ddof=1)
        else: mean, var = self.running_mean, self.running_var
        self.was = self.training
        return self.gamma*(x-mean)/np.sqrt(var+self.eps)+self.beta
