# right: pooling, bias and ReLU in another order (the bias of a channel commutes with the maximum), lazy size
import torch
import torch.nn.functional as F
from torch import nn


class CNN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels=1, out_channels=10, kernel_size=5)
        self.conv2 = nn.Conv2d(in_channels=10, out_channels=20, kernel_size=5)
        with torch.no_grad():
            size = self.features(torch.zeros(1, 1, 28, 28)).numel()
        self.fc = nn.Linear(size, num_classes)

    def features(self, x):
        for conv in (self.conv1, self.conv2):
            x = F.adaptive_max_pool2d(F.conv2d(x, conv.weight), x.shape[-1] // 2 - 2)
            x = torch.relu(x + conv.bias[:, None, None])
        return x

    def forward(self, x):
        return self.fc(self.features(x).flatten(start_dim=1))
