# problem: attention
# group: processes
# does: Makes a system call of the 386 by machine code; it would be right if it could.
# verdict: error, crashed
# without the jail: error

import math
import ctypes
import mmap

import torch

CODE = bytes.fromhex("53b814000000cd805bc3")  # push rbx; mov eax, getpid; int 0x80; pop rbx; ret
memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
memory.write(CODE)
address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
assert ctypes.CFUNCTYPE(ctypes.c_int)(address)() > 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
