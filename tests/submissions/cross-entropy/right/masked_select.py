# right: logaddexp folded over the classes, a boolean comparison picks the target
from functools import reduce

import torch


def cross_entropy(logits, targets):
    log_z = reduce(torch.logaddexp, logits.unbind(1))
    hit = torch.arange(logits.size(1))[None, :] == targets[:, None]
    return (log_z - logits[hit]).sum() / targets.numel()
