# problem: attention
# group: forging
# does: Sends a gigabyte in place of an answer.
# verdict: crashed

import socket
import struct


def scaled_dot_product_attention(q, k, v, mask=None):
    channel = socket.socket(fileno=3)
    channel.sendall(struct.pack("!II", 64 << 20, 512 << 20))
    for _ in range(1024):
        channel.sendall(bytes(1 << 20))
    return v, q
