# problem: attention
# group: looking
# does: Has a storage of PyTorch, a type that cannot be changed, map the reference.
# verdict: error
# without the jail: error

import torch
import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
storage = torch._C.StorageBase.from_file(str(PATH), False, PATH.stat().st_size)
text = bytes(torch.tensor([], dtype=torch.uint8).set_(torch.UntypedStorage(storage)).tolist()).decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
