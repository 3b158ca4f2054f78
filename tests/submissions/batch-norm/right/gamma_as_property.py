# right: gamma and beta are properties over a dict of parameters, the constructor takes further options
import numpy as np
class BatchNorm:
    """With a state dict."""
    def __init__(self, num_features, momentum=0.1, eps=1e-5, affine=True, verbose=False):
        self.params = {"gamma": np.ones(num_features), "beta": np.zeros(num_features)}
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.momentum = momentum
        self.eps = eps
        self.verbose = verbose
        self.training = True
        self.cache = None
    @property
    def gamma(self): return self.params["gamma"]
    @gamma.setter
    def gamma(self, v): self.params["gamma"] = v
    @property
    def beta(self): return self.params["beta"]
    @beta.setter
    def beta(self, v): self.params["beta"] = v
    def __call__(self, x):
        if self.training:
            mean = x.mean(axis=0); var = x.var(axis=0)
            x_hat = (x - mean[None, :]) / np.sqrt(var[None, :] + self.eps)
            self.cache = (x_hat, var)
            m = x.shape[0]
            self.running_mean = self.momentum * mean + (1 - self.momentum) * self.running_mean
            self.running_var = self.momentum * (var * m / (m - 1)) + (1 - self.momentum) * self.running_var
        else:
            x_hat = (x - self.running_mean) / np.sqrt(self.running_var + self.eps)
        if self.verbose: print(x_hat.shape)
        return self.gamma * x_hat + self.beta
if __name__ == "__main__":
    bn = BatchNorm(3); print(bn(np.random.randn(4, 3)).std(0))
