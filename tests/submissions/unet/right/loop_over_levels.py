# right: functional, layers registered and found by name in a loop, a stack of skips
import torch
import torch.nn as nn
import torch.nn.functional as F


class UNet(nn.Module):
    def __init__(self, in_channels, out_channels, width=8):
        super().__init__()
        widths = {
            "down1": (in_channels, width),
            "down2": (width, width * 2),
            "mid": (width * 2, width * 4),
            "up2": (width * 4, width * 2),
            "up1": (width * 2, width),
        }
        for name, (cin, cout) in widths.items():
            layers = []
            for c in (cin, cout):
                layers += [nn.Conv2d(c, cout, kernel_size=3, stride=1, padding="same"), nn.ReLU(inplace=True)]
            setattr(self, name, nn.Sequential(*layers))
        for level in (1, 2):
            c = width * 2 ** (level - 1)
            setattr(self, f"upconv{level}", nn.ConvTranspose2d(2 * c, c, kernel_size=2, stride=2))
        self.out = nn.Conv2d(width, out_channels, kernel_size=1)

    def forward(self, x):
        skips = []
        for level in (1, 2):
            x = getattr(self, f"down{level}")(x)
            skips.append(x)
            x = F.max_pool2d(x, kernel_size=2)
        x = self.mid(x)
        for level in (2, 1):
            x = getattr(self, f"upconv{level}")(x)
            x = getattr(self, f"up{level}")(torch.cat((skips.pop(), x), 1))
        return self.out(x)
