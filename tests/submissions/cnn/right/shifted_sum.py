# right: convolutions as a sum over 25 shifted images, pooling from four strided ones, the maximum with 0
import torch
from torch import nn


def conv(x, weight, bias):
    n = x.shape[-1] - 4
    y = bias.view(1, -1, 1, 1)
    for i in range(5):
        for j in range(5):
            y = y + torch.tensordot(x[:, :, i : i + n, j : j + n], weight[:, :, i, j], ([1], [1])).movedim(-1, 1)
    return y


def pool_relu(x):
    quarters = [x[:, :, i::2, j::2] for i in (0, 1) for j in (0, 1)]
    return torch.stack([*quarters, torch.zeros_like(quarters[0])]).max(dim=0).values


class CNN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 20, 5)
        self.fc = nn.Linear(320, num_classes)

    def forward(self, x):
        x = pool_relu(conv(x, self.conv1.weight, self.conv1.bias))
        x = pool_relu(conv(x, self.conv2.weight, self.conv2.bias))
        return self.fc(torch.flatten(x, start_dim=1))
