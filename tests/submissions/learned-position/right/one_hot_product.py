# right: rows chosen by a product with part of an identity matrix, register_parameter, expanded explicitly
import torch


class LearnedPositionEncoding(torch.nn.Module):
    def __init__(self, max_len, d_model):
        torch.nn.Module.__init__(self)
        self.register_parameter("weight", torch.nn.Parameter(torch.empty(max_len, d_model).normal_()))

    def forward(self, x):
        length, size = x.shape[1], self.weight.shape[0]
        if not length <= size:
            raise ValueError(length)
        choice = torch.eye(length, size, dtype=self.weight.dtype, device=self.weight.device)
        return torch.add(x, (choice @ self.weight).expand(x.shape[0], -1, -1))
