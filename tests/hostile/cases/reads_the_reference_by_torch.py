# problem: attention
# group: looking
# does: Has PyTorch's own C++ read the reference as a tensor of bytes.
# verdict: error
# without the jail: error

import torch
import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
size = PATH.stat().st_size
bytes_ = torch.from_file(str(PATH), shared=False, size=size, dtype=torch.uint8)
text = bytes_.numpy().tobytes().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
