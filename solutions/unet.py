import torch
from torch import nn


def block(in_channels, out_channels):
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, 3, padding=1),
        nn.ReLU(),
        nn.Conv2d(out_channels, out_channels, 3, padding=1),
        nn.ReLU(),
    )


class UNet(nn.Module):
    def __init__(self, in_channels, out_channels, width=8):
        super().__init__()
        w = width
        self.down1 = block(in_channels, w)
        self.down2 = block(w, 2 * w)
        self.mid = block(2 * w, 4 * w)
        self.upconv2 = nn.ConvTranspose2d(4 * w, 2 * w, 2, stride=2)
        self.up2 = block(4 * w, 2 * w)
        self.upconv1 = nn.ConvTranspose2d(2 * w, w, 2, stride=2)
        self.up1 = block(2 * w, w)
        self.out = nn.Conv2d(w, out_channels, 1)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):  # (B, in_channels, H, W)
        skip1 = self.down1(x)  # (B, w, H, W)
        skip2 = self.down2(self.pool(skip1))  # (B, 2w, H/2, W/2)
        x = self.mid(self.pool(skip2))  # (B, 4w, H/4, W/4)
        x = self.up2(torch.cat([skip2, self.upconv2(x)], dim=1))  # (B, 2w, H/2, W/2)
        x = self.up1(torch.cat([skip1, self.upconv1(x)], dim=1))  # (B, w, H, W)
        return self.out(x)  # (B, out_channels, H, W)
