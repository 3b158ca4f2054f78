# wrong: gradient: the log-partition is detached as if it were a constant
import torch


def cross_entropy(logits, targets):
    with torch.no_grad():
        log_z = torch.logsumexp(logits, dim=1)
    return (log_z - logits.gather(1, targets.unsqueeze(1)).squeeze(1)).mean()
