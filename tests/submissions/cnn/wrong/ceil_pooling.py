# wrong: pooling: windows of 3 x 3 with stride 2 in ceil mode, which leave the same sizes
import torch
import torch.nn.functional as F
from torch import nn


class CNN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 20, 5)
        self.pool = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.fc = nn.Linear(320, num_classes)

    def forward(self, x):
        x = self.pool(self.conv1(x)).relu()
        x = self.pool(self.conv2(x)).relu()
        return self.fc(x.flatten(1))
