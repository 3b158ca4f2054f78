# wrong: upconv: the kernels of the transposed convolutions are applied with rows and columns swapped
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

    @staticmethod
    def enlarged(layer, x):
        B, _, H, W = x.shape
        y = torch.einsum("bchw,cokl->bohlwk", x, layer.weight)
        return y.reshape(B, -1, 2 * H, 2 * W) + layer.bias[:, None, None]

    def forward(self, x):
        s1 = self.down1(x)
        s2 = self.down2(F.max_pool2d(s1, 2))
        x = self.mid(F.max_pool2d(s2, 2))
        x = self.up2(torch.cat([s2, self.enlarged(self.upconv2, x)], dim=1))
        x = self.up1(torch.cat([s1, self.enlarged(self.upconv1, x)], dim=1))
        return self.out(x)
