# wrong: classes: num_classes is not looked at
import torch
import torch.nn.functional as F
from torch import nn


class CNN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 20, 5)
        self.fc = nn.Linear(320, 10)

    def forward(self, x):
        for conv in (self.conv1, self.conv2):
            x = torch.relu(nn.functional.max_pool2d(conv(x), 2))
        return self.fc(x.reshape(x.shape[0], -1))
