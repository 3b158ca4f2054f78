# wrong: shape: squeezes the logits, so that N samples of one class become one sample of N classes
import torch
def cross_entropy(logits, targets):
    x = logits.squeeze()
    lse = torch.logsumexp(x, dim=-1)
    return (lse - logits[torch.arange(len(targets)), targets]).mean()
