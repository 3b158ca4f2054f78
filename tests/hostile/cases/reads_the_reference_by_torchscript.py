# problem: attention
# group: looking
# does: Has a scripted function of PyTorch map the reference.
# verdict: error
# without the jail: error

import torch
import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"


@torch.jit.script
def read(path: str, size: int):
    return torch.from_file(path, False, size, dtype=torch.uint8)


text = read(str(PATH), PATH.stat().st_size).numpy().tobytes().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
