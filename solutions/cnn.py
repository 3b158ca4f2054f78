import torch
from torch import nn


class CNN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(320, num_classes)

    def forward(self, x):  # (B, 1, 28, 28)
        x = torch.relu(self.pool(self.conv1(x)))  # (B, 10, 24, 24) -> (B, 10, 12, 12)
        x = torch.relu(self.pool(self.conv2(x)))  # (B, 20, 8, 8) -> (B, 20, 4, 4)
        x = x.flatten(1)  # (B, 320)
        return self.fc(x)  # (B, num_classes)
