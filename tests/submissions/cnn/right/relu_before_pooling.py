# right: modules for everything, ReLU before the pooling (they commute), view for the vector
import torch
import torch.nn as nn


class CNN(nn.Module):
    def __init__(self, num_classes: int = 10):
        super(CNN, self).__init__()
        self.conv1 = nn.Conv2d(1, 10, (5, 5), stride=1, padding=0)
        self.conv2 = nn.Conv2d(10, 20, (5, 5), stride=1, padding=0)
        self.pool = nn.MaxPool2d(kernel_size=2, stride=2)
        self.relu = nn.ReLU(inplace=True)
        self.fc = nn.Linear(20 * 4 * 4, num_classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        return self.fc(x.view(x.size(0), -1))
