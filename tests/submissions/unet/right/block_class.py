# right: a block class derived from nn.Sequential, pooling as modules, published style with size checks
import torch
from torch import nn


class DoubleConv(nn.Sequential):
    def __init__(self, cin, cout):
        super().__init__(
            nn.Conv2d(cin, cout, 3, 1, 1),
            nn.ReLU(),
            nn.Conv2d(cout, cout, 3, 1, 1),
            nn.ReLU(),
        )


class UNet(nn.Module):
    def __init__(self, in_channels: int, out_channels: int, width: int = 8):
        super(UNet, self).__init__()
        self.down1 = DoubleConv(in_channels, width)
        self.pool1 = nn.MaxPool2d(2)
        self.down2 = DoubleConv(width, width * 2)
        self.pool2 = nn.MaxPool2d(2)
        self.mid = DoubleConv(width * 2, width * 4)
        self.upconv2 = nn.ConvTranspose2d(width * 4, width * 2, kernel_size=2, stride=2)
        self.up2 = DoubleConv(width * 4, width * 2)
        self.upconv1 = nn.ConvTranspose2d(width * 2, width, kernel_size=2, stride=2)
        self.up1 = DoubleConv(width * 2, width)
        self.out = nn.Conv2d(width, out_channels, 1)

    def forward(self, x):
        assert x.size(2) % 4 == 0 and x.size(3) % 4 == 0
        e1 = self.down1(x)
        e2 = self.down2(self.pool1(e1))
        b = self.mid(self.pool2(e2))
        d2 = self.upconv2(b)
        assert d2.shape == e2.shape
        d2 = self.up2(torch.cat([e2, d2], dim=1))
        d1 = self.upconv1(d2)
        d1 = self.up1(torch.cat([e1, d1], dim=1))
        return self.out(d1)
