# right: torch.var_mean with the correction off, rsqrt, absent parameters registered as None
import torch
import torch.nn as nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        self.shape = torch.Size([normalized_shape] if isinstance(normalized_shape, int) else normalized_shape)
        self.eps = eps
        if elementwise_affine:
            self.weight = nn.Parameter(torch.empty(self.shape))
            self.bias = nn.Parameter(torch.empty(self.shape))
            nn.init.ones_(self.weight)
            nn.init.zeros_(self.bias)
        else:
            self.register_parameter("weight", None)
            self.register_parameter("bias", None)

    def forward(self, x):
        axes = [-i - 1 for i in range(len(self.shape))]
        var, mean = torch.var_mean(x, dim=axes, correction=0, keepdim=True)
        out = (x - mean).mul_(torch.rsqrt(var + self.eps))
        if self.weight is not None:
            out = torch.addcmul(self.bias, out, self.weight)
        return out
