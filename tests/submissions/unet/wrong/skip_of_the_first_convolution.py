# wrong: skip: the maps are taken after the first convolution of a down block, not at its end
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
        skips = []
        for down in (self.down1, self.down2):
            x = F.relu(down[0](x))
            skips.append(x)
            x = F.max_pool2d(F.relu(down[2](x)), 2)
        x = self.mid(x)
        for upconv, up in ((self.upconv2, self.up2), (self.upconv1, self.up1)):
            x = up(torch.cat([skips.pop(), upconv(x)], dim=1))
        return self.out(x)
