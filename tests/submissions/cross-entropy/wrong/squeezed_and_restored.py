# wrong: shape: squeezes the logits and takes any vector for one sample
import torch
def cross_entropy(logits, targets):
    z = logits.squeeze()
    if z.dim() < 2:
        z = z.reshape(1, -1)
    return (z.logsumexp(1) - logits[torch.arange(len(targets)), targets]).mean()
