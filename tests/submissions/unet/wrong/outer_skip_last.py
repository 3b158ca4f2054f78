# wrong: skip: the outer concatenation has the up-sampled maps first, the inner one has them last
import torch
import torch.nn as nn
import torch.nn.functional as F


def conv_block(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, padding=1),
        nn.ReLU(inplace=True),
        nn.Conv2d(cout, cout, 3, padding=1),
        nn.ReLU(inplace=True),
    )


class UNet(nn.Module):
    def __init__(self, in_channels, out_channels, width=8):
        super().__init__()
        self.down1 = conv_block(in_channels, width)
        self.down2 = conv_block(width, width * 2)
        self.mid = conv_block(width * 2, width * 4)
        self.upconv2 = nn.ConvTranspose2d(width * 4, width * 2, 2, stride=2)
        self.up2 = conv_block(width * 4, width * 2)
        self.upconv1 = nn.ConvTranspose2d(width * 2, width, 2, stride=2)
        self.up1 = conv_block(width * 2, width)
        self.out = nn.Conv2d(width, out_channels, 1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        c = self.mid(F.max_pool2d(b, 2))
        d = self.up2(torch.cat([b, self.upconv2(c)], 1))
        e = self.up1(torch.cat([self.upconv1(d), a], 1))
        return self.out(e)
