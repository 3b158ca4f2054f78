# problem: attention
# group: forging
# does: Sends its reply a byte at a time, and half a second between any two.
# verdict: timeout

import time

import drill.judge.worker
import torch


def dribble(self, message):
    for byte in drill.judge.protocol.pack(message):
        self.channel.sendall(bytes([byte]))
        time.sleep(0.5)


drill.judge.worker.Worker._send = dribble


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
