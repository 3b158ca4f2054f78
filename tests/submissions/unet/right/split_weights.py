# right: nothing is concatenated: each half of the first kernel of an up block acts on its own maps, and the results are added
import torch.nn.functional as F
from torch import nn


class UNet(nn.Module):
    def __init__(self, in_channels, out_channels, width=8):
        super().__init__()
        c = [in_channels, width, 2 * width, 4 * width, 2 * width, width]
        self.down1, self.down2, self.mid, self.up2, self.up1 = (
            nn.Sequential(
                nn.Conv2d(m, n, 3, padding=1), nn.ReLU(), nn.Conv2d(n, n, 3, padding=1), nn.ReLU()
            )
            for m, n in zip(c, c[1:])
        )
        self.upconv2 = nn.ConvTranspose2d(4 * width, 2 * width, 2, stride=2)
        self.upconv1 = nn.ConvTranspose2d(2 * width, width, 2, stride=2)
        self.out = nn.Conv2d(width, out_channels, 1)

    @staticmethod
    def joined(up, skip, x):
        first = up[0]
        of_skip, of_x = first.weight.chunk(2, dim=1)
        y = F.conv2d(skip, of_skip, first.bias, padding=1) + F.conv2d(x, of_x, padding=1)
        return up[3](up[2](up[1](y)))

    def forward(self, x):
        skip1 = self.down1(x)
        skip2 = self.down2(F.max_pool2d(skip1, 2, 2))
        x = self.mid(F.max_pool2d(skip2, 2, 2))
        x = self.joined(self.up2, skip2, self.upconv2(x))
        x = self.joined(self.up1, skip1, self.upconv1(x))
        return self.out(x)
