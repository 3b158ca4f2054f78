# right: layers made in a loop and registered by name, GELU from the distribution function in torch.special, masks from numpy
from collections import OrderedDict

import numpy as np
import torch
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        sizes = [in_features, *(in_features if n is None else n for n in (hidden_features, out_features))]
        self.drop = drop
        for i, (m, n) in enumerate(zip(sizes, sizes[1:]), start=1):
            self.add_module(f"fc{i}", nn.Linear(m, n))

    def dropped(self, z):
        if not self.training:
            return z
        kept = np.random.random(tuple(z.shape)) < 1 - self.drop
        return z * torch.as_tensor(kept, dtype=z.dtype) / (1 - self.drop)

    def forward(self, x):
        steps = OrderedDict(self.named_children())
        x = steps["fc1"](x)
        x = self.dropped(x * torch.special.ndtr(x))
        return self.dropped(steps["fc2"](x))
